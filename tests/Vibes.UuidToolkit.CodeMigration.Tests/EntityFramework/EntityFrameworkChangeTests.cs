using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.EntityFramework;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.EntityFramework;

public class EntityFrameworkChangeTests
{
    private static readonly CompiledApplication Application =
        new CompiledApplication(new Dictionary<string, string> { ["/app/Shop.cs"] = ShopModel.WithIntegers(ShopModel.Source) }).WithMigration("Initial");

    [Fact]
    public async Task WithoutAPlanNothingChangesAndThatIsSaid()
    {
        var result = await ChangeAsync(Application, null);

        Assert.Empty(result.Changes);
        Assert.Contains("dotnet ef migrations add", Assert.Single(result.Open).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderWithoutAPlanIsRefused()
    {
        var error = await Assert.ThrowsAsync<DiagnosticException>(() => ChangeAsync(Application, "/nowhere"));

        Assert.Equal("UK0004", Assert.Single(error.Diagnostics).Code);
    }

    [Fact]
    public async Task ChangedCodeIsLeftAlone()
    {
        await using var shop = await PlannedShop.CreateAsync(ShopModel.Source, "", "public.Countries", "writing.Line.Id");

        var again = await ChangeAsync(shop.After, shop.PlanPath);

        Assert.Empty(again.Changes);
        Assert.Empty(again.Open);
    }

    [Fact]
    public async Task WhatThePlanAndTheCodeDisagreeOnIsSaid()
    {
        // A line's number within its journal makes its own values, so the plan changes it; the countries stay in the code alone.
        await using var shop = await PlannedShop.CreateAsync(ShopModel.Source, "");

        Assert.Equal(
            ["Shop.Country.Id", "Shop.Journal.Lines#Shop.Line.Id", "Shop.User.CountryId"],
            shop.Result.Open.Select(place => place.Code).Order(StringComparer.Ordinal));
        Assert.All(shop.Result.Open, place => Assert.Contains("Exclude the column", place.Why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EachContextOfTheDatabaseHasItsMigrationAndOneOfAnotherNone()
    {
        await using var shop = await PlannedShop.CreateAsync(ShopModel.Source, "", "public.Countries", "writing.Line.Id");
        string Renamed(string context, string text) => text.Replace("ShopContext", context);
        var files = new Dictionary<string, string>(shop.Before.Files);
        foreach (var (path, text) in shop.Before.Files.Where(file => file.Key.Contains("/Migrations/", StringComparison.Ordinal)))
        {
            files[Renamed("SecondContext", path.Replace("/Migrations/", "/Second/"))] = Renamed("SecondContext", text).Replace("namespace Shop.Migrations", "namespace Shop.Second");
            files[Renamed("OtherContext", path.Replace("/Migrations/", "/Other/"))] = Renamed("OtherContext", text).Replace("namespace Shop.Migrations", "namespace Shop.Other").Replace(".ToTable(\"", ".ToTable(\"other_");
        }

        files["/app/Contexts.cs"] = "namespace Shop { public class SecondContext : Microsoft.EntityFrameworkCore.DbContext { } public class OtherContext : Microsoft.EntityFrameworkCore.DbContext { } }";

        var result = await ChangeAsync(new(files), shop.PlanPath);

        Assert.Equal(["MoveToUuidKeys.cs", "MoveToUuidKeys2.cs"], result.Changes.Select(change => Path.GetFileName(change.Path)).Where(name => name.Contains('_') && name.EndsWith(".cs", StringComparison.Ordinal) && !name.Contains("Designer")).Select(name => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal));
        Assert.Equal(["ShopContextModelSnapshot.cs", "SecondContextModelSnapshot.cs"], result.Changes.Select(change => Path.GetFileName(change.Path)).Where(name => name.EndsWith("Snapshot.cs", StringComparison.Ordinal)).OrderDescending(StringComparer.Ordinal));
        Assert.Contains("OtherContext", Assert.Single(result.Open).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-01", "20260101000000_MoveToUuidKeys")]
    [InlineData("1990-01-01", "20240102030406_MoveToUuidKeys")]
    public void TheMigrationComesAfterAllOthers(string now, string id)
    {
        var files = Application.Files.ToDictionary(file => file.Key, file => file.Value.Replace(Initial(), "20240102030405_Initial"));

        Assert.Equal(id, Next(new(files), now).Id);
    }

    [Fact]
    public void ATakenNameIsNotUsedAgain() =>
        Assert.Equal("MoveToUuidKeys2", Next(new(new Dictionary<string, string>(Application.Files) { ["/app/Other.cs"] = "class MoveToUuidKeys { }" }), "2026-01-01").Name);

    public static TheoryData<string, string> ProjectFiles => new()
    {
        {
            "<Project Sdk=\"Microsoft.NET.Sdk\">\n\n  <PropertyGroup />\n\n</Project>\n",
            "<Project Sdk=\"Microsoft.NET.Sdk\">\n\n  <PropertyGroup />\n\n  <ItemGroup>\n    <EmbeddedResource Include=\"M/a.sql\" LogicalName=\"M.a.sql\" />\n  </ItemGroup>\n\n</Project>\n"
        },
        {
            "\uFEFF<?xml version=\"1.0\"?>\r\n<Project>\r\n\t<PropertyGroup />\r\n</Project>",
            "\uFEFF<?xml version=\"1.0\"?>\r\n<Project>\r\n\t<PropertyGroup />\r\n\r\n\t<ItemGroup>\r\n\t\t<EmbeddedResource Include=\"M/a.sql\" LogicalName=\"M.a.sql\" />\r\n\t</ItemGroup>\r\n</Project>"
        },
        {
            "<Project><ItemGroup><EmbeddedResource Include=\"M/a.sql\" LogicalName=\"M.a.sql\" /></ItemGroup></Project>",
            "<Project><ItemGroup><EmbeddedResource Include=\"M/a.sql\" LogicalName=\"M.a.sql\" /></ItemGroup></Project>"
        },
    };

    [Theory]
    [MemberData(nameof(ProjectFiles))]
    public void AProjectFileKeepsItsText(string before, string after) =>
        Assert.Equal(after, ProjectFile.Embed(SourceText.From(before), [("M\\a.sql", "M.a.sql")]).ToString());

    private static string Initial() => Path.GetFileNameWithoutExtension(Application.Files.Keys.Single(path => path.EndsWith("_Initial.cs", StringComparison.Ordinal)));

    private static MigrationClass Next(CompiledApplication application, string now) => MigrationClass.Next(
        Assert.Single(ModelSnapshot.In(application.Compilation, TestContext.Current.CancellationToken)), application.Compilation, [],
        DateTimeOffset.Parse(now + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);

    private static Task<EntityFrameworkResult> ChangeAsync(CompiledApplication application, string? plan)
    {
        EntityModel entities = ModelSnapshotTests.Entities(application);
        return EntityFrameworkChange.OfAsync(null, application.Compilation, new(entities.Named, new ReadableIds()) { PlanFolder = plan }, TestContext.Current.CancellationToken);
    }
}
