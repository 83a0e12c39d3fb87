using Npgsql;
using Xunit;

namespace Vibes.UuidToolkit.Cli.Tests;

/// <summary>Plan, migrate, verify, id, snapshot and roll back: the way of a real database.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task There_and_back()
    {
        await using var database = await Shop.CreateAsync();
        var connection = database.ConnectionString;
        (await Invocation.RunAsync("snapshot", "-c", connection, "-o", _folder["approved"])).Succeeded();
        var plan = (await Invocation.RunAsync("plan", "-c", connection, "-o", _folder["plan"])).Succeeded();
        Assert.Contains("public.customers.id", plan.Output, StringComparison.Ordinal);
        Assert.DoesNotContain((await File.ReadAllTextAsync(_folder["plan/mapping_key.sql"], TestContext.Current.CancellationToken)).Split('\'')[1], plan.Output + plan.Error, StringComparison.Ordinal);

        var migrated = (await Invocation.RunAsync("migrate", "-c", connection, "--plan", _folder["plan"], "--yes")).Succeeded();
        Assert.Contains("Recycle connection pools", migrated.Output, StringComparison.Ordinal);
        Assert.Equal("uuid", await database.KeyTypeAsync());
        (await Invocation.RunAsync("verify", "-c", connection, "--plan", _folder["plan"])).Succeeded();
        var again = (await Invocation.RunAsync("migrate", "-c", connection, "--plan", _folder["plan"], "--yes")).Succeeded();
        Assert.Contains("UK0512", again.Output, StringComparison.Ordinal);

        var uuid = (await Invocation.RunAsync("id", "customers", "7", "-c", connection)).Succeeded().Output.Trim();
        Assert.Equal(await database.ScalarAsync("SELECT id FROM public.customers WHERE name = 'customer 7'"), Guid.Parse(uuid));
        Assert.Equal("7", (await Invocation.RunAsync("id", "public.customers", uuid, "-c", connection)).Succeeded().Output.Trim());
        (await Invocation.RunAsync("id", "customers", "4711", "-c", connection)).Failed(1, "UK0708");
        (await Invocation.RunAsync("id", "customers", long.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture), "-c", connection)).Failed(1, "UK0708");
        Assert.Contains("public.orders", (await Invocation.RunAsync("id", "nothing", "1", "-c", connection)).Failed(1, "UK0708").Error, StringComparison.Ordinal);
        (await Invocation.RunAsync("id", "customers", "seven", "-c", connection)).Failed(2, "UK0003");

        var differs = (await Invocation.RunAsync("snapshot", "-c", connection, "-o", _folder["approved"])).ExitCode;
        Assert.Equal(1, differs);
        Assert.True(File.Exists(_folder["approved/schema.received.txt"]));

        await database.ExecuteAsync("INSERT INTO public.customers (name) VALUES ('born later')");
        var script = (await Invocation.RunAsync("rollback", "-c", connection, "--dry-run", "-o", _folder["back"])).Succeeded();
        Assert.Contains("UK0706", script.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["back/rollback_uuid_migration.sql"]));
        Assert.Equal("uuid", await database.KeyTypeAsync());
        await database.ExecuteAsync("DELETE FROM public.customers WHERE name = 'born later'");
        (await Invocation.RunAsync("rollback", "-c", connection, "--yes", "-o", _folder["back"])).Succeeded();
        (await Invocation.RunAsync("snapshot", "-c", connection, "-o", _folder["approved"])).Succeeded();
        Assert.False(File.Exists(_folder["approved/schema.received.txt"]));
        (await Invocation.RunAsync("rollback", "-c", connection, "--yes")).Failed(3, "UK0701");
    }

    [Fact]
    public async Task Planned_and_run_in_one_go_in_json()
    {
        await using var database = await Shop.CreateAsync();
        var run = await Invocation.RunAsync("migrate", "-c", database.ConnectionString, "-o", _folder.Path, "--yes", "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(2, run.Json.GetProperty("tables").GetInt32());
        var again = (await Invocation.RunAsync("migrate", "-c", database.ConnectionString, "-o", _folder.Path, "--yes")).Succeeded();
        Assert.Contains("UK0512", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_plan_with_the_same_key_and_moment_gives_the_same_ids()
    {
        var config = _folder.Write("uuidkit.json", """{ "cutOver": "2026-01-01T00:00:00Z" }""");
        await using var first = await Shop.CreateAsync();
        await using var second = await Shop.CreateAsync();
        (await Invocation.RunAsync("migrate", "-c", first.ConnectionString, "-o", _folder["1"], "--config", config, "--yes")).Succeeded();
        (await Invocation.RunAsync("migrate", "-c", second.ConnectionString, "-o", _folder["2"], "--config", config, "--key", _folder["1/mapping_key.sql"], "--yes")).Succeeded();
        Assert.Equal(
            (await Invocation.RunAsync("id", "orders", "7", "-c", first.ConnectionString)).Succeeded().Output,
            (await Invocation.RunAsync("id", "orders", "7", "-c", second.ConnectionString)).Succeeded().Output);
    }

    [Fact]
    public async Task Nothing_to_migrate_is_done()
    {
        await using var database = await Shop.CreateAsync("CREATE TABLE public.t (id uuid PRIMARY KEY);");
        var run = (await Invocation.RunAsync("migrate", "-c", database.ConnectionString, "-o", _folder.Path, "--yes")).Succeeded();
        Assert.Contains("UK0511", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_plan_changes_nothing_and_has_no_scripts()
    {
        await using var database = await Shop.CreateAsync(Shop.Refused);
        (await Invocation.RunAsync("plan", "-c", database.ConnectionString, "-o", _folder.Path)).Failed(3, "UK0311");
        Assert.True(File.Exists(_folder["plan.json"]));
        Assert.False(File.Exists(_folder["migrate_to_uuid.sql"]));
        (await Invocation.RunAsync("migrate", "-c", database.ConnectionString, "-o", _folder.Path, "--yes")).Failed(3, "UK0311");
        (await Invocation.RunAsync("migrate", "-c", database.ConnectionString, "--plan", _folder.Path, "--yes")).Failed(3, "UK0311");
        Assert.Equal("integer", await database.KeyTypeAsync());
    }

    [Fact]
    public async Task A_database_that_changed_since_is_found()
    {
        await using var database = await Shop.CreateAsync();
        (await Invocation.RunAsync("verify", "-c", database.ConnectionString)).Failed(3, "UK0701");
        (await Invocation.RunAsync("id", "customers", "1", "-c", database.ConnectionString)).Failed(3, "UK0701");
        (await Invocation.RunAsync("migrate", "-c", database.ConnectionString, "-o", _folder.Path, "--yes")).Succeeded();
        await database.ExecuteAsync("""
            ALTER TABLE public.orders DROP CONSTRAINT orders_customer_id_fkey;
            ALTER TABLE public.orders ALTER COLUMN id DROP DEFAULT;
            INSERT INTO public.customers (id, name) VALUES ('11111111-1111-4111-8111-111111111111', 'made elsewhere');
            """);
        var run = (await Invocation.RunAsync("verify", "-c", database.ConnectionString)).Failed(1, "UK0603");
        Assert.Contains("(3 times)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_answered_or_nothing_happens()
    {
        await using var database = await Shop.CreateAsync();
        (await Invocation.RunAsync("migrate", "-c", database.ConnectionString, "-o", _folder.Path)).Failed(2, "UK0003");
        (await Invocation.AnswerAsync("no", "migrate", "-c", database.ConnectionString, "-o", _folder.Path)).Failed(3, "UK0007");
        Assert.Equal("integer", await database.KeyTypeAsync());
        (await Invocation.AnswerAsync("yes", "migrate", "-c", database.ConnectionString, "-o", _folder.Path)).Succeeded();
        (await Invocation.AnswerAsync("", "rollback", "-c", database.ConnectionString)).Failed(3, "UK0007");
        Assert.Equal("uuid", await database.KeyTypeAsync());
    }

    [Fact]
    public async Task A_read_only_database_is_refused()
    {
        await using var database = await Shop.CreateAsync();
        (await Invocation.RunAsync("plan", "-c", database.ConnectionString, "-o", _folder.Path)).Succeeded();
        await database.ExecuteAsync($"ALTER DATABASE {database.Name} SET default_transaction_read_only = on");
        (await Invocation.RunAsync("migrate", "-c", database.ConnectionString, "--plan", _folder.Path, "--yes")).Failed(3, "UK0508");
        Assert.Equal("integer", await database.KeyTypeAsync());
    }

    [Fact]
    public async Task A_lock_held_by_someone_else_is_refused()
    {
        await using var database = await Shop.CreateAsync();
        await using var holder = await database.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var command = new NpgsqlCommand("SELECT FROM public.orders", holder, transaction))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        (await Invocation.RunAsync("migrate", "-c", database.ConnectionString, "-o", _folder.Path, "--yes", "--lock-timeout", "0.2", "--lock-attempts", "1")).Failed(3, "UK0504");
        Assert.Equal("integer", await database.KeyTypeAsync());
    }

    [Fact]
    public async Task A_second_runner_is_refused()
    {
        await using var database = await Shop.CreateAsync();
        await using var other = await database.OpenAsync();
        await using (var command = new NpgsqlCommand("SELECT pg_advisory_lock(x'7575696475756964'::bigint)", other))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        (await Invocation.RunAsync("migrate", "-c", database.ConnectionString, "-o", _folder.Path, "--yes")).Failed(3, "UK0505");
        Assert.Equal("integer", await database.KeyTypeAsync());
    }

    [Fact]
    public async Task Cancelling_rolls_back_and_says_so()
    {
        await using var database = await Shop.CreateAsync();
        await using var holder = await database.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var command = new NpgsqlCommand("LOCK TABLE public.customers", holder, transaction))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        (await Invocation.RunAsync("plan", "-c", database.ConnectionString, "-o", _folder.Path, "--config", _folder["missing.json"])).Failed(2, "UK0001");
        using var cancellation = new CancellationTokenSource();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var run = CommandLine.RunAsync(
            ["migrate", "-c", database.ConnectionString, "-o", _folder.Path, "--yes", "--lock-timeout", "600"],
            new Output.Terminal(output, error, TextReader.Null), cancellation.Token);
        while (await database.ScalarAsync("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'public.customers'::regclass") is 0L)
            Assert.False(run.IsCompleted, $"The run did not wait: {error}");
        await cancellation.CancelAsync();
        var code = await run;
        Assert.True(code == 4, error.ToString());
        Assert.Contains("UK0008", error.ToString(), StringComparison.Ordinal);
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        Assert.Equal("integer", await database.KeyTypeAsync());
    }
}
