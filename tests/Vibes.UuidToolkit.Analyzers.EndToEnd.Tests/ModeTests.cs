using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Findings;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>What the package's properties do. One build of a solution with a project for each case.</summary>
public sealed partial class ModeTests(ModeTests.Solution solution) : IClassFixture<ModeTests.Solution>
{
    /// <summary>The rule that a project breaks once: an entity's key is an integer.</summary>
    private const string Rule = "VUID0101";

    [Theory]
    [InlineData("Default", "warning")]
    [InlineData("Audit", null)]
    [InlineData("Migrate", "warning")]
    [InlineData("Upper", "error")]
    [InlineData("Enforce", "error")]
    // The user's own file wins over the mode.
    [InlineData("EnforceButOne", null)]
    // Warnings as errors are no reason to stop a migration.
    [InlineData("WarningsAsErrors", "warning")]
    public void A_mode_is_a_severity(string project, string? severity)
    {
        Assert.Equal(severity is null ? [] : [severity], solution.Severities(project, Rule));
        if (project != "EnforceButOne")
            Assert.Contains(Rule, solution.Findings(project).Select(finding => finding.Rule));
    }

    [Theory]
    [InlineData("UnknownMode", "VUID0011", "'loud'")]
    [InlineData("MissingSchema", "VUID0012", "nowhere.txt")]
    [InlineData("MissingBaseline", "VUID0013", "nowhere.txt")]
    [InlineData("MissingIds", "VUID0014", "nowhere.txt")]
    public void A_slip_in_a_property_is_an_error(string project, string code, string text)
    {
        Assert.Equal(["error"], solution.Severities(project, code));
        Assert.Contains(solution.Lines(project), line => line.Contains(code, StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal));
    }

    /// <summary>A schema of another name in another folder, whose table makes an entity of a class that is none by itself.</summary>
    [Fact]
    public void A_schema_can_be_named() => Assert.Contains("P:Shop.Parcel.Id", solution.Findings("NamedSchema").Where(finding => finding.Rule == Rule).Select(finding => finding.Symbol));

    /// <summary>Nothing in a project of entities says that they are some; the snapshot of the project that has the context does.</summary>
    [Theory]
    [InlineData("Layer", true)]
    [InlineData("NamedSnapshot", true)]
    [InlineData("WithoutSnapshots", false)]
    public void Another_projects_model_snapshot_tells_of_entities(string project, bool isTold) =>
        Assert.Equal(isTold, solution.Findings(project).Any(finding => finding is { Rule: Rule, Symbol: "P:Shop.Crate.Id" }));

    /// <summary>Nothing in a project of messages says that they carry ids; a scan of the solution has found it.</summary>
    [Theory]
    [InlineData("Messages", true)]
    [InlineData("NamedIds", true)]
    [InlineData("WithoutIds", false)]
    public void A_scan_of_the_solution_tells_of_ids(string project, bool isTold) =>
        Assert.Equal(isTold, solution.Findings(project).Any(finding => finding is { Rule: "VUID0103", Symbol: "P:Shop.Placed.Buyer" }));

    /// <summary>A file that a comment calls generated is passed over, until <c>.editorconfig</c> says that it is not.</summary>
    [Theory]
    [InlineData("Scaffolded", false)]
    [InlineData("ReadScaffolded", true)]
    public void A_scaffolded_file_is_read_where_that_is_said(string project, bool isRead)
    {
        Another_projects_model_snapshot_tells_of_entities(project, isRead);
        Assert.Equal(isRead ? [] : ["warning"], solution.Severities(project, "VUID0004"));
    }

    /// <summary>What a component is compiled to is generated code; what of it a person has written is read nevertheless, and told where it stands.</summary>
    [Fact]
    public void A_component_is_read_like_code() => Assert.Equal(
        [
            "User.razor(1,19): VUID0401",
            "User.razor(5,28): VUID0103",
            "User.razor(7,25): VUID0301",
            "UserViewComponent.cs(3,26): VUID0301",
        ],
        solution.Lines("Pages").Where(line => !line.Contains("Shop.cs(", StringComparison.Ordinal)).Select(line => PlaceAndRule().Match(line)).Select(match => $"{match.Groups[1].Value}: {match.Groups[2].Value}").Order(StringComparer.Ordinal));

    /// <summary>Two analyzers look, one of them at components alone; which entries are stale is known when both are done.</summary>
    [Fact]
    public void A_baseline_knows_what_components_have()
    {
        var line = Assert.Single(solution.Lines("KnownPages"), line => line.Contains("VUID", StringComparison.Ordinal));
        Assert.Contains("VUID0003", line, StringComparison.Ordinal);
        Assert.Contains("User.Gone", line, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entity_can_be_excluded() => Assert.Empty(solution.Findings("Excluded"));

    [Fact]
    public void The_log_says_which_assembly_and_member() => Assert.All(solution.Findings("Migrate"), finding =>
    {
        Assert.Equal("Migrate", finding.Assembly);
        Assert.NotNull(finding.Symbol);
        Assert.NotNull(finding.Location);
    });

    /// <summary>The compiler's own default is SARIF 1.0, in the file that the user names.</summary>
    [Fact]
    public void A_log_of_the_users_own_says_the_same() => Assert.Equal(
        solution.Findings("Migrate").Select(finding => finding with { Assembly = null, Location = finding.Location! with { Path = "" } }),
        UserFolder.ReadByPlace(solution.File("FirstSarif/build.sarif")).Select(finding => finding with { Assembly = null, Location = finding.Location! with { Path = "" } }));

    [Fact]
    public void No_analyzer_has_failed() => Assert.DoesNotContain("AD0001", solution.Output, StringComparison.Ordinal);

    [GeneratedRegex(@"([\w.]+\(\d+,\d+\)): \w+ (\w+):")]
    private static partial Regex PlaceAndRule();

    public sealed class Solution(PackageFeed feed) : IAsyncLifetime
    {
        private static readonly (string Name, string Properties)[] Projects =
        [
            ("Default", ""),
            ("Audit", "<VibesUuidMode>audit</VibesUuidMode>"),
            ("Migrate", "<VibesUuidMode>migrate</VibesUuidMode>"),
            ("Upper", "<VibesUuidMode>ENFORCE</VibesUuidMode>"),
            ("Enforce", "<VibesUuidMode>enforce</VibesUuidMode>"),
            ("EnforceButOne", "<VibesUuidMode>enforce</VibesUuidMode>"),
            ("WarningsAsErrors", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>"),
            ("Excluded", ""),
            ("UnknownMode", "<VibesUuidMode>loud</VibesUuidMode>"),
            ("MissingSchema", "<VibesUuidSchema>nowhere.txt</VibesUuidSchema>"),
            ("MissingBaseline", "<VibesUuidBaseline>nowhere.txt</VibesUuidBaseline>"),
            ("MissingIds", "<VibesUuidIds>nowhere.txt</VibesUuidIds>"),
            ("FirstSarif", "<ErrorLog>$(MSBuildProjectDirectory)/build.sarif</ErrorLog>"),
            ("NamedSchema", "<VibesUuidSchema>../database/other.txt</VibesUuidSchema>"),
            ("Layer", ""),
            ("NamedSnapshot", "<VibesUuidModelSnapshots>$(MSBuildThisFileDirectory)../Data/Migrations/ShopContextModelSnapshot.cs</VibesUuidModelSnapshots>"),
            ("Messages", ""),
            ("NamedIds", "<VibesUuidIds>../found/ids.txt</VibesUuidIds>"),
            ("WithoutIds", "<VibesUuidIds>false</VibesUuidIds>"),
            ("Scaffolded", ""),
            ("ReadScaffolded", ""),
            ("Pages", ""),
            ("KnownPages", "<VibesUuidBaseline>uuid-baseline.txt</VibesUuidBaseline>"),
            ("WithoutSnapshots", "<VibesUuidModelSnapshots>false</VibesUuidModelSnapshots>"),
        ];

        private readonly UserFolder _folder = new(feed);

        public string Output { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            _folder.Write("schema.verified.txt", Schema("users"));
            _folder.Write("database/other.txt", Schema("parcels"));
            _folder.Write("Shop.slnx", $"<Solution>\n{string.Concat(Projects.Select(project => $"<Project Path=\"{project.Name}/{project.Name}.csproj\" />\n"))}</Solution>");
            foreach (var (name, properties) in Projects)
            {
                _folder.Write($"{name}/{name}.csproj", $"""
                    <Project Sdk="Microsoft.NET.Sdk{(name.EndsWith("Pages", StringComparison.Ordinal) ? ".Web" : "")}">
                      <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable>{properties}</PropertyGroup>
                      <ItemGroup><PackageReference Include="Vibes.UuidToolkit.Analyzers" Version="{PackageFeed.Version}" PrivateAssets="all" /></ItemGroup>
                    </Project>
                    """);
                _folder.Write($"{name}/Shop.cs", "namespace Shop;\n\npublic class User { public int Id { get; set; } }\n\npublic class Parcel { public int Id { get; set; } }\n");
            }

            foreach (var messages in new[] { "Messages", "NamedIds", "WithoutIds" })
                _folder.Write($"{messages}/Placed.cs", "namespace Shop;\n\npublic class Placed { public int Buyer { get; set; } }\n");
            const string told = "P:Shop.Placed.Buyer = Shop.User: User.Id is the key of User\n";
            _folder.Write("uuid-ids.txt", $"[Messages]\n{told}[WithoutIds]\n{told}");
            _folder.Write("found/ids.txt", $"[NamedIds]\n{told}");

            foreach (var layer in new[] { "Layer", "NamedSnapshot", "WithoutSnapshots", "Scaffolded", "ReadScaffolded" })
                _folder.Write($"{layer}/Crate.cs", (layer.EndsWith("Scaffolded", StringComparison.Ordinal) ? "// <auto-generated>By a tool.</auto-generated>\n" : "") + "namespace Shop;\n\npublic class Crate { public int Id { get; set; } }\n");
            _folder.Write("Data/Migrations/ShopContextModelSnapshot.cs", """
                partial class ShopContextModelSnapshot : ModelSnapshot
                {
                    protected override void BuildModel(ModelBuilder modelBuilder)
                    {
                        modelBuilder.Entity("Shop.Crate", b =>
                            {
                                b.Property<int>("Id").ValueGeneratedOnAdd().HasColumnType("integer");
                                b.HasKey("Id");
                                b.ToTable("Crates");
                            });
                    }
                }
                """);
            foreach (var pages in new[] { "Pages", "KnownPages" })
            {
                _folder.Write($"{pages}/Program.cs", "System.Console.WriteLine();\n");
                _folder.Write($"{pages}/User.razor", """
                    @page "/users/{Id:int}"
                    @using Microsoft.AspNetCore.Components
                    <p class="@Id">@Name(user.Id)</p> <input @bind="Id" />
                    @code {
                        [Parameter] public int Id { get; set; }
                        private readonly Shop.User user = new();
                        private string Name(int userId) => userId == Id ? "me" : "you";
                        protected override void OnParametersSet() => user.Id = Id;
                    }
                    """);
            }

            // Of <vc:user> the Razor compiler makes a class with a property UserId, which nobody has written.
            _folder.Write("Pages/UserViewComponent.cs", """
                public class UserViewComponent : Microsoft.AspNetCore.Mvc.ViewComponent
                {
                    public string Invoke(int userId) => new Shop.User().Id == userId ? "me" : "you";
                }
                """);
            _folder.Write("Pages/Views/Index.cshtml", "@addTagHelper *, Pages\n<vc:user user-id=\"new Shop.User().Id\"></vc:user>\n");
            _folder.Write("KnownPages/uuid-baseline.txt", "VUID0101 P:Shop.User.Id\nVUID0401 F:User.razor\nVUID0103 P:KnownPages.User.Id\nVUID0301 M:KnownPages.User.Name(System.Int32)\nVUID0301 M:KnownPages.User.Gone\n");
            _folder.Write("Excluded/.editorconfig", "[*.cs]\nvibes_uuid.excluded_entities = Parcel, User\n");
            _folder.Write("ReadScaffolded/.editorconfig", "[Crate.cs]\ngenerated_code = false\n");
            _folder.Write("EnforceButOne/.editorconfig", $"[*.cs]\ndotnet_diagnostic.{Rule}.severity = none\n");
            (_, Output) = await _folder.BuildAsync("Shop.slnx");
        }

        /// <summary>What the build wrote about a project, each line once: a build repeats them at its end.</summary>
        public IEnumerable<string> Lines(string project) => Output.Split('\n').Select(line => line.Trim())
            .Where(line => line.Contains($"/{project}.csproj", StringComparison.Ordinal)).Distinct();

        public IEnumerable<string> Severities(string project, string code) => Lines(project)
            .SelectMany(line => new[] { "warning", "error" }.Where(severity => line.Contains($": {severity} {code}:", StringComparison.Ordinal)));

        public IEnumerable<Finding> Findings(string project) => _folder.Findings(project);

        public string File(string name) => _folder[name];

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return default;
        }

        private static string Schema(string table) =>
            $"# uuidkit schema 1\ntable public.{table}\n  column id integer not null identity by default\n  constraint {table}_pkey PRIMARY KEY (id)\n";
    }
}
