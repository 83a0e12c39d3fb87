using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>
/// Finds the handlers below a group of routes: <c>MapGroup("/journals/{id}")</c> gives its prefix to whatever is mapped on what
/// it returns, through locals, fluent calls, nested groups, and methods of the application that the group is handed to.
/// </summary>
internal sealed class GroupHandlers(WebTypes web, CancellationToken cancellation)
{
    // An application nests its modules a few methods deep; the limit only ends a recursion.
    private const int DeepestMethod = 4;

    private readonly List<IMethodSymbol> _handlers = [];

    /// <summary>The handlers below a group.</summary>
    public static IReadOnlyList<IMethodSymbol> Of(IInvocationOperation group, WebTypes web, CancellationToken cancellation)
    {
        var finder = new GroupHandlers(web, cancellation);
        finder.Follow(group, 0);
        // group.AddEndpointFilter(...): what is mapped on the variable is below it too.
        if (group.Arguments is [{ Value: var extended }, ..] && SlotFinder.Stripped(extended) is ILocalReferenceOperation { Local: var local } && finder.IsGroup(local.Type))
            finder.FollowReferences(group.Root(), local, 0);
        return finder._handlers;
    }

    /// <summary>Follows a value that is a group to what is done with it.</summary>
    private void Follow(IOperation group, int depth)
    {
        cancellation.ThrowIfCancellationRequested();
        switch (group.Parent)
        {
            case IConversionOperation or IParenthesizedOperation:
                Follow(group.Parent, depth);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                FollowReferences(group.Root(), declarator.Symbol, depth);
                break;
            case IArgumentOperation { Parent: IInvocationOperation call } argument:
                FollowCall(call, argument.Parameter, depth);
                break;
            case IInvocationOperation call when call.Instance == group:
                FollowCall(call, null, depth);
                break;
        }
    }

    private void FollowCall(IInvocationOperation call, IParameterSymbol? parameter, int depth)
    {
        // What takes a function and gives the group back, as AddEndpointFilter does, maps nothing.
        if (IsGroup(call.Type))
            Follow(call, depth);
        else if (MapCall.Handler(call) is { } handler)
            _handlers.Add(handler);
        if (parameter is not null && depth < DeepestMethod)
            FollowInto(call, parameter, depth + 1);
    }

    private void FollowInto(IInvocationOperation call, IParameterSymbol parameter, int depth)
    {
        foreach (var reference in parameter.OriginalDefinition.ContainingSymbol.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(cancellation);
#pragma warning disable RS1030 // Only where a group is handed over; each such method is read once a group.
            var model = call.SemanticModel!.Compilation.GetSemanticModel(syntax.SyntaxTree);
#pragma warning restore RS1030
            if (model.GetOperation(syntax, cancellation) is { } body)
                FollowReferences(body, parameter.OriginalDefinition, depth);
        }
    }

    private void FollowReferences(IOperation body, ISymbol symbol, int depth)
    {
        foreach (var operation in body.Descendants())
            if (operation is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, symbol)
                || operation is IParameterReferenceOperation parameter && SymbolEqualityComparer.Default.Equals(parameter.Parameter, symbol))
                Follow(operation, depth);
    }

    private bool IsGroup(ITypeSymbol? type) =>
        type is not null && web.Endpoints is { } endpoints && (KnownTypes.Is(type, endpoints) || type.AllInterfaces.Contains(endpoints, SymbolEqualityComparer.Default));
}
