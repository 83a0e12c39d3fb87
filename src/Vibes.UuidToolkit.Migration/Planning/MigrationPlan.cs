using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Migration.Planning.Suggestions;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>What a migration would do, what stands against it, and what it costs.</summary>
/// <param name="Manifest">What is done.</param>
/// <param name="Refusals">What has to be cleared first; nothing runs while there is one.</param>
/// <param name="Notices">Warnings and notes.</param>
/// <param name="Tables">The tables that are rewritten.</param>
/// <param name="Classes">The key classes, with their columns.</param>
/// <param name="Excluded">The classes that stay integers because the user says so.</param>
/// <param name="Estimate">The cost.</param>
public sealed record MigrationPlan(
    Manifest Manifest, ImmutableArray<Diagnostic> Refusals, ImmutableArray<Diagnostic> Notices,
    ImmutableArray<PlannedTable> Tables, ImmutableArray<KeyClass> Classes, ImmutableArray<KeyClass> Excluded, Estimate Estimate)
{
    /// <summary>What the user decided.</summary>
    public MigrationOptions Options { get; init; } = new();

    /// <summary>Decisions that would let the plan through, or that are worth taking.</summary>
    public ImmutableArray<Suggestion> Suggestions { get; init; } = [];

    /// <summary>Whether there is nothing to change.</summary>
    public bool IsEmpty => Manifest.Columns.IsEmpty;
}

/// <summary>A table that is rewritten.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">How many of its columns change.</param>
/// <param name="EstimatedRows">Its rows as the planner estimates them.</param>
/// <param name="TableBytes">Its size on disk, TOAST included.</param>
/// <param name="IndexBytes">The size of its indexes.</param>
public sealed record PlannedTable(QualifiedName Name, int Columns, long EstimatedRows, long TableBytes, long IndexBytes);

/// <summary>What a migration costs, worked out from sizes on disk.</summary>
/// <param name="RewriteBytes">The bytes of the tables and indexes that are written anew.</param>
/// <param name="SizeAfterBytes">What they will take: wider keys in rows and indexes.</param>
/// <param name="ExtraDiskBytes">What must be free: the new tables beside the old ones, and the WAL of both.</param>
/// <param name="WalBytes">The write-ahead log, where <c>wal_level</c> is not minimal.</param>
/// <param name="Locks">Entries of the lock table.</param>
public sealed record Estimate(long RewriteBytes, long SizeAfterBytes, long ExtraDiskBytes, long WalBytes, long Locks);
