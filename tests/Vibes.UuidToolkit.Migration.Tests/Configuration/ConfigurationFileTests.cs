using System.Text.Json;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Configuration;

public sealed class ConfigurationFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Every_member_is_read()
    {
        var options = Read("""
            {
              "$schema": "schemas/uuidkit.schema.json", // for the editor
              "exclude": ["public.countries"],
              "references": [{ "column": "public.a.b", "to": "public.c" }],
              "arrays": [{ "column": "public.a.cs", "to": "public.c" }],
              "polymorphic": [{ "column": "public.tags.target_id", "typeColumn": "target_type", "types": { "User": "public.users" } }],
              "definitions": { "view public.v": "SELECT 1" },
              "acknowledge": ["UK0312"],
              "mapping": "derived",
              "mappings": { "public.users": "random", "public.orders": { "kind": "existing", "column": "external_id" }, },
              "lookupFunctions": true,
              "keepOldIds": "old_id",
              "cutOver": "2026-01-01T00:00:00Z",
            }
            """);
        Assert.Equal(["public.countries"], options.Exclude);
        Assert.Equal(new UndeclaredReference("public.a.b", "public.c"), options.References.Single());
        Assert.Equal(new UndeclaredReference("public.a.cs", "public.c"), options.Arrays.Single());
        Assert.Equal("public.users", options.Polymorphic.Single().Types["User"]);
        Assert.Equal("SELECT 1", options.Definitions["view public.v"]);
        Assert.Equal(["UK0312"], options.Acknowledge);
        Assert.Equal(MappingKind.Derived, options.Mapping);
        Assert.Equal(new ClassMapping(MappingKind.Random), options.Mappings["public.users"]);
        Assert.Equal(new ClassMapping(MappingKind.Existing, "external_id"), options.Mappings["public.orders"]);
        Assert.True(options.LookupFunctions);
        Assert.Equal(new OldIdColumn("old_id"), options.KeepOldIds);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), options.CutOver);
    }

    [Theory]
    [InlineData("{\n\"excludes\": []\n}", 2)]
    [InlineData("{\n\n\"references\": [{ \"column\": \"public.a.b\" }]\n}", 3)]
    [InlineData("{\n\"references\": [{ \"column\": \"public.a.b\", \"to\": \"public.c\", \"too\": 1 }]\n}", 2)]
    [InlineData("{\n\"mapping\": \"sorted\"\n}", 2)]
    [InlineData("{\n\"mapping\": 1\n}", 2)]
    [InlineData("{\n\"mappings\": { \"public.t\": { \"kind\": \"random\", \"colum\": \"x\" } }\n}", 2)]
    [InlineData("{\n\"exclude\": null\n}", 2)]
    [InlineData("{\n\"exclude\": [],\n\"exclude\": []\n}", 3)]
    [InlineData("{\n\"exclude\": [\n", 3)]
    [InlineData("{\n\"cutOver\": \"tomorrow\"\n}", 2)]
    [InlineData("{\n\"keepOldIds\": 1\n}", 2)]
    [InlineData("{\n\"keepOldIds\": \"\"\n}", 2)]
    [InlineData("{\n\"keepOldIds\": \"a_name_that_is_longer_than_the_sixty_three_bytes_that_PostgreSQL_keeps\"\n}", 2)]
    public void A_slip_is_refused_with_its_line(string json, int line)
    {
        var diagnostic = Assert.Single(Assert.Throws<DiagnosticException>(() => Read(json)).Diagnostics);
        Assert.Equal("UK0001", diagnostic.Code);
        Assert.Equal($"{_path}:{line}", diagnostic.Subject);
    }

    /// <summary>In words of the file, and none of the types that it is read into.</summary>
    [Theory]
    [InlineData("""{ "arrays": { "public.a.b": "public.c" } }""", "The value is none that the file's form has here. ($.arrays)")]
    [InlineData("""{ "arrays": [{ "column": "public.a.b", "references": "public.c" }] }""", "There is no member 'references' here; there are column, to. ($.arrays[0].references)")]
    [InlineData("""{ "polymorphic": [{ "column": "public.a.b", "kind": "c" }] }""", "There is no member 'kind' here; there are column, typeColumn, types. ($.polymorphic[0].kind)")]
    [InlineData("""{ "references": [{ "column": "public.a.b" }] }""", "It lacks 'to'. ($.references[0])")]
    [InlineData("""{ "mapping": "sorted" }""", "The value is none that the file's form has here. ($.mapping)")]
    public void A_slip_is_told_in_the_files_own_words(string json, string why) =>
        Assert.Equal(why, Assert.Single(Assert.Throws<DiagnosticException>(() => Read(json)).Diagnostics).Message);

    [Fact]
    public void A_member_that_is_not_known_is_told_with_those_that_are() =>
        Assert.StartsWith("There is no member 'excludes' here; there are acknowledge, arrays, ", Assert.Single(Assert.Throws<DiagnosticException>(() => Read("""{ "excludes": [] }""")).Diagnostics).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{}", "id", null)]
    [InlineData("""{ "keepOldIds": false }""", "id", null)]
    [InlineData("""{ "keepOldIds": true }""", "id", "legacy_id")]
    [InlineData("""{ "keepOldIds": true }""", "user_id", "legacy_id")]
    [InlineData("""{ "keepOldIds": true }""", "Id", "LegacyId")]
    [InlineData("""{ "keepOldIds": true }""", "UserID", "LegacyId")]
    [InlineData("""{ "keepOldIds": true }""", "userId", "legacyId")]
    [InlineData("""{ "keepOldIds": "Old Id" }""", "id", "Old Id")]
    public void Old_ids_stay_beside_a_key_under_a_name_that_is_written_like_it(string json, string key, string? column)
    {
        var options = Read(json);
        Assert.Equal(column, options.KeepOldIds?.BesideKey(key));
        Assert.Equal(options.KeepOldIds, JsonSerializer.Deserialize<MigrationOptions>(JsonSerializer.Serialize(options, ConfigurationFile.Json), ConfigurationFile.Json)!.KeepOldIds);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_is_no_object_is_refused(string json) =>
        Assert.Equal("UK0001", Assert.Throws<DiagnosticException>(() => Read(json)).Diagnostics.Single().Code);

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Assert.Equal("UK0001", Assert.Throws<DiagnosticException>(() => ConfigurationFile.Read<MigrationOptions>(_path + ".missing")).Diagnostics.Single().Code);

    [Fact]
    public void The_schema_for_editors_has_every_member()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(SchemaPath()));
        var described = schema.RootElement.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal);
        var known = typeof(MigrationOptions).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Append("$schema").Order(StringComparer.Ordinal);
        Assert.Equal(known, described);
        var kinds = schema.RootElement.GetProperty("$defs").GetProperty("kind").GetProperty("enum").EnumerateArray().Select(kind => kind.GetString());
        Assert.Equal(Enum.GetNames<MappingKind>().Select(JsonNamingPolicy.CamelCase.ConvertName), kinds);
    }

    private MigrationOptions Read(string json)
    {
        File.WriteAllText(_path, json);
        return ConfigurationFile.Read<MigrationOptions>(_path);
    }

    private static string SchemaPath()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Vibes.UuidToolkit.sln")))
                return Path.Combine(folder.FullName, "schemas", "uuidkit.schema.json");
        throw new InvalidOperationException("The repository's root is not above the tests.");
    }
}
