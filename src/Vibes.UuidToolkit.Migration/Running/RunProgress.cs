using Vibes.UuidToolkit.Migration.Scripts;

namespace Vibes.UuidToolkit.Migration.Running;

/// <summary>How far a run has come.</summary>
/// <param name="Stage">What is being done, for a person: <c>rewrite</c>, <c>foreign keys</c>, <c>fingerprints before</c> ...</param>
/// <param name="Item">The step or table.</param>
/// <param name="Done">Work done, in units of <paramref name="Total"/>.</param>
/// <param name="Total">All work of the stage: bytes of tables and indexes where they decide the time, steps otherwise.</param>
/// <param name="ItemNumber">The item's number in its stage, from 1.</param>
/// <param name="ItemCount">How many items the stage has.</param>
public sealed record RunProgress(string Stage, string Item, long Done, long Total, int ItemNumber, int ItemCount);

/// <summary>How a run behaves.</summary>
public sealed record RunOptions
{
    /// <summary>How long one attempt waits for the locks.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many attempts are made to get the locks.</summary>
    public int LockAttempts { get; init; } = 12;

    /// <summary>The pause between attempts, in which the application works on.</summary>
    public TimeSpan LockPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether every row is checked against its prediction before COMMIT.</summary>
    public bool Verify { get; init; } = true;

    /// <summary>
    /// <c>maintenance_work_mem</c> in megabytes: the memory of one index's sort, shared by its parallel workers, and of one
    /// foreign key's check.
    /// </summary>
    public int MaintenanceMemory { get; init; } = RewriteScript.MaintenanceMemory;

    /// <summary>How many connections vacuum and analyze the tables after COMMIT.</summary>
    public int Jobs { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Told how far the run is.</summary>
    public IProgress<RunProgress>? Progress { get; init; }
}

/// <summary>What a run did.</summary>
/// <param name="AlreadyDone">The database was in the state already; nothing was run but what a crash had left out.</param>
/// <param name="Tables">How many tables were rewritten.</param>
/// <param name="Rows">How many rows they have.</param>
/// <param name="ForeignKeys">How many foreign keys were put back.</param>
/// <param name="Seconds">The seconds by stage, in order.</param>
public sealed record RunResult(bool AlreadyDone, int Tables, long Rows, int ForeignKeys, IReadOnlyList<(string Stage, double Seconds)> Seconds);
