using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Setup;

/// <summary>VUID0006: the file of ids tells of declarations that are no more. Told once, at the first such line: all of them have one way out.</summary>
internal sealed class StaleIds(IdsFile ids) : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        if (ids.Lines.Count > 0)
            context.OnEnd(Look);
    }

    private void Look(EndScope scope)
    {
        List<IdsLine> stale = [.. ids.Lines.Where(line => line.Assembly == scope.Compilation.AssemblyName && line.Find(scope.Compilation) is null)];
        if (stale is not [var first, ..])
            return;
        // A file without text has no lines.
        scope.Report(Descriptors.StaleIds, ids.Text, ids.Source!, first.Number, first.Place, stale.Count == 1 ? "" : $" and {stale.Count - 1} more");
    }
}
