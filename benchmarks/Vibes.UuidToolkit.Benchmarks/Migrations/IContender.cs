using Vibes.UuidToolkit.Postgres;

namespace Vibes.UuidToolkit.Benchmarks.Migrations;

/// <summary>A way to change the sample's keys.</summary>
internal interface IContender
{
    string Name { get; }

    /// <summary>Changes the keys in one transaction.</summary>
    /// <param name="connectionString">A fresh copy of the sample.</param>
    /// <param name="cancellation">Cancels the run.</param>
    /// <returns>The seconds by stage.</returns>
    Task<IReadOnlyList<(string Stage, double Seconds)>> RunAsync(string connectionString, CancellationToken cancellation);
}

/// <summary>A contender that is a list of statements.</summary>
internal abstract class ScriptContender : IContender
{
    /// <summary>The settings that the toolkit's own transaction runs with and that decide the time: the same for everyone.</summary>
    public const string Settings = "maintenance_work_mem=256MB, jit=off, synchronize_seqscans=off";

    public abstract string Name { get; }

    protected abstract IEnumerable<(string Stage, string Sql)> Statements();

    public async Task<IReadOnlyList<(string Stage, double Seconds)>> RunAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = await Connections.OpenAsync(connectionString, cancellation);
        await BenchmarkServer.ExecuteAsync(connection, "BEGIN", cancellation);
        foreach (var setting in Settings.Split(", "))
            await BenchmarkServer.ExecuteAsync(connection, $"SET LOCAL {setting.Split('=')[0]} = '{setting.Split('=')[1]}'", cancellation);
        var seconds = new List<(string, double)>();
        foreach (var stage in Statements().Append(("commit", "COMMIT")).GroupBy(statement => statement.Item1))
            seconds.Add((stage.Key, await BenchmarkServer.TimeAsync(async () =>
            {
                foreach (var (_, sql) in stage)
                    await BenchmarkServer.ExecuteAsync(connection, sql, cancellation);
            })));
        return seconds;
    }
}
