using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.CodeMigration.Changing.Messages;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>What did not compile before need not compile afterwards, and is nobody's to repair; nor is a class that the next build makes of a changed message.</summary>
/// <param name="errors">The errors before the change.</param>
internal sealed partial class KnownErrors(IEnumerable<Diagnostic> errors)
{
    private readonly HashSet<(string Code, string Path, string Message)> _known = [.. errors.Select(Text)];

    // What the compiler says of a line may change with the types in it.
    private readonly HashSet<(string Path, string Line)> _lines = [.. errors.Select(Line).Where(place => place.Line.Any(char.IsLetter))];

    /// <summary>Those of some errors that were not there before.</summary>
    public ImmutableArray<Diagnostic> New(ImmutableArray<Diagnostic> errors) => errors.RemoveAll(error => error.Location.SourceTree is { } tree && ProtocolFile.IsMadeOfOne(tree.GetText()) || _known.Contains(Text(error)) || _lines.Contains(Line(error)));

    // By what it says and not by its place, which moves. It may name the type of an id, which was an integer.
    private static (string Code, string Path, string Message) Text(Diagnostic error) => (error.Id, Locations.Of(error.Location).Path, IdType().Replace(error.GetMessage(CultureInfo.InvariantCulture), "int"));

    private static (string Path, string Line) Line(Diagnostic error) => error.Location is { SourceTree: { } tree, SourceSpan.Start: var start } && tree.GetText().Lines.GetLineFromPosition(start) is var line
        ? (tree.FilePath, IdType().Replace(line.ToString().Trim(), "int")) : ("", "");

    [GeneratedRegex(@"\b(?:short|long|ushort|uint|ulong|(?:global::)?(?:System\.)?Guid)\b")]
    private static partial Regex IdType();
}
