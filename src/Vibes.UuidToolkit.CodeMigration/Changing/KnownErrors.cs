using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>What did not compile before need not compile afterwards, and is nobody's to repair.</summary>
/// <param name="errors">The errors before the change.</param>
internal sealed class KnownErrors(IEnumerable<(Document Document, Diagnostic Error)> errors)
{
    private readonly HashSet<(string Code, string? Path, string Message)> _known = [.. errors.Select(Text)];

    /// <summary>Those of some errors that were not there before.</summary>
    public ImmutableArray<(Document Document, Diagnostic Error)> New(ImmutableArray<(Document Document, Diagnostic Error)> errors) => errors.RemoveAll(error => _known.Contains(Text(error)));

    // By what it says and not by its place, which moves.
    private static (string Code, string? Path, string Message) Text((Document Document, Diagnostic Error) error) => (error.Error.Id, error.Document.FilePath, error.Error.GetMessage());
}
