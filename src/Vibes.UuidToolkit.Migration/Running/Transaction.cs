using System.Diagnostics;
using Npgsql;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Fingerprints;

namespace Vibes.UuidToolkit.Migration.Running;

/// <summary>
/// One run in either direction: everything in one transaction, so that whatever happens the database is wholly before or
/// wholly after. Keeps the journal, the progress and the seconds, and turns the server's errors into messages.
/// </summary>
internal sealed class Transaction(NpgsqlConnection connection, string connectionString, RunOptions options, Journal journal) : IAsyncDisposable
{
    /// <summary>The advisory lock that keeps a second runner out: "uuid" in ASCII twice.</summary>
    private const long RunnerLock = 0x7575696475756964;

    private readonly List<(string Stage, double Seconds)> _seconds = [];
    private bool _open;
    private bool _locked;
    private bool _committed;
    private string _step = "begin";

    public NpgsqlConnection Connection => connection;

    public IReadOnlyList<(string Stage, double Seconds)> Seconds => _seconds;

    /// <summary>Keeps other runners out until the connection closes.</summary>
    public async Task ExcludeOtherRunnersAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_catalog.pg_try_advisory_lock({RunnerLock})", connection);
        if (await command.ExecuteScalarAsync(cancellation) is not true)
            throw new DiagnosticException(Descriptors.AnotherRunner.At(ConnectionStrings.Describe(connectionString), "Its advisory lock is taken."));
        _locked = true;
    }

    /// <summary>Begins, applies the settings and takes the locks, with several attempts between which the application works on.</summary>
    public async Task BeginAsync(IEnumerable<Step> steps, CancellationToken cancellation)
    {
        var list = steps.ToList();
        for (var attempt = 1; ; attempt++)
        {
            await ExecuteAsync("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", cancellation);
            _open = true;
            try
            {
                await ExecuteAsync($"SET LOCAL lock_timeout = '{(long)options.LockTimeout.TotalMilliseconds}ms'", cancellation);
                foreach (var step in list)
                    await ExecuteAsync(step.Sql, cancellation);
                // The script has set its own; the run's comes last.
                await ExecuteAsync($"SET LOCAL maintenance_work_mem = '{options.MaintenanceMemory}MB'", cancellation);
                return;
            }
            catch (PostgresException held) when (held.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                await RollbackAsync();
                if (attempt >= options.LockAttempts)
                    throw new DiagnosticException(
                        Descriptors.LockHeld.At(ConnectionStrings.Describe(connectionString), $"{options.LockAttempts} attempts of {options.LockTimeout.TotalSeconds:0.#} s each; {await HoldersAsync(cancellation)}"), held);
                options.Progress?.Report(new("locks", $"attempt {attempt + 1} of {options.LockAttempts}", attempt, options.LockAttempts, attempt, options.LockAttempts));
                await Task.Delay(options.LockPause, cancellation);
            }
        }
    }

    /// <summary>Runs steps one after the other.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="weight">The work that a step stands for, or null where all weigh the same.</param>
    /// <param name="cancellation">Cancels the run.</param>
    public async Task RunAsync(string stage, IEnumerable<Step> steps, Func<Step, long>? weight, CancellationToken cancellation)
    {
        var list = steps.ToList();
        var total = list.Sum(step => Math.Max(1, weight?.Invoke(step) ?? 1));
        long done = 0;
        await TimeAsync(stage, async () =>
        {
            for (var i = 0; i < list.Count; i++)
            {
                options.Progress?.Report(new(stage, list[i].Title, done, total, i + 1, list.Count));
                _step = list[i].Title;
                journal.Write("step", list[i].Title);
                await ExecuteAsync(list[i].Sql, cancellation);
                done += Math.Max(1, weight?.Invoke(list[i]) ?? 1);
            }

            options.Progress?.Report(new(stage, "", total, total, list.Count, list.Count));
        });
    }

    /// <summary>
    /// Reads fingerprints in this transaction. The server shares a large table among its own parallel workers. Connections
    /// beside this one could read only under a weaker lock that is raised afterwards, which is how deadlocks are made.
    /// </summary>
    public async Task<IReadOnlyList<TableFingerprint>> FingerprintAsync(
        string stage, IReadOnlyList<(FingerprintQuery Query, long Bytes)> queries, CancellationToken cancellation)
    {
        IReadOnlyList<TableFingerprint> fingerprints = [];
        await TimeAsync(stage, async () =>
        {
            _step = stage;
            journal.Write("step", stage);
            var total = queries.Sum(query => Math.Max(1, query.Bytes));
            var bytes = queries.ToDictionary(query => query.Query.Table, query => Math.Max(1, query.Bytes));
            long done = 0;
            var number = 0;
            var progress = new Relay<TableFingerprint>(fingerprint =>
                options.Progress?.Report(new(stage, fingerprint.Table.ToString(), Interlocked.Add(ref done, bytes[fingerprint.Table]), total, Interlocked.Increment(ref number), queries.Count)));
            fingerprints = await FingerprintReader.ReadAsync(connection, queries.Select(query => query.Query), progress, cancellation);
        });
        return fingerprints;
    }

    /// <summary>
    /// Commits. If the connection breaks here, only the database knows whether it was heard. The run can be cancelled up to
    /// here, not within: who cancels is told that it was rolled back.
    /// </summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        _step = "commit";
        journal.Write("step", "commit");
        cancellation.ThrowIfCancellationRequested();
        await TimeAsync("commit", () => ExecuteAsync("COMMIT", CancellationToken.None));
        _open = false;
        _committed = true;
        journal.Write("committed");
    }

    /// <summary>Runs a statement that belongs to no step.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        // A batch of one is sent as it is; a command would be cut at the semicolons of BEGIN ATOMIC.
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0, BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Measures a stage.</summary>
    public async Task TimeAsync(string stage, Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        _seconds.Add((stage, clock.Elapsed.TotalSeconds));
    }

    /// <summary>Runs everything, rolls back when it fails, and says what happened.</summary>
    public async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        journal.Write("begin");
        try
        {
            var result = await work();
            journal.Write("done");
            return result;
        }
        catch (DiagnosticException refusal)
        {
            await RollbackAsync();
            journal.Write("failed", _step, refusal.Diagnostics[0].Code);
            throw;
        }
        catch (OperationCanceledException)
        {
            await RollbackAsync();
            journal.Write("failed", _step, "cancelled");
            throw;
        }
        catch (PostgresException error)
        {
            await RollbackAsync();
            journal.Write("failed", _step, error.SqlState);
            throw new DiagnosticException(Explain(error), error);
        }
        catch (NpgsqlException broken)
        {
            _open = false;
            journal.Write("failed", _step, "connection lost");
            throw new DiagnosticException(Descriptors.ConnectionLost.At(_step, broken.InnerException?.Message ?? broken.Message), broken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RollbackAsync();
        // The server may take a while to notice that the session is closed; the next run must not meet its lock.
        if (_locked && connection.State == System.Data.ConnectionState.Open)
            await ExecuteUnlessUnreachableAsync($"SELECT pg_catalog.pg_advisory_unlock({RunnerLock})");
        await connection.DisposeAsync();
    }

    private Diagnostic Explain(PostgresException error)
    {
        if (_committed && error.SqlState is not (PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow))
            return Descriptors.NotVacuumed.At(_step, $"{error.MessageText} (SQLSTATE {error.SqlState})");
        var message = error.MessageText + (error.Where is { Length: > 0 and < 300 } where ? $" ({where.Split('\n')[0]})" : "");
        return error.SqlState switch
        {
            PostgresErrorCodes.DiskFull => Descriptors.DiskFull.At(_step, message),
            PostgresErrorCodes.NumericValueOutOfRange when error.MessageText.Contains("the range that the plan maps", StringComparison.Ordinal) => Descriptors.IdOutOfRange.At(_step, message),
            PostgresErrorCodes.NumericValueOutOfRange => Descriptors.IntegerOverflow.At(_step, message),
            PostgresErrorCodes.ReadOnlySqlTransaction => Descriptors.ReadOnly.At(ConnectionStrings.Describe(connectionString), message),
            PostgresErrorCodes.InsufficientPrivilege => Descriptors.PermissionDenied.At(_step, message),
            PostgresErrorCodes.LockNotAvailable => Descriptors.LockHeld.At(_step, message),
            PostgresErrorCodes.OutOfMemory when message.Contains("shared memory", StringComparison.Ordinal) => Descriptors.TooManyLocks.At(_step, message),
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => Descriptors.ConnectionLost.At(_step, message),
            // What does not find an operator or a function for uuids is another matter.
            _ when FunctionFailure.IsOfSearchPath(error) && !error.MessageText.Contains("uuid", StringComparison.Ordinal) => Descriptors.FunctionNeedsPath.At(FunctionFailure.Place(error)!, $"{_step}: {error.MessageText}."),
            _ => Descriptors.StepFailed.At(_step, $"{message} (SQLSTATE {error.SqlState})"),
        };
    }

    private async Task RollbackAsync()
    {
        if (!_open)
            return;
        _open = false;
        await ExecuteUnlessUnreachableAsync("ROLLBACK");
    }

    /// <summary>For what PostgreSQL does by itself when the connection is gone; the error that led here is the one to tell.</summary>
    private async Task ExecuteUnlessUnreachableAsync(string sql)
    {
        try
        {
            await ExecuteAsync(sql, CancellationToken.None);
        }
        catch (Exception unreachable) when (unreachable is NpgsqlException or InvalidOperationException or System.IO.IOException)
        {
            journal.Write("step", sql, unreachable.Message);
        }
    }

    private async Task<string> HoldersAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT DISTINCT a.pid, COALESCE(a.usename, '')::text, COALESCE(NULLIF(a.application_name, ''), 'no name')
            FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'relation' AND l.relation >= 16384 AND l.granted AND l.pid <> pg_catalog.pg_backend_pid()
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
            ORDER BY a.pid LIMIT 5
            """, connection);
        var holders = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            holders.Add($"process {reader.GetInt32(0)} ({reader.GetString(1)}, {reader.GetString(2)})");
        return holders.Count == 0 ? "whoever held the lock is gone now." : $"locks are held by {string.Join(", ", holders)}.";
    }

    /// <summary>Reports at once, on the thread that calls: <see cref="Progress{T}"/> would post it to another.</summary>
    private sealed class Relay<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
