using Vibes.UuidToolkit.Analyzers.Baselines;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Setup;

/// <summary>VUID0003: an entry of the baseline hides nothing any more. A baseline may only shrink.</summary>
internal sealed class StaleBaselineEntry(BaselineFile baseline) : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        if (baseline.Lines.Count > 0)
            context.OnEnd(Look);
    }

    private void Look(EndScope scope)
    {
        // A baseline without text has no entries.
        foreach (var (entry, number) in scope.Filter.Stale.OrderBy(entry => entry.Value).Select(entry => (entry.Key, entry.Value)))
            scope.Report(Descriptors.StaleBaseline, baseline.Text, baseline.Source!, number, entry.Rule, entry.Symbol);
    }
}
