using Vibes.UuidToolkit.Analyzers.Tests;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Vibes.UuidToolkit.CodeMigration.Scanning;
using Vibes.UuidToolkit.CodeMigration.Writing;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>A web project on disk with a component, a page and a view: loaded, scanned, changed, written and built by the SDK.</summary>
public sealed class RazorProjectTests
{
    private const string Component = "\ufeff@page \"/journals/{Id:int}\"\r\n@inject VibesContext Db\r\n<a href=\"/journals/@Id\">@Db.Journals.Find(Id)!.Title</a>\r\n@code {\r\n    [Microsoft.AspNetCore.Components.Parameter] public int Id { get; set; }\r\n}\r\n";
    private const string View = "@model Vibes.Journal\n@{ int own = Model.Id; }\n<a asp-route-id=\"@own\">@Model.Title @(own == 0)</a>\n";
    private const string Page = "@page \"{id:int}\"\n@model Vibes.ShowModel\n<p>@Model.Id</p>\n";

    [Fact]
    public async Task A_web_project_is_changed_on_disk()
    {
        using var folder = new CodeFolder();
        folder.Write("Web/Web.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><RootNamespace>Vibes</RootNamespace></PropertyGroup>
              <ItemGroup>
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "Microsoft.EntityFrameworkCore.dll")}" />
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "Microsoft.EntityFrameworkCore.Abstractions.dll")}" />
              </ItemGroup>
            </Project>

            """);
        folder.Write("Web/Model.cs", Journals.Model);
        folder.Write("Web/Program.cs", "WebApplication.Create().Run();\n");
        folder.Write("Web/Show.razor", Component);
        folder.Write("Web/Views/Journals/Show.cshtml", View);
        folder.Write("Web/Pages/Show.cshtml", Page);
        folder.Write("Web/Pages/Show.cshtml.cs", "namespace Vibes;\npublic class ShowModel(VibesContext db) : Microsoft.AspNetCore.Mvc.RazorPages.PageModel\n{\n    public int Id { get; set; }\n    public void OnGet(int id) => Id = db.Journals.Find(id)!.Id;\n}\n");
        await folder.RestoreAsync("Web/Web.csproj");

        using (var code = await SolutionLoader.LoadAsync(folder["Web/Web.csproj"], null, TestContext.Current.CancellationToken))
        {
            Assert.Empty(await CompileCheck.RunAsync(code, null, TestContext.Current.CancellationToken));
            var scan = await CodeScan.RunAsync(code, new(), null, TestContext.Current.CancellationToken);
            Assert.Equal(
                [
                    "Pages/Show.cshtml(1,12) VUID0401",
                    "Show.razor(1,22) VUID0401",
                    "Show.razor(5,60) VUID0103",
                    "Views/Journals/Show.cshtml(2,4) VUID0304",
                    "Views/Journals/Show.cshtml(3,39) VUID0311",
                ],
                scan.Places.Where(place => !place.Location.Path.EndsWith(".cs", StringComparison.Ordinal))
                    .Select(place => $"{RelativePath.Of(code.Folder, place.Location.Path)}({place.Location.StartLine},{place.Location.StartColumn}) {place.Rule}"));
            Assert.Contains("\"Views/Journals/Show.cshtml\"", SarifReport.Of(scan, code.Folder).ToJsonString(), StringComparison.Ordinal);

            var result = await CodeFix.RunAsync(code, new FixOptions(), null, TestContext.Current.CancellationToken);
            Assert.Empty(result.Open);
            SolutionWriter.Write(result.Changes, TestContext.Current.CancellationToken);
        }

        // Every byte but those of the ids: mark and line ends.
        Assert.Equal(Component.Replace("Id:int", "Id:guid", StringComparison.Ordinal).Replace("public int", "public Guid", StringComparison.Ordinal), Bytes(folder["Web/Show.razor"]));
        Assert.Equal(View.Replace("int own", "Guid own", StringComparison.Ordinal).Replace("own == 0", "own == Guid.Empty", StringComparison.Ordinal), Bytes(folder["Web/Views/Journals/Show.cshtml"]));
        Assert.Equal(Page.Replace("id:int", "id:guid", StringComparison.Ordinal), Bytes(folder["Web/Pages/Show.cshtml"]));
        var (exit, output) = await folder.DotnetAsync("build", "Web/Web.csproj", "-nologo", "-v", "q");
        Assert.True(exit == 0, output);
        using var changed = await SolutionLoader.LoadAsync(folder["Web/Web.csproj"], null, TestContext.Current.CancellationToken);
        Assert.Empty((await CodeFix.RunAsync(changed, new FixOptions(), null, TestContext.Current.CancellationToken)).Changes);
    }

    private static string Bytes(string path) => new System.Text.UTF8Encoding(false, true).GetString(File.ReadAllBytes(path));
}
