using System.Collections.Immutable;
using Npgsql;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>Columns that hold ids though no foreign key says so, of which the database's plan was told: the code changes with them.</summary>
public sealed class PlannedReferenceTests
{
    private const string Tables = """
        CREATE TABLE public.users (id integer PRIMARY KEY, name text NOT NULL);
        CREATE TABLE public.tags (id integer PRIMARY KEY, name text NOT NULL);
        CREATE TABLE public.audit_entries (id integer PRIMARY KEY, actor integer, pages integer);
        CREATE TABLE public.lists (id integer PRIMARY KEY, tag_ids integer[], ranks integer[]);
        CREATE TABLE public.notes (id integer PRIMARY KEY, subject integer, subject_type text);
        """;

    private const string Code = """
        using System.Linq;
        using Microsoft.EntityFrameworkCore;
        namespace Shop;
        public class User { public int Id { get; set; } public string Name { get; set; } = ""; }
        public class Tag { public int Id { get; set; } public string Name { get; set; } = ""; }
        public class AuditEntry { public int Id { get; set; } public int? Actor { get; set; } public int? Pages { get; set; } }
        public class List { public int Id { get; set; } public int[] TagIds { get; set; } = []; public int[] Ranks { get; set; } = []; }
        public class Note { public int Id { get; set; } public int? Subject { get; set; } public string? SubjectType { get; set; } }
        public class ShopContext : DbContext
        {
            public DbSet<User> Users => Set<User>();
            public DbSet<Tag> Tags => Set<Tag>();
            public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
            public DbSet<List> Lists => Set<List>();
            public DbSet<Note> Notes => Set<Note>();
        }
        public class Notes(ShopContext db)
        {
            public void Of(Tag tag) => db.Notes.Add(new() { Subject = tag.Id, SubjectType = "tag" });
            public bool Has(List list, int wanted) => list.TagIds.Any(id => id == wanted) && list.Ranks.Any(rank => rank == 3);
            public int Entries(int actor) => db.AuditEntries.Count(entry => entry.Actor == actor && entry.Pages > 3);
        }
        """;

    [Fact]
    public async Task Columns_that_only_the_plan_knows_change_in_the_code()
    {
        await using var database = await TestDatabases.CreateAsync();
        var change = await CodeChange.OfAsync(new FixOptions { Scan = new() { References = (await PlanAsync(database)).References } }, ("Code.cs", Code));

        var expected = Code.Replace("int Id ", "Guid Id ", StringComparison.Ordinal).Replace("int? Actor", "Guid? Actor", StringComparison.Ordinal).Replace("int? Subject", "Guid? Subject", StringComparison.Ordinal)
            .Replace("int[] TagIds", "Guid[] TagIds", StringComparison.Ordinal).Replace("int wanted", "Guid wanted", StringComparison.Ordinal).Replace("Entries(int actor)", "Entries(Guid actor)", StringComparison.Ordinal);
        Assert.Equal("using System;\n" + expected, change.Text("Code/Code.cs"));
        Assert.Empty(change.Result.Open);
    }

    private static async Task<PlannedIds> PlanAsync(TestDatabase database)
    {
        await using var connection = await Connections.OpenAsync(database.ConnectionString);
        await using (var command = new NpgsqlCommand(Tables, connection))
            await command.ExecuteNonQueryAsync();
        var key = MappingKey.Create();
        var (_, plan) = await PlanReader.PlanAsync(connection, new MigrationOptions
        {
            References = [new("public.audit_entries.actor", "public.users")],
            Arrays = [new("public.lists.tag_ids", "public.tags")],
            Polymorphic = [new("public.notes.subject", "subject_type", ImmutableDictionary<string, string>.Empty.Add("user", "public.users").Add("tag", "public.tags"))],
        }, key);
        Assert.Empty(plan.Refusals);
        return new(plan.Manifest, key);
    }
}
