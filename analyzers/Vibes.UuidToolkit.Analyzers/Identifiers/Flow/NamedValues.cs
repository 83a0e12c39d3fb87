using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What a call gives to a parameter or property that only the run finds, by its name: of an action, a page or a route that an address is made for, or of a member that reflection
/// finds. No type says that a number there is an id.
/// </summary>
internal static class NamedValues
{
    private static readonly ImmutableHashSet<string> Actions = Named(
        "RedirectToAction", "RedirectToActionPermanent", "RedirectToActionPreserveMethod", "RedirectToActionPermanentPreserveMethod", "CreatedAtAction", "AcceptedAtAction", "Action", "ActionLink", "GetPathByAction", "GetUriByAction");

    private static readonly ImmutableHashSet<string> Routes = Named(
        "RedirectToRoute", "RedirectToRoutePermanent", "RedirectToRoutePreserveMethod", "RedirectToRoutePermanentPreserveMethod", "CreatedAtRoute", "AcceptedAtRoute", "RouteUrl", "Link", "GetPathByName", "GetUriByName",
        "GetPathByRouteValues", "GetUriByRouteValues");

    private static readonly ImmutableHashSet<string> Pages = Named(
        "RedirectToPage", "RedirectToPagePermanent", "RedirectToPagePreserveMethod", "RedirectToPagePermanentPreserveMethod", "Page", "PageLink", "GetPathByPage", "GetUriByPage");

    private static readonly ImmutableHashSet<string> Reflection = Named("Invoke", "SetValue");

    private static readonly ImmutableHashSet<string> Constructors = Named("For", "ForPartsOf", "CreateInstance");

    private static readonly ImmutableHashSet<string> All = Actions.Union(Routes).Union(Pages).Union(Reflection).Union(Constructors);

    private static readonly ImmutableArray<int> Hashes = All.Select(name => FileWords.Hash(name.AsSpan())).ToImmutableArray();

    /// <summary>Whether a method's name is one of such a call.</summary>
    public static bool AreGivenBy(string method) => All.Contains(method);

    /// <summary>Whether what such a call gives has to be of the very type that takes it, as with reflection: an address is made of texts.</summary>
    public static bool HaveToFit(string method) => Reflection.Contains(method) || Constructors.Contains(method);

    /// <summary>The members of a file that such a call may be in.</summary>
    public static IEnumerable<SyntaxNode> Members(SyntaxTree tree, CancellationToken cancellation)
    {
        var words = FileWords.Of(tree, cancellation);
        return Hashes.SelectMany(words.Mentioning).Distinct();
    }

    /// <summary>The values, each with what takes it and, for a property that reflection finds, the type that it is found in.</summary>
    /// <param name="call">The call.</param>
    /// <param name="caller">The member that it is in.</param>
    /// <param name="types">Known types.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public static IEnumerable<(IOperation Value, ISymbol Taken, ITypeSymbol? Owner)> Given(IInvocationOperation call, ISymbol? caller, KnownTypes types, CancellationToken cancellation)
    {
        var name = call.TargetMethod.Name;
        return Actions.Contains(name) ? ActionCall.Given(call, caller, types).Select(Unowned)
            : Routes.Contains(name) ? RouteCall.Given(call, cancellation).Select(Unowned)
            : Pages.Contains(name) ? PageCall.Given(call, types).Select(Unowned)
            : Reflection.Contains(name) ? ReflectedCall.Given(call, cancellation)
            : Constructors.Contains(name) ? FoundConstructor.Given(call).Select(Unowned)
            : [];
    }

    private static (IOperation Value, ISymbol Taken, ITypeSymbol? Owner) Unowned((IOperation Value, ISymbol Taken) given) => (given.Value, given.Taken, null);

    private static ImmutableHashSet<string> Named(params string[] names) => ImmutableHashSet.Create(StringComparer.Ordinal, names);
}
