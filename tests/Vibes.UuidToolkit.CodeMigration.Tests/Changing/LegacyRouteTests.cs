using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Npgsql;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Changing.Legacy;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>For a while routes take old ids and new ones: what becomes of them, and an application that answers both from a migrated database.</summary>
public sealed class LegacyRouteTests
{
    private const string Model =
        """
        using Microsoft.EntityFrameworkCore;

        namespace Shop;

        public class User { public int Id { get; set; } public string Name { get; set; } = ""; }

        public class Journal { public int Id { get; set; } public int UserId { get; set; } public User? User { get; set; } public string Title { get; set; } = ""; }

        public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
        {
            public DbSet<User> Users => Set<User>();
            public DbSet<Journal> Journals => Set<Journal>();

            protected override void OnModelCreating(ModelBuilder model)
            {
                model.Entity<User>(user => { user.ToTable("users"); user.Property(u => u.Id).HasColumnName("id"); user.Property(u => u.Name).HasColumnName("name"); });
                model.Entity<Journal>(journal => { journal.ToTable("journals"); journal.Property(j => j.Id).HasColumnName("id"); journal.Property(j => j.UserId).HasColumnName("user_id"); journal.Property(j => j.Title).HasColumnName("title"); });
            }
        }
        """;

    private const string Program =
        """
        using System.Linq;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Shop;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<ShopContext>(options => options.UseNpgsql(builder.Configuration["connection"]));
        builder.Services.AddControllers().AddApplicationPart(typeof(JournalsController).Assembly);
        var app = builder.Build();
        app.MapControllers();
        app.MapGet("/users/{id:int}", async (int id, ShopContext db) => await db.Users.SingleOrDefaultAsync(u => u.Id == id) is { } user ? Results.Text(user.Name) : Results.NotFound());
        app.MapGet("/free/{id}", (int id, ShopContext db) => db.Users.Single(u => u.Id == id).Name);
        app.MapGet("/pages/{page:int}", (int page) => $"page {page}");
        var group = app.MapGroup("/users/{userId:int}");
        group.MapGet("/journals/{id:int:min(1)}", (int userId, int id, ShopContext db) => db.Journals.Where(j => j.UserId == userId && j.Id == id).Select(j => j.Title).ToList());
        app.MapPost("/stop", (IHostApplicationLifetime lifetime) => lifetime.StopApplication());
        // The last word.
        app.Run();

        [Route("journals")]
        public class JournalsController(ShopContext db) : ControllerBase
        {
            [HttpGet("{id:int}", Name = "one")] public string? Get(int id) => db.Journals.Find(id)?.Title;
            [HttpGet("{id:int}/link")] public string? Link(int id) => db.Journals.Find(id) is { } journal ? Url.RouteUrl("one", new { id = journal.Id }) : null;
            [HttpGet("latest")] public string Latest() => "latest";
        }
        """;

    private static readonly Func<string?, string?> Queries = table => table is "users" or "journals" ? $"SELECT CAST(id AS text) FROM {table} WHERE legacy_id = @id" : null;

    [Fact]
    public async Task Routes_take_both_kinds()
    {
        var change = await ChangeAsync(("Model.cs", Model), ("Program.cs", Program));
        var program = change.Text("Code/Program.cs");
        Assert.Contains("builder.Services.AddLegacyIds();\nvar app = builder.Build();\n", program, StringComparison.Ordinal);
        Assert.Contains("// The last word.\napp.UseLegacyIds();\napp.Run();\n", program, StringComparison.Ordinal);
        foreach (var route in new[] { "\"/users/{id:legacy(User)}\", async (Guid id", "\"/free/{id:legacy(User)}\", (Guid id", "\"/pages/{page:int}\", (int page)", "\"/users/{userId:legacy(User)}\"", "\"/journals/{id:legacy(Journal)}\", (Guid userId, Guid id", "[HttpGet(\"{id:legacy(Journal)}\", Name = \"one\")] public string? Get(Guid id)" })
            Assert.Contains(route, program.Replace("System.Guid", "Guid", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(
            "        [\"Journal\"] = \"SELECT CAST(id AS text) FROM journals WHERE legacy_id = @id\",\n        [\"User\"] = \"SELECT CAST(id AS text) FROM users WHERE legacy_id = @id\",\n    };",
            change.Text("Code/LegacyIds.cs"), StringComparison.Ordinal);
    }

    /// <summary>A table whose ids the plan does not change has nothing to answer with, and its routes take UUIDs alone.</summary>
    [Fact]
    public async Task A_route_to_what_is_not_planned_takes_the_new_kind()
    {
        var change = await CodeChange.OfAsync(new FixOptions { OldIdQueryOf = table => table == "users" ? Queries(table) : null }, ("Model.cs", Model), ("Program.cs", Program));
        Assert.Contains("/users/{id:legacy(User)}", change.Text("Code/Program.cs"), StringComparison.Ordinal);
        Assert.Contains("[HttpGet(\"{id:guid}\", Name", change.Text("Code/Program.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("Journal\"]", change.Text("Code/LegacyIds.cs"), StringComparison.Ordinal);
    }

    /// <summary>A page's route is one of the server; a component's may be one of the browser, which knows no constraints but its own.</summary>
    [Fact]
    public async Task Pages_take_both_kinds_and_components_the_new_one()
    {
        var change = await ChangeAsync(
            ("Model.cs", Model), ("Program.cs", Program), ("Pages/Show.cshtml", "@page \"{id:int}/{page:int}\"\n@model Shop.ShowModel\n<p>@Model.Title</p>\n"),
            ("Pages/Show.cshtml.cs", "namespace Shop;\npublic class ShowModel(ShopContext db) : Microsoft.AspNetCore.Mvc.RazorPages.PageModel\n{\n    public string? Title { get; set; }\n    public void OnGet(int id, int page) => Title = db.Journals.Find(id)?.Title;\n}\n"),
            ("Show.razor", "@page \"/show/{Id:int}\"\n@inject Shop.ShopContext Db\n<p>@Db.Journals.Find(Id)?.Title</p>\n@code {\n    [Microsoft.AspNetCore.Components.Parameter] public int Id { get; set; }\n}\n"));
        Assert.StartsWith("@page \"{id:legacy(Journal)}/{page:int}\"\n", change.Text("Code/Pages/Show.cshtml"), StringComparison.Ordinal);
        Assert.StartsWith("@page \"/show/{Id:guid}\"\n", change.Text("Code/Show.razor"), StringComparison.Ordinal);
    }

    /// <summary>Without Entity Framework's context the data source is asked.</summary>
    [Fact]
    public async Task A_data_source_is_asked_as_well()
    {
        var before = (await CodeChange.OfAsync(("Code.cs", "class Code;"))).Before.Projects.Single();
        var source = (await CodeChange.CompilationAsync(before)).GetTypeByMetadataName("Npgsql.NpgsqlDataSource")!;
        var after = await LegacyIdsFile.AddAsync(before, source, new Dictionary<string, string> { ["User"] = "SELECT \"Id\"" }, TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(after)));
        Assert.Contains("GetRequiredService<global::Npgsql.NpgsqlDataSource>()", CodeChange.Text(after, "Code/LegacyIds.cs"), StringComparison.Ordinal);
        Assert.Contains("[\"User\"] = \"SELECT \\\"Id\\\"\",", CodeChange.Text(after, "Code/LegacyIds.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_is_built_in_another_way_is_left_to_a_person()
    {
        var change = await ChangeAsync(("Model.cs", Model), ("Program.cs", Program.Replace("builder.Build()", "(builder).Build()", StringComparison.Ordinal)));
        Assert.Contains(change.Open, open => open.Contains("call AddLegacyIds()", StringComparison.Ordinal));
    }

    /// <summary>From the column that the migration kept, or from the UUIDs themselves.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_kinds_are_answered_from_a_migrated_database(bool isKept)
    {
        await using var database = await TestDatabases.CreateAsync();
        var key = MappingKey.Create();
        var manifest = await MigrateAsync(database.ConnectionString, key, isKept);
        var planned = new PlannedIds(manifest, key);
        Guid IdOf(string table, long id) => manifest.Classes.Single(one => one.RootTable.Name == table) is var one ? UuidMapping.Ordered(key, one.Name, one.Base, id) : default;

        var old = """app.MapGet("/old/{number:int}", (int number, ShopContext db) => db.Journals.Where(j => EF.Property<int?>(j, "LegacyId") == number).Select(j => j.Title).ToList());""";
        var change = await ChangeAsync(
            new FixOptions { OldIdQueryOf = planned.OldIdQueryOf, KeptIdOf = planned.KeptIdOf }, ("Model.cs", Model), ("Program.cs", Program.Replace("app.MapControllers();", "app.MapControllers();\n" + (isKept ? old : ""), StringComparison.Ordinal)));
        await using var running = await RunningAsync(change.After, database.ConnectionString);
        foreach (var user in new[] { "2", $"{IdOf("users", 2)}" })
        {
            Assert.Equal("Bob", await running.GetAsync($"/users/{user}"));
            Assert.Equal("Bob", await running.GetAsync($"/free/{user}"));
            foreach (var journal in new[] { "1020", $"{IdOf("journals", 1020)}" })
            {
                Assert.Equal("[\"Sea\"]", await running.GetAsync($"/users/{user}/journals/{journal}"));
                Assert.Equal("Sea", await running.GetAsync($"/journals/{journal}"));
                // A link is one to the UUID, whichever was asked for.
                Assert.Equal($"/journals/{IdOf("journals", 1020)}", await running.GetAsync($"/journals/{journal}/link"));
            }
        }

        // What the migration kept, Entity Framework can ask for.
        Assert.Equal(isKept ? "[\"Hills\"]" : "NotFound", await running.GetAsync("/old/1021"));
        Assert.Equal("latest", await running.GetAsync("/journals/latest"));
        Assert.Equal("page 7", await running.GetAsync("/pages/7"));
        foreach (var missing in new[] { "/users/99", "/users/-1", "/users/9223372036854775807", "/users/140737488355327", "/users/two", $"/users/{Guid.NewGuid()}" })
            Assert.Equal("NotFound", await running.GetAsync(missing));
    }

    private static async Task<CodeChange> ChangeAsync(params (string Name, string Text)[] files)
    {
        return await ChangeAsync(new FixOptions { OldIdQueryOf = Queries }, files);
    }

    private static async Task<CodeChange> ChangeAsync(FixOptions options, params (string Name, string Text)[] files)
    {
        var change = await CodeChange.OfAsync(options, files);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Empty((await change.AgainAsync(options)).Result.Changes);
        return change;
    }

    private static async Task<Manifest> MigrateAsync(string connectionString, MappingKey key, bool isKept)
    {
        await using (var source = NpgsqlDataSource.Create(connectionString))
        await using (var command = source.CreateCommand(
            """
            CREATE TABLE users (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);
            CREATE TABLE journals (id integer PRIMARY KEY, user_id integer NOT NULL REFERENCES users, title text NOT NULL);
            INSERT INTO users (name) VALUES ('Ann'), ('Bob');
            INSERT INTO journals VALUES (1020, 2, 'Sea'), (1021, 1, 'Hills');
            """))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var connection = await Connections.OpenAsync(connectionString);
        var (_, plan) = await PlanReader.PlanAsync(connection, isKept ? new MigrationOptions { KeepOldIds = new OldIdColumn() } : new MigrationOptions { LookupFunctions = true }, key);
        Assert.Empty(plan.Refusals);
        await connection.CloseAsync();
        await new Migrator(connectionString, new RunOptions(), Journal.None).MigrateAsync(plan.Manifest, key, TestContext.Current.CancellationToken);
        return plan.Manifest;
    }

    private static async Task<RunningApplication> RunningAsync(Solution solution, string connectionString)
    {
        var compilation = await CodeChange.CompilationAsync(solution.Projects.Single());
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        assembly.Position = 0;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = $"http://{free.LocalEndpoint}";
        free.Stop();
        var entry = new AssemblyLoadContext("application", isCollectible: true).LoadFromStream(assembly).EntryPoint!;
        string[] arguments = [$"--urls={address}", $"--connection={connectionString}", "--Logging:LogLevel:Default=None"];
        var run = Task.Run(() => entry.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [arguments], null), TestContext.Current.CancellationToken);
        var running = new RunningApplication(run, new() { BaseAddress = new(address) });
        for (var i = 0; i < 100 && !run.IsCompleted && !await running.IsReadyAsync(); i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        if (run.IsCompleted)
            await run;
        return running;
    }

    private sealed class RunningApplication(Task run, HttpClient client) : IAsyncDisposable
    {
        public async Task<bool> IsReadyAsync()
        {
            try
            {
                await client.GetAsync("/pages/1", TestContext.Current.CancellationToken);
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        /// <summary>The answer's text; its status where that is no success.</summary>
        public async Task<string> GetAsync(string path)
        {
            using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
            return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) : $"{response.StatusCode}";
        }

        public async ValueTask DisposeAsync()
        {
            (await client.PostAsync("/stop", null)).Dispose();
            await run;
            client.Dispose();
        }
    }
}
