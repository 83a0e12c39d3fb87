using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>The approved schema, <c>schema.verified.txt</c>: which columns are keys, and which refer to them.</summary>
internal sealed record SchemaFile(AdditionalText Text)
{
    /// <summary>Reads the file. Lines it does not know are passed over, so that a newer toolkit's file still serves.</summary>
    public static SchemaFile Read(AdditionalText text, CancellationToken cancellation) => new(text);
}
