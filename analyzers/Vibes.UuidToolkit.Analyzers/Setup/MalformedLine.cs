using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Setup;

/// <summary>A line of one of the toolkit's own files cannot be understood.</summary>
/// <param name="descriptor">What is reported.</param>
/// <param name="file">The file.</param>
/// <param name="source">Its text; null where it could not be read.</param>
/// <param name="malformed">The numbers of the lines, from 0.</param>
internal abstract class MalformedLine(DiagnosticDescriptor descriptor, AdditionalText file, SourceText? source, IReadOnlyList<int> malformed) : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        if (malformed.Count > 0)
            context.OnFile(Look);
    }

    private void Look(FileScope scope)
    {
        if (scope.File.Path != file.Path || source is not { } text)
            return;
        foreach (var number in malformed)
            scope.Report(descriptor, text, text.Lines[number].Span, null, text.Lines[number].ToString().Trim());
    }
}
