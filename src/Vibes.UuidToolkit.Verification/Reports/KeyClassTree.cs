using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>A key class as a tree: the key, the columns that refer to it below it, those that refer to them below these.</summary>
/// <param name="Name">The qualified name of the key.</param>
/// <param name="Columns">The columns in the order of the tree, the key first.</param>
/// <param name="State">What became of the class: different where one of its columns or references is.</param>
internal sealed record KeyClassTree(string Name, ImmutableArray<KeyClassColumn> Columns, ReportState State);
