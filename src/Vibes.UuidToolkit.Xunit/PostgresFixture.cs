using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Servers;
using Vibes.UuidToolkit.Postgres.Sources;
using Xunit;

namespace Vibes.UuidToolkit.Xunit;

/// <summary>
/// A server with a database that is loaded once, of which each test gets a copy of its own. Derive from it, name
/// what to load, and share it with <see cref="AssemblyFixtureAttribute"/>, <see cref="ICollectionFixture{T}"/> or
/// <see cref="IClassFixture{T}"/>. The server is looked for as everywhere in the toolkit (<see cref="ThrowawayServers"/>), when
/// the first test asks for a database, and is stopped with the fixture.
/// </summary>
/// <example><code>
/// public sealed class ShopDatabase() : PostgresFixture("shop.sql");
/// </code></example>
public abstract class PostgresFixture : IAsyncDisposable
{
    private readonly Lazy<Task<Template>> _template;
    private readonly string? _source;
    private readonly string _name = $"test_{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
    private int _copies;

    /// <summary>A fixture of one database.</summary>
    /// <param name="source">
    /// What is loaded: a psql script or an archive of pg_dump, its path absolute or relative to the source file that derives from
    /// the fixture or to the output folder; or a connection to a live database, which is copied. Null for an empty database.
    /// </param>
    /// <param name="sourceFile">The source file that derives from the fixture; the compiler fills it in.</param>
    protected PostgresFixture(string? source = null, [CallerFilePath] string sourceFile = "")
    {
        _source = source is null ? null : SourceFolder.Resolve(source, sourceFile);
        _template = new(StartAsync);
    }

    /// <summary>Which server: by default what the variables UUIDKIT_SERVER, UUIDKIT_PG_IMAGE, UUIDKIT_PG_BIN and UUIDKIT_PG_VERSION say, or what is found.</summary>
    protected virtual ServerOptions Server => ServerOptions.FromEnvironment();

    /// <summary>How the source is loaded. On a server that is started here, roles that it needs are created anyway.</summary>
    protected virtual LoadOptions Loading => new();

    /// <summary>What is known of the database's keys beside its schema: nothing by default; <see cref="ReadKeys"/> reads it from the migration's configuration.</summary>
    protected virtual KeyConfiguration Keys => new();

    /// <summary>A new copy of the database, for the caller alone.</summary>
    /// <exception cref="DiagnosticException">There is no server, the source cannot be loaded, or the copy cannot be made.</exception>
    public async Task<TestDatabase> CreateDatabaseAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var template = await _template.Value.WaitAsync(cancellation);
        var name = string.Create(CultureInfo.InvariantCulture, $"{_name}_{Interlocked.Increment(ref _copies)}");
        return new(template.Server, name, await template.Server.CreateDatabaseAsync(name, template.Name, cancellation), Keys);
    }

    /// <summary>Drops what is left and stops the server, where it was started here.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (!_template.IsValueCreated)
            return;
        // One that failed has told each test why, and has cleaned up behind itself.
        await ((Task)_template.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_template.Value.IsCompletedSuccessfully)
            await _template.Value.Result.Server.DisposeAsync();
    }

    /// <summary>Completes the database once it is loaded, before any copy is made: migrations of Entity Framework, rows that all tests need.</summary>
    /// <param name="connectionString">The database. No session may be left open on it; the connection string asks for no pooling.</param>
    protected virtual Task PrepareAsync(string connectionString) => Task.CompletedTask;

    /// <summary>Reads undeclared references and the keys that stay from <c>uuidkit.json</c>.</summary>
    /// <param name="path">Its path, absolute or relative to the source file that derives from the fixture or to the output folder.</param>
    /// <param name="sourceFile">The source file that derives from the fixture; the compiler fills it in.</param>
    /// <exception cref="DiagnosticException">It is not there, or not a configuration.</exception>
    protected static KeyConfiguration ReadKeys(string path, [CallerFilePath] string sourceFile = "") => ConfigurationFile.Read<KeyConfiguration>(SourceFolder.Resolve(path, sourceFile));

    // Shared by all tests: the cancellation of one must not end it for the others.
    private async Task<Template> StartAsync()
    {
        var server = await ThrowawayServers.StartAsync(Server);
        try
        {
            var connectionString = await server.CreateDatabaseAsync(_name);
            if (_source is not null)
                await DatabaseSource.Parse(_source).LoadIntoAsync(connectionString, Loading with { MayCreateRoles = server.IsOwned || Loading.MayCreateRoles });
            await PrepareAsync(connectionString);
            return new(server, _name);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private sealed record Template(ThrowawayServer Server, string Name);
}
