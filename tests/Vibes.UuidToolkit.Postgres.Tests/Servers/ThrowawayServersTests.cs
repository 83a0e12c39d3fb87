using Npgsql;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Servers;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Servers;

public sealed class ThrowawayServersTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<ServerOptions, string> WrongOptions => new()
    {
        { new ServerOptions { MajorVersion = 11 }, "UK0115" },
        { new ServerOptions { MajorVersion = 19 }, "UK0115" },
        { new ServerOptions { Settings = new Dictionary<string, string> { ["work_mem = 1\nport"] = "1" } }, "UK0115" },
        { new ServerOptions { BinariesFolder = Path.GetTempPath() }, "UK0114" },
        { new ServerOptions { Connection = "postgres://me:s3cret@db:port/app" }, "UK0102" },
        { new ServerOptions { Connection = "Host=127.0.0.1;Port=1;Username=me;Password=s3cret;Database=app" }, "UK0103" },
    };

    [Theory]
    [MemberData(nameof(WrongOptions), DisableDiscoveryEnumeration = true)]
    public async Task A_wrong_option_leads_to_no_other_server(ServerOptions options, string code)
    {
        var failure = await Assert.ThrowsAsync<DiagnosticException>(() => ThrowawayServers.StartAsync(options, Cancellation));
        Assert.Equal(code, Assert.Single(failure.Diagnostics).Code);
        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_server_keeps_what_is_the_users()
    {
        await using var users = await LocalServerTests.StartAsync();
        await users.CreateDatabaseAsync("precious", ct: Cancellation);

        var given = await ThrowawayServers.StartAsync(new ServerOptions { Connection = users.ConnectionString("postgres") }, Cancellation);
        Assert.False(given.IsOwned);
        Assert.Equal(users.MajorVersion, given.MajorVersion);
        var refusal = await Assert.ThrowsAsync<DiagnosticException>(() => given.DropDatabaseAsync("precious", Cancellation));
        Assert.Equal(Descriptors.ForeignDatabase, Assert.Single(refusal.Diagnostics).Descriptor);

        await given.CreateDatabaseAsync("dropped", ct: Cancellation);
        await given.DropDatabaseAsync("dropped", Cancellation);
        var left = await given.CreateDatabaseAsync("left", "precious", Cancellation);
        await given.DisposeAsync();

        await Assert.ThrowsAsync<DiagnosticException>(() => Connections.OpenAsync(left, Cancellation));
        await using var precious = await Connections.OpenAsync(users.ConnectionString("precious"), Cancellation);
    }

    [Fact]
    public async Task A_given_server_of_another_version_is_refused()
    {
        await using var users = await LocalServerTests.StartAsync();
        var other = users.MajorVersion == ServerVersion.Newest ? ServerVersion.Oldest : ServerVersion.Newest;
        var failure = await Assert.ThrowsAsync<DiagnosticException>(() => ThrowawayServers.StartAsync(
            new ServerOptions { Connection = users.ConnectionString("postgres"), MajorVersion = other }, Cancellation));
        Assert.Equal(Descriptors.ServerVersionDiffers, Assert.Single(failure.Diagnostics).Descriptor);
    }

    [Fact]
    public async Task Without_any_way_each_is_named_with_its_reason()
    {
        var options = new ServerOptions
        {
            MajorVersion = ServerVersion.Oldest,
            AllowDownload = false,
            Cache = Path.Combine(Path.GetTempPath(), "never-there"),
        };
        if (await InstalledBinaries.FindAsync(options, [], Cancellation) is not null)
            Assert.Skip("The version without a way is installed here.");
        var failure = await Assert.ThrowsAsync<DiagnosticException>(() => ThrowawayServers.StartAsync(options, Cancellation));
        var diagnostic = Assert.Single(failure.Diagnostics);
        Assert.Equal(Descriptors.NoServer, diagnostic.Descriptor);
        foreach (var reason in new[] { "1. A given server: none was named", "2. Installed binaries: ", "3. Embedded binaries from npm: @embedded-postgres", "4. A container: " })
            Assert.Contains(reason, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(2, Assert.IsType<AggregateException>(failure.InnerException).InnerExceptions.Count);
        TestContext.Current.TestOutputHelper!.WriteLine(failure.Message);
    }

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.18 (Debian 15.18-1.pgdg120+1)", 15, "15.18")]
    [InlineData("postgres (PostgreSQL) 18.4", 18, "18.4")]
    [InlineData("19beta1", 19, "19beta1")]
    [InlineData("12.22", 12, "12.22")]
    public void A_version_is_read(string text, int major, string expected) =>
        Assert.Equal(new ServerVersion(major, expected), ServerVersion.Parse(text));

    [Fact]
    public async Task A_container_of_a_named_image_serves_like_a_local_server()
    {
        var options = new ServerOptions { Image = TestImage.Name, AllowDownload = false, Settings = new Dictionary<string, string> { ["work_mem"] = "7MB" } };
        string database;
        await using (var server = await ThrowawayServers.StartAsync(options, Cancellation))
        {
            Assert.True(server.IsOwned);
            Assert.Contains(TestImage.Name, server.Description, StringComparison.Ordinal);
            database = await server.CreateDatabaseAsync("fresh", ct: Cancellation);
            await using (var connection = await Connections.OpenAsync(database, Cancellation))
            await using (var command = new NpgsqlCommand("SELECT current_setting('work_mem') || ' ' || current_setting('fsync')", connection))
                Assert.Equal("7MB off", await command.ExecuteScalarAsync(Cancellation));
            await server.DropDatabaseAsync("fresh", Cancellation);
        }

        // The container is gone with its server.
        var failure = await Assert.ThrowsAsync<DiagnosticException>(() => Connections.OpenAsync(database, Cancellation));
        Assert.Equal(Descriptors.ServerUnreachable, Assert.Single(failure.Diagnostics).Descriptor);
    }

    [Fact]
    public async Task A_container_of_another_version_is_refused()
    {
        var options = new ServerOptions { Image = TestImage.Name, AllowDownload = false };
        int major;
        await using (var server = await ThrowawayServers.StartAsync(options, Cancellation))
            major = server.MajorVersion;

        var other = major == ServerVersion.Newest ? ServerVersion.Oldest : ServerVersion.Newest;
        var failure = await Assert.ThrowsAsync<DiagnosticException>(() => ThrowawayServers.StartAsync(options with { MajorVersion = other }, Cancellation));
        Assert.Equal(Descriptors.ServerVersionDiffers, Assert.Single(failure.Diagnostics).Descriptor);
    }

    [Fact]
    public async Task A_named_image_that_is_not_there_leads_to_no_other_server()
    {
        var options = new ServerOptions { Image = "not/there:at-all", AllowDownload = false };
        var failure = await Assert.ThrowsAsync<DiagnosticException>(() => ThrowawayServers.StartAsync(options, Cancellation));
        Assert.Equal(Descriptors.ContainerDidNotStart, Assert.Single(failure.Diagnostics).Descriptor);
    }
}
