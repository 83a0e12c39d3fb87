using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Tests.Rules;

/// <summary>A rule's page in rules/: the head is made from the descriptor, the rest is a person's.</summary>
/// <param name="Path">The file.</param>
/// <param name="Text">Its text; empty where it is missing.</param>
internal sealed partial record RulePage(string Path, string Text)
{
    public static RulePage Of(string rule)
    {
        var path = System.IO.Path.Combine(Repository.Rules, rule + ".md");
        return new(path, Repository.Read(path));
    }

    /// <summary>What the page should be: what it says of the fix is kept as long as there is one.</summary>
    public string Expected(DiagnosticDescriptor descriptor, bool hasFix)
    {
        var body = Text.IndexOf("\n## ", StringComparison.Ordinal) is >= 0 and var at ? Text[at..] : $"\n## Why\n{descriptor.Description}\n";
        return new StringBuilder()
            .Append($"# {descriptor.Id}: {descriptor.Title}\n\n")
            .Append("| Category | Severity | Fix |\n|---|---|---|\n")
            .Append($"| {descriptor.Category} | {Severity(descriptor)} | {Fix(hasFix)} |\n")
            .Append(body).ToString();
    }

    /// <summary>What the table of the head says of the fix: a person's words, as long as they are true.</summary>
    private string Fix(bool hasFix)
    {
        var said = FixCell().Match(Text).Groups[1].Value;
        var isTrue = said.Length > 0 && hasFix != said.StartsWith("no", StringComparison.OrdinalIgnoreCase);
        return isTrue ? said : hasFix ? "yes" : "no";
    }

    /// <summary>The blocks of a section, with their language and the model that stands beside them.</summary>
    public IReadOnlyList<Example> Examples(string section)
    {
        var text = Section().Matches(Text).FirstOrDefault(match => match.Groups["title"].Value == section)?.Groups["body"].Value ?? "";
        return [.. Block().Matches(text).Select(match => new Example(match.Groups["language"].Value, match.Groups["code"].Value, match.Groups["model"].Value))];
    }

    private static string Severity(DiagnosticDescriptor descriptor) => descriptor.DefaultSeverity == DiagnosticSeverity.Warning
        ? "warning; suggestion in audit, error in enforce"
        : "suggestion";

    [GeneratedRegex(@"^\|---\|---\|---\|\n\|[^|]*\|[^|]*\| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex FixCell();

    [GeneratedRegex(@"^## (?<title>.+)\n(?<body>(?:(?!## ).*\n?)*)", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"(?:<!-- model: (?<model>\w+) -->\n)?^```(?<language>\w*)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    /// <summary>A block of a page.</summary>
    /// <param name="Language">What stands behind the fence.</param>
    /// <param name="Code">What it says.</param>
    /// <param name="Model">int (or nothing), guid, or none; other for the code of another project, where the model is too.</param>
    internal sealed record Example(string Language, string Code, string Model);
}
