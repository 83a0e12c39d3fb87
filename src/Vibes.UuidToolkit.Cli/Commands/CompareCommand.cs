using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Baselines;
using Vibes.UuidToolkit.Verification.Comparison;
using Vibes.UuidToolkit.Verification.Endpoints;
using Vibes.UuidToolkit.Verification.Queries;
using Vibes.UuidToolkit.Verification.Reports;
using Vibes.UuidToolkit.Verification.Snapshots;
using Vibes.UuidToolkit.Verification.Timings;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit compare</c>: two databases or APIs, or one before and after a migration, whoever migrated it.</summary>
internal sealed class CompareCommand : ToolkitCommand
{
    private readonly Argument<string> _before = new Argument<string>("BEFORE") { Description = "A folder of snapshots, or the connection of a live database." }.NotAnOption();
    private readonly Argument<string> _after = new Argument<string>("AFTER") { Description = "The other side: a folder or a connection; the API of --base-url belongs to it." }.NotAnOption();
    private readonly Option<bool> _migrated = new("--migrated") { Description = "Integer keys became uuids in between: take that for right, and nothing else." };
    private readonly Option<string[]> _keep = new("--keep")
    {
        Description = "A table whose integer key stays, schema.table. Can be repeated.",
        HelpName = "TABLE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string> _versions = new("--uuid-versions")
    {
        Description = "The versions that keys' UUIDs may be of.",
        HelpName = "4,7,8",
        DefaultValueFactory = _ => "4,7,8",
    };

    private readonly Option<double?> _slowdown = new("--max-slowdown")
    {
        Description = $"Where both sides were measured with uuidkit bench: how many times as long a query may take ({new TimingLimits().MaxSlowdown.ToString(CultureInfo.InvariantCulture)}).",
        HelpName = "RATIO",
    };

    private readonly Option<string?> _report = new("--report") { Description = "Write a page about it: one HTML file that needs no other and no network.", HelpName = "report.html" };
    private readonly SnapshotOptions _snapshots = new();
    private readonly ApiOptions _api = new();

    /// <summary>The command.</summary>
    public CompareCommand(Terminal terminal) : base("compare", "Compare two databases or APIs, or one before and after its migration, by their snapshots.", terminal)
    {
        Arguments.Add(_before);
        Arguments.Add(_after);
        Options.Add(_migrated);
        Options.Add(_keep);
        Options.Add(_versions);
        Options.Add(_slowdown);
        Options.Add(_report);
        _snapshots.AddTo(this);
        _api.AddTo(this);
    }

    /// <inheritdoc/>
    protected override async Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        var options = new ComparisonOptions
        {
            IsMigrated = parse.GetValue(_migrated),
            Keys = _snapshots.Keys(parse),
            KeptTables = [.. parse.GetValue(_keep) ?? []],
            UuidVersions = Versions(parse.GetRequiredValue(_versions)),
        };
        var queries = _snapshots.Queries(parse);
        var source = _api.Source(parse, Incomplete);
        var (before, after) = (Side(parse.GetRequiredValue(_before)), Side(parse.GetRequiredValue(_after)));
        var timings = (Before: before.Connection is null ? TimingFile.Read(before.Name) : null, After: after.Connection is null ? TimingFile.Read(after.Name) : null);
        var limits = Limits(parse.GetValue(_slowdown), timings is (not null, not null));
        var (left, right) = (await ReadAsync(before, queries, options.Keys, output, cancellation), await ReadAsync(after, queries, options.Keys, output, cancellation));
        var api = source is null ? ApiSnapshots.None : await ApiOptions.TakeAsync(source with { Before = left }, output, cancellation);
        // What is live stands for what the folder has of it.
        right = [.. right.ExceptBy(api.Snapshots.Select(snapshot => snapshot.Name), snapshot => snapshot.Name), .. api.Snapshots];
        var findings = SnapshotComparison.Compare(left, right, options).AddRange(api.Diagnostics);
        if (options.IsMigrated && after.Connection is { } live)
            findings = findings.AddRange(await output.WorkAsync(async progress =>
            {
                progress?.Report(new("keys", "", 0, 0, 0, 0));
                await using var connection = await Connections.OpenAsync(live, cancellation);
                return await KeyChecks.RunAsync(connection, options, left, cancellation);
            }));
        if (timings is ({ } was, { } now))
            findings = findings.AddRange(TimingComparison.Compare(was, now, limits));
        var report = parse.GetValue(_report);
        async Task<ComparedSide> SideAsync((string Name, string? Connection) side, ImmutableArray<Snapshot> snapshots, DatabaseTimings? measured) =>
            new(side.Name, snapshots) { Timings = measured, Sizes = report is null || side.Connection is null ? default : await SizesAsync(side.Connection, cancellation) };
        var result = new ComparisonResult(await SideAsync(before, left, timings.Before), await SideAsync(after, right, timings.After), options, findings);
        if (report is not null)
            ReportFile.Write(report, result);
        return CompareOutcome.Of(result, report);
    }

    private TimingLimits Limits(double? slowdown, bool areMeasured) => (slowdown, areMeasured) switch
    {
        (null, _) => new(),
        (_, false) => throw Incomplete($"--max-slowdown needs {TimingFile.Name} in the folders of both sides.", "Measure both with uuidkit bench -o DIR, and compare the folders."),
        ( >= 1 and < double.PositiveInfinity and { } ratio, _) => new() { MaxSlowdown = ratio },
        _ => throw Incomplete("--max-slowdown is at least 1.", "Write it like 1.5."),
    };

    private (string Name, string? Connection) Side(string given) =>
        Directory.Exists(given) ? (given, null)
        : given.Contains('=', StringComparison.Ordinal) || given.Contains("://", StringComparison.Ordinal) ? (ConnectionStrings.Describe(given), given)
        : throw Incomplete($"{given} is no folder.", "Name a folder of snapshots, or give a connection.");

    private static async Task<ImmutableArray<Snapshot>> ReadAsync(
        (string Name, string? Connection) side, ImmutableArray<QueryFile> queries, KeyConfiguration keys, IOutput output, CancellationToken cancellation)
    {
        if (side.Connection is { } live)
            return await SnapshotOptions.TakeAsync(live, queries, keys, output, cancellation);
        var snapshots = new BaselineFolder(side.Name).Read();
        return snapshots.IsEmpty ? throw new DiagnosticException(Descriptors.SnapshotUnreadable.At(side.Name, "The folder holds no approved snapshot.")) : snapshots;
    }

    private static async Task<ImmutableArray<TableSize>> SizesAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = await Connections.OpenAsync(connectionString, cancellation);
        return await TableSizes.ReadAsync(connection, await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, cancellation), cancellation);
    }

    private ImmutableSortedSet<int> Versions(string list)
    {
        var versions = list.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version is >= 1 and <= 8 ? version : 0).ToList();
        return versions.Contains(0) ? throw Incomplete($"--uuid-versions {list} is no list of versions.", "Write it like 4,7,8.") : [.. versions];
    }
}
