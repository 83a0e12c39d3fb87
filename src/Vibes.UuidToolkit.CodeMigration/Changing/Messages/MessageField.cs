using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>The field of a protocol buffer's message that a generated property is made from.</summary>
/// <param name="Location">Where its .proto file declares it.</param>
/// <param name="Code">The declaration.</param>
internal sealed partial record ProtocolMessage(Findings.FindingLocation Location, string Code)
{
    // The lines of a generated file that tell what it is made from.
    private const int Head = 8;

    /// <summary>The field; null where the property is made from something else, or the file is not there.</summary>
    /// <param name="property">The property.</param>
    /// <param name="tree">The generated file, whose head names the other.</param>
    /// <param name="project">The project's file, beside which that is.</param>
    public static ProtocolMessage? Of(IPropertySymbol property, SyntaxTree tree, string? project)
    {
        if (project is null || tree.GetText().Lines.Take(Head).Select(line => Source().Match(line.ToString())).FirstOrDefault(match => match.Success) is not { } source)
            return null;
        var path = Path.Combine(Path.GetDirectoryName(project)!, source.Groups[1].Value);
        if (!File.Exists(path))
            return null;
        var text = SourceText.From(File.ReadAllText(path));
        return Line(text, property.ContainingType.Name, property.Name) is { } line
            ? new(Locations.Of(Microsoft.CodeAnalysis.Location.Create(path, line.Span, text.Lines.GetLinePositionSpan(line.Span))), line.ToString().Trim()) : null;
    }

    /// <summary>The line of a message's field that the compiler of protocol buffers makes a property from: of <c>JournalId</c> in <c>Request</c>, <c>int32 journal_id = 1</c>.</summary>
    public static TextLine? Line(SourceText file, string message, string property)
    {
        string? current = null;
        foreach (var line in file.Lines)
        {
            var text = line.ToString();
            if (Message().Match(text) is { Success: true } begun)
                current = begun.Groups[1].Value;
            if (current == message && Field().Match(text) is { Success: true } field && field.Groups[1].Value.Replace("_", "", StringComparison.Ordinal).Equals(property, StringComparison.OrdinalIgnoreCase))
                return line;
        }

        return null;
    }

    [GeneratedRegex(@"^\s*message\s+(\w+)")]
    private static partial Regex Message();

    [GeneratedRegex(@"\b(\w+)\s*=\s*\d+")]
    private static partial Regex Field();

    [GeneratedRegex(@"//\s+source:\s*(\S+\.proto)")]
    private static partial Regex Source();
}
