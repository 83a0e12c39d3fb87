using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Migration.Rehearsing;

/// <summary>What a rehearsal found.</summary>
public sealed record RehearsalResult
{
    /// <summary>What was rehearsed.</summary>
    public required string Source { get; init; }

    /// <summary>Where.</summary>
    public required string Server { get; init; }

    /// <summary>The schema as loaded.</summary>
    public required Schema Schema { get; init; }

    /// <summary>The plan.</summary>
    public required MigrationPlan Plan { get; init; }

    /// <summary>The path of the configuration that the plan suggests; null where it suggests nothing.</summary>
    public string? SuggestedFile { get; init; }

    /// <summary>What was passed over while loading.</summary>
    public required ImmutableArray<Diagnostic> LoadNotes { get; init; }

    /// <summary>Refusals that the rehearsal tried anyway and production will not until they are acknowledged.</summary>
    public required ImmutableArray<Diagnostic> Pending { get; init; }

    /// <summary>The copy's bytes before.</summary>
    public required long SizeBefore { get; init; }

    /// <summary>The copy's bytes after the migration; 0 where it did not run.</summary>
    public long SizeAfter { get; init; }

    /// <summary>The migration; null where it did not run.</summary>
    public RunResult? Migrated { get; init; }

    /// <summary>The way back; null where it did not run.</summary>
    public RunResult? RolledBack { get; init; }

    /// <summary>Foreign keys that were valid before and are not after the migration; none, or something is wrong.</summary>
    public ImmutableArray<string> InvalidForeignKeys { get; init; } = [];

    /// <summary>What compared the copy before and after the round trip.</summary>
    public string? DumpMethod { get; init; }

    /// <summary>Why that was not <c>pg_dump</c>; null where it was.</summary>
    public string? DumpShortcoming { get; init; }

    /// <summary>Whether the copy is byte for byte what it was.</summary>
    public bool RoundTripIdentical { get; init; }

    /// <summary>The first difference; null where there is none.</summary>
    public string? RoundTripDifference { get; init; }

    /// <summary>The seconds by stage, in order.</summary>
    public ImmutableArray<(string Stage, double Seconds)> Seconds { get; init; } = [];

    /// <summary>The seconds of the migration until COMMIT, in which the application stands still; 0 where it did not run.</summary>
    public double Downtime => Migrated is null ? 0 : Migrated.Seconds.Sum(stage => stage.Seconds) - Migrated.Seconds.SkipWhile(stage => stage.Stage != "commit").Skip(1).Sum(stage => stage.Seconds);

    /// <summary>0 where all of it holds, 1 where something differs, 3 where production would be refused.</summary>
    public int ExitCode =>
        Migrated is not null && (!RoundTripIdentical || !InvalidForeignKeys.IsEmpty) ? 1
        : !Plan.Refusals.IsEmpty ? 3
        : 0;
}
