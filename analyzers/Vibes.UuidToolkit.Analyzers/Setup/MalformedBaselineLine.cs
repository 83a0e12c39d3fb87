using Vibes.UuidToolkit.Analyzers.Baselines;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Setup;

/// <summary>VUID0002: a line of the baseline is neither an entry nor a comment.</summary>
internal sealed class MalformedBaselineLine(BaselineFile baseline) : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        if (baseline.Malformed.Count > 0)
            context.OnFile(Look);
    }

    private void Look(FileScope scope)
    {
        if (scope.File.Path != baseline.Text.Path || baseline.Source is not { } text)
            return;
        foreach (var number in baseline.Malformed)
            scope.Report(Descriptors.MalformedBaseline, text, text.Lines[number].Span, null, text.Lines[number].ToString().Trim());
    }
}
