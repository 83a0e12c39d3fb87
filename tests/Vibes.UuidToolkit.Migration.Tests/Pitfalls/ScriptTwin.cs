using System.Collections.Concurrent;
using System.Text;
using CliWrap;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Tools;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Pitfalls;

/// <summary>A copy of a pitfall on which psql runs the plan's scripts, to the same effect as the runner on the original.</summary>
/// <param name="database">The copy.</param>
/// <param name="folder">The plan's folder.</param>
internal sealed class ScriptTwin(TestDatabase database, string folder) : IAsyncDisposable
{
    // Looked for once, like pg_dump.
    private static readonly ConcurrentDictionary<int, Task<(string? Path, string? WhyNot)>> Psqls = new();

    public TestDatabase Database => database;

    /// <summary>Why the scripts cannot be run here; null where they can.</summary>
    public async Task<string?> WhyNotAsync() => (await PsqlAsync()).WhyNot;

    public async Task RunAsync(string file)
    {
        var address = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var errors = new StringBuilder();
        var result = await Cli.Wrap((await PsqlAsync()).Path!)
            .WithArguments(["-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-f", Path.Combine(folder, file)])
            .WithEnvironmentVariables(variables => variables
                .Set("PGHOST", address.Host).Set("PGPORT", address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture))
                .Set("PGUSER", address.Username).Set("PGPASSWORD", address.Password).Set("PGDATABASE", address.Database).Set("LC_ALL", "C"))
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(new StringBuilder()))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, $"{file}: {errors}");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private Task<(string? Path, string? WhyNot)> PsqlAsync() => Psqls.GetOrAdd(database.Server.MajorVersion, FindAsync);

    private static async Task<(string? Path, string? WhyNot)> FindAsync(int version)
    {
        try
        {
            var tools = await ClientTools.FindAsync(version, CancellationToken.None);
            var psql = Path.Combine(tools.Folder, OperatingSystem.IsWindows() ? "psql.exe" : "psql");
            return File.Exists(psql) ? (psql, null) : (null, $"There is no psql in {tools.Folder}.");
        }
        catch (DiagnosticException missing)
        {
            return (null, $"There is no psql for version {version}: {missing.Diagnostics[0].Message}");
        }
    }
}
