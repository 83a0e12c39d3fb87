using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Routes.Pages;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// The parts of Razor pages' addresses, <c>@page "{id:int}"</c>, each with what takes it: a page has one address for all of its handlers, so that those that do
/// nothing with the id take it as the others do.
/// </summary>
internal sealed class PageRoutes(Compilation compilation, KnownTypes types)
{
    private readonly Lazy<Dictionary<ISymbol, ISymbol[]>> _takers = new(() => Find(compilation, new(types)));

    /// <summary>The other handlers' parameters, and properties, that take the same part of a page's address.</summary>
    public IEnumerable<ISymbol> Others(ISymbol taker) => !_takers.Value.TryGetValue(taker, out var all) ? [] : all.Where(other => !SymbolEqualityComparer.Default.Equals(other, taker));

    private static Dictionary<ISymbol, ISymbol[]> Find(Compilation compilation, WebTypes web)
    {
        var takers = new Dictionary<ISymbol, ISymbol[]>(SymbolEqualityComparer.Default);
        if (web.PageModel is null)
            return takers;
        foreach (var (page, template) in Pages(compilation, web))
            foreach (var part in template.Parameters)
            {
                ISymbol[] taking = [.. PageTypes.Handlers(page, web).SelectMany(handler => RouteSlots.Of(handler, part.Name, web)).Concat(RouteSlots.Members(page, part.Name, web))
                    .Where(slot => Places.CanHoldId(IntegerTypes.Unwrap(slot.Type))).Select(slot => slot.Symbol!.OriginalDefinition).Distinct(SymbolEqualityComparer.Default)];
                if (taking.Length > 1)
                    foreach (var taker in taking)
                        takers[taker] = takers.TryGetValue(taker, out var known) ? [.. known, .. taking] : taking;
            }

        return takers;
    }

    // The assembly names the classes that the Razor compiler makes, whatever their namespace. That of a page says what its address is, and has the page's own as its model.
    private static IEnumerable<(INamedTypeSymbol Page, RouteTemplate Template)> Pages(Compilation compilation, WebTypes web)
    {
        foreach (var made in compilation.Assembly.GetAttributes())
            if (made is { AttributeClass.Name: "RazorCompiledItemAttribute", ConstructorArguments: [{ Value: INamedTypeSymbol view }, ..] }
                && view.GetMembers("Model").OfType<IPropertySymbol>().FirstOrDefault()?.Type is INamedTypeSymbol page && KnownTypes.DerivesFrom(page, web.PageModel))
                foreach (var said in view.GetAttributes())
                    if (said is { AttributeClass.Name: "RazorCompiledItemMetadataAttribute", ConstructorArguments: [{ Value: "RouteTemplate" }, { Value: string text }] } && RouteTemplate.Parse(text) is { } template)
                        yield return (page, template);
    }
}
