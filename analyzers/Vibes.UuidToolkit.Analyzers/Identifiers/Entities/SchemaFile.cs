using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>The approved schema, <c>schema.verified.txt</c>: which columns are keys, and which refer to them.</summary>
/// <param name="Text">The file.</param>
/// <param name="Source">Its text; null where it could not be read.</param>
/// <param name="Tables">The tables, in the order of the file.</param>
/// <param name="Problems">What could not be understood. What could is used all the same.</param>
internal sealed record SchemaFile(AdditionalText Text, SourceText? Source, IReadOnlyList<SchemaTable> Tables, IReadOnlyList<SchemaProblem> Problems)
{
    // Weak and by identity: an entry lives as long as the text, which an editor keeps from one compilation to the next.
    private static readonly ConditionalWeakTable<SourceText, SchemaParser> Parsed = new();

    /// <summary>The queries of the views, by their names.</summary>
    public IReadOnlyList<(SchemaName Name, string Query)> Views { get; init; } = [];

    /// <summary>Reads the file. Lines it does not know are passed over, so that a newer toolkit's file still serves.</summary>
    public static SchemaFile Read(AdditionalText text, CancellationToken cancellation)
    {
        var source = text.GetText(cancellation);
        if (source is null)
            return new(text, null, [], [new(0, "it cannot be read")]);
        var parser = Parsed.GetValue(source, Parse);
        return new(text, source, parser.Tables, parser.Problems) { Views = parser.Views.ConvertAll(view => (view.Name, view.Query.ToString())) };
    }

    private static SchemaParser Parse(SourceText source)
    {
        var parser = new SchemaParser(source.ToString());
        parser.Parse();
        return parser;
    }
}
