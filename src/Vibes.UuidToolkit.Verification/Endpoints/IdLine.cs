using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>A line of the list of ids.</summary>
/// <param name="Name">The id's name.</param>
/// <param name="Value">The id.</param>
/// <param name="Spelling">For one that was not written canonically: as it was written; otherwise null.</param>
/// <param name="Where">The request in whose answer it was written so; otherwise null.</param>
internal sealed partial record IdLine(string Name, string Value, string? Spelling, string? Where)
{
    /// <summary>The list's first line.</summary>
    public const string Header = "# uuidkit endpoint-ids 1";

    /// <summary>The entity that is identified.</summary>
    public string Entity => Name[..Name.LastIndexOf('_')];

    /// <summary>Whether it is an id that came from the environment, so that nobody may know what it is.</summary>
    public bool IsSecret => Value.Contains(SecretMask.Mask, StringComparison.Ordinal);

    /// <summary>Reads a list.</summary>
    /// <exception cref="DiagnosticException">It is none.</exception>
    public static IReadOnlyList<IdLine> Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines is not [Header, ..])
            throw Invalid($"It does not begin with \"{Header}\".");
        return [.. lines.Skip(1).Select(line => Form().Match(line) is { Success: true } parts
            ? new IdLine(parts.Groups["name"].Value, parts.Groups["value"].Value, Group(parts, "spelling"), Group(parts, "where"))
            : throw Invalid($"\"{line}\" is no line of it."))];

        DiagnosticException Invalid(string message) => new(Descriptors.EndpointSnapshotInvalid.At(EndpointSnapshot.IdsName, message));
        string? Group(Match match, string name) => match.Groups[name] is { Success: true } group ? group.Value : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Spelling is null ? $"{Name} {Value}" : $"{Name} {Value} written {Spelling} by {Where}";

    [GeneratedRegex("^(?<name>[^ ]+_[0-9]+) (?<value>-?[0-9]+|[0-9a-f-]{36}|[^ ]*\\{secret\\}[^ ]*)( written (?<spelling>[^ ]+) by (?<where>[^ ]+))?$")]
    private static partial Regex Form();
}
