using Npgsql;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>Runs statements inside a transaction whose end is a rollback; one that fails leaves no trace.</summary>
/// <param name="connection">The connection, within the transaction.</param>
internal sealed class TrialRun(NpgsqlConnection connection)
{
    /// <summary>Statements sent together: a round trip for each would take longer than most of them.</summary>
    private const int Together = 64;

    /// <summary>Runs statements that have to succeed.</summary>
    public async Task ExecuteAsync(IEnumerable<string> statements, CancellationToken cancellation)
    {
        foreach (var chunk in statements.Chunk(Together * 4))
        {
            // Commands of a batch are sent as they are; a command alone would be cut at the semicolons of BEGIN ATOMIC.
            await using var batch = new NpgsqlBatch(connection);
            foreach (var sql in chunk)
                batch.BatchCommands.Add(new(sql));
            await batch.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <inheritdoc cref="ExecuteAsync(IEnumerable{string}, CancellationToken)"/>
    public Task ExecuteAsync(string statement, CancellationToken cancellation) => ExecuteAsync([statement], cancellation);

    /// <summary>Runs statements together, as if nothing had happened where one fails.</summary>
    /// <returns>The error; null where all succeeded, and then their effects stay.</returns>
    public Task<PostgresException?> AttemptAsync(IEnumerable<string> statements, CancellationToken cancellation) =>
        WithinAsync(["SAVEPOINT attempt", .. statements, "RELEASE SAVEPOINT attempt"], cancellation);

    /// <summary>Runs statements together and takes their effects back in any case.</summary>
    /// <returns>The error; null where all succeeded.</returns>
    public Task<PostgresException?> RehearseAsync(IEnumerable<string> statements, CancellationToken cancellation) =>
        WithinAsync(["SAVEPOINT attempt", .. statements, .. BackToAttempt], cancellation);

    /// <summary>A savepoint that is left open after the way back to it would nest the next one ever deeper.</summary>
    private static string[] BackToAttempt => ["ROLLBACK TO SAVEPOINT attempt", "RELEASE SAVEPOINT attempt"];

    private async Task<PostgresException?> WithinAsync(IEnumerable<string> statements, CancellationToken cancellation)
    {
        try
        {
            await ExecuteAsync(statements, cancellation);
            return null;
        }
        catch (PostgresException error)
        {
            await ExecuteAsync(BackToAttempt, cancellation);
            return error;
        }
    }

    /// <summary>Tries definitions one after the other; what is made stays for those that follow.</summary>
    /// <param name="trials">The definitions.</param>
    /// <param name="onIntegers">Whether they are tried on twins with integers.</param>
    /// <param name="cancellation">Cancels the attempt.</param>
    /// <returns>The errors of those that fail. What speaks of a view that fails is not tried and not among them.</returns>
    public async Task<(Dictionary<Trial, PostgresException> Failed, HashSet<Trial> Skipped)> TryAsync(IEnumerable<Trial> trials, bool onIntegers, CancellationToken cancellation)
    {
        string Sql(Trial trial) => onIntegers ? trial.ForIntegers ?? trial.Sql : trial.Sql;
        var failed = new Dictionary<Trial, PostgresException>();
        var skipped = new HashSet<Trial>();
        foreach (var chunk in trials.Chunk(Together))
        {
            if (failed.Count == 0 && await AttemptAsync(chunk.Select(Sql), cancellation) is null)
                continue;
            foreach (var trial in chunk)
                if (failed.Keys.Concat(skipped).Any(below => below.View is { } view && trial.Mentions(view.Name.Name)))
                    skipped.Add(trial);
                else if (await AttemptAsync([Sql(trial)], cancellation) is { } error)
                    failed.Add(trial, error);
        }

        return (failed, skipped);
    }
}
