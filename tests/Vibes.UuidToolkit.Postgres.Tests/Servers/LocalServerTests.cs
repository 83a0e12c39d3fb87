using Npgsql;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Servers;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Servers;

public sealed class LocalServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Databases_are_created_copied_and_dropped()
    {
        await using var server = await StartAsync();
        Assert.True(server.IsOwned);
        Assert.Contains($"PostgreSQL {server.MajorVersion}.", server.Description, StringComparison.Ordinal);

        var first = await server.CreateDatabaseAsync("o'ne \"two\"", ct: Cancellation);
        Assert.Equal("UTF8 C C", await ScalarAsync(first,
            "SELECT pg_catalog.pg_encoding_to_char(encoding) || ' ' || datcollate || ' ' || datctype FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()"));
        await ScalarAsync(first, "CREATE TABLE public.t AS SELECT 42 AS n");

        var copy = await server.CreateDatabaseAsync("copy", "o'ne \"two\"", Cancellation);
        await using (var busy = await Connections.OpenAsync(copy, Cancellation))
        {
            Assert.Equal(42, await ScalarAsync(copy, "SELECT n FROM public.t"));
            await server.DropDatabaseAsync("copy", Cancellation);
        }
        await server.DropDatabaseAsync("o'ne \"two\"", Cancellation);
        await server.DropDatabaseAsync("never there", Cancellation);

        var missing = await Assert.ThrowsAsync<DiagnosticException>(() => Connections.OpenAsync(copy, Cancellation));
        Assert.Equal(Descriptors.DatabaseMissing, Assert.Single(missing.Diagnostics).Descriptor);
    }

    [Fact]
    public async Task It_listens_on_a_socket_only_and_leaves_nothing()
    {
        string folder;
        await using (var server = await StartAsync(new() { ["work_mem"] = "7MB", ["listen_addresses"] = "*", ["application_name"] = @"it's a \ slash" }))
        {
            var postgres = server.ConnectionString("postgres");
            folder = ConnectionStrings.Parse(postgres).Host!;
            Assert.Equal("", await ScalarAsync(postgres, "SHOW listen_addresses"));
            Assert.Equal("off", await ScalarAsync(postgres, "SHOW fsync"));
            Assert.Equal("7MB", await ScalarAsync(postgres, "SHOW work_mem"));
            Assert.Equal(@"it's a \ slash", await ScalarAsync(postgres, "SELECT reset_val FROM pg_catalog.pg_settings WHERE name = 'application_name'", pinned: false));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Two_servers_live_side_by_side()
    {
        var servers = await Task.WhenAll(StartAsync(), StartAsync());
        await Task.WhenAll(servers.Select(server => server.CreateDatabaseAsync("same", ct: Cancellation)));
        foreach (var server in servers)
            await server.DisposeAsync();
    }

    [Fact]
    public async Task A_wrong_setting_is_told_in_the_servers_words()
    {
        var failure = await Assert.ThrowsAsync<DiagnosticException>(() => StartAsync(new() { ["shared_buffers"] = "a lot" }));
        var diagnostic = Assert.Single(failure.Diagnostics);
        Assert.Equal(Descriptors.ServerDidNotStart, diagnostic.Descriptor);
        Assert.Contains("invalid value for parameter \"shared_buffers\"", diagnostic.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(diagnostic.Subject));
    }

    /// <summary>Wherever a start is by then: the shell has just begun, the cluster is being made, the server is coming up.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("data")]
    [InlineData("data/base")]
    [InlineData("start")]
    public async Task A_cancelled_start_leaves_nothing(string made)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no supervisor.");
        var binaries = await InstalledAsync();
        var account = await ServerAccount.ChooseAsync(Cancellation);
        var folder = ServerFolder.NewPath(forOtherAccount: account is not null);
        using var cancel = new CancellationTokenSource();
        var start = Supervisor.StartAsync(binaries, account, folder, ServerSettings.Render(new Dictionary<string, string> { ["listen_addresses"] = "", ["unix_socket_directories"] = folder }), cancel.Token);
        while (!start.IsCompleted && !Path.Exists(Path.Combine(folder, made)))
            await Task.Delay(1, Cancellation);
        await cancel.CancelAsync();

        try
        {
            // A busy machine may let it finish before it hears of the end.
            await using var started = await start;
        }
        catch (OperationCanceledException)
        {
            Assert.True(start.IsCanceled);
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Session_settings_are_pinned()
    {
        await using var server = await StartAsync(new() { ["datestyle"] = "German", ["timezone"] = "Asia/Tokyo", ["bytea_output"] = "escape" });
        var expected = new Dictionary<string, string>
        {
            ["search_path"] = "\"\"",
            ["TimeZone"] = "UTC",
            ["DateStyle"] = "ISO, YMD",
            ["IntervalStyle"] = "postgres",
            ["extra_float_digits"] = "1",
            ["jit"] = "off",
            ["bytea_output"] = "hex",
            ["client_encoding"] = "UTF8",
            ["row_security"] = "off",
            ["application_name"] = "uuidkit",
        };
        foreach (var (name, value) in expected)
            Assert.Equal((name, value), (name, await ScalarAsync(server.ConnectionString("postgres"), $"SHOW {name}")));
    }

    internal static ServerOptions Options() => new() { AllowDownload = false };

    internal static async Task<ThrowawayServer> StartAsync(Dictionary<string, string>? settings = null)
    {
        await InstalledAsync();
        return await ThrowawayServers.StartAsync(Options() with { Settings = settings ?? [] }, Cancellation);
    }

    internal static async Task<ServerBinaries> InstalledAsync()
    {
        var reasons = new List<string>();
        var installed = await InstalledBinaries.FindAsync(Options(), reasons, Cancellation);
        Assert.SkipWhen(installed is null, $"No server programs are installed: {string.Join("; ", reasons)}");
        return installed!;
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql, bool pinned = true)
    {
        await using var connection = pinned ? await Connections.OpenAsync(connectionString, Cancellation) : new NpgsqlConnection(connectionString);
        if (!pinned)
            await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
