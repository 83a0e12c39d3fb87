using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Setup;

/// <summary>VUID0005: a line of the file of ids cannot be understood.</summary>
internal sealed class MalformedIdsLine(IdsFile ids) : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        if (ids.Malformed.Count > 0)
            context.OnFile(Look);
    }

    private void Look(FileScope scope)
    {
        if (scope.File.Path != ids.Text.Path || ids.Source is not { } text)
            return;
        foreach (var number in ids.Malformed)
            scope.Report(Descriptors.MalformedIds, text, text.Lines[number].Span, null, text.Lines[number].ToString().Trim());
    }
}
