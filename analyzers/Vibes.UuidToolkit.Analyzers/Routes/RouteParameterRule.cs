using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Routes.Pages;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>
/// A rule about the constraints of route parameters, wherever templates are: in attributes of actions and controllers, in calls
/// that map endpoints, groups and conventional routes, and in the <c>@page</c> line of Razor pages and components.
/// </summary>
internal abstract class RouteParameterRule : Rule
{
    /// <inheritdoc/>
    public sealed override void Register(RuleContext context)
    {
        var web = new WebTypes(context.Types);
        if (!web.HasRoutes)
            return;
        var templates = new TemplateParameters(web);
        context.OnSymbol(scope => LookAtAction(scope, web, templates), SymbolKind.Method);
        context.OnSymbol(scope => LookAtType(scope, web, templates), SymbolKind.NamedType);
        context.OnOperation(scope => LookAtCall(scope, web, templates), OperationKind.Invocation);
        context.OnFile(scope => LookAtPage(scope, web));
    }

    /// <summary>Looks at a parameter.</summary>
    protected abstract void Look(RouteBinding binding);

    /// <summary>Whether a parameter is looked at: one that has a constraint about integers or UUIDs.</summary>
    protected virtual bool IsLookedAt(RouteParameter parameter) =>
        parameter.Policies.Any(policy => RouteConstraints.IsForIntegers(policy) || RouteConstraints.IsForUuids(policy) || RouteConstraints.IsForTexts(policy));

    private void LookAtAction(SymbolScope scope, WebTypes web, TemplateParameters templates)
    {
        var action = (IMethodSymbol)scope.Symbol;
        if (action.MethodKind != MethodKind.Ordinary)
            return;
        foreach (var (text, template) in AttributeTemplate.Of(action, templates, scope.Cancellation))
            foreach (var parameter in template.Parameters.Where(IsLookedAt))
                Look(new(template, parameter, Slots([action], action.ContainingType, parameter, web), scope.Compilation, scope.Model,
                    (rule, part, id, arguments) => scope.Report(rule, text.Locate(part), id, arguments), scope.Cancellation));
    }

    private void LookAtType(SymbolScope scope, WebTypes web, TemplateParameters templates)
    {
        var type = (INamedTypeSymbol)scope.Symbol;
        if (!EndpointMethods.IsController(type, web) && !KnownTypes.DerivesFrom(type, web.Component))
            return;
        foreach (var (text, template) in AttributeTemplate.Of(type, templates, scope.Cancellation))
            foreach (var parameter in template.Parameters.Where(IsLookedAt))
                Look(new(template, parameter, Slots(type.GetMembers().OfType<IMethodSymbol>().Where(method => EndpointMethods.IsAction(method, web)), type, parameter, web),
                    scope.Compilation, scope.Model, (rule, part, id, arguments) => scope.Report(rule, text.Locate(part), id, arguments), scope.Cancellation));
    }

    private void LookAtCall(OperationScope scope, WebTypes web, TemplateParameters templates)
    {
        if (MapCall.Of((IInvocationOperation)scope.Operation, templates) is { } map && map.Template.Parameters.Any(IsLookedAt))
            LookAtCall(scope, map, web);
    }

    private void LookAtCall(OperationScope scope, MapCall map, WebTypes web)
    {
        var handlers = Handlers(map, scope, web);
        foreach (var parameter in map.Template.Parameters.Where(IsLookedAt))
            Look(new(map.Template, parameter, Slots(handlers, null, parameter, web), scope.Operation.SemanticModel!.Compilation, scope.Model,
                (rule, part, id, arguments) => scope.Report(rule, map.Text.Locate(part), id, arguments), scope.Cancellation));
    }

    private void LookAtPage(FileScope scope, WebTypes web)
    {
        foreach (var page in PageDirective.Read(scope.File, scope.Cancellation))
            if (page.Template.Parameters.Any(IsLookedAt) && PageTypes.Of(scope.Compilation, page, web, scope.Cancellation) is { } type)
                foreach (var parameter in page.Template.Parameters.Where(IsLookedAt))
                    Look(new(page.Template, parameter, Slots(PageTypes.Handlers(type, web), type, parameter, web), scope.Compilation, scope.Model,
                        (rule, part, id, arguments) => scope.Report(rule, page.Source, page.Locate(part), id, arguments), scope.Cancellation));
    }

    private static IReadOnlyList<IMethodSymbol> Handlers(MapCall map, OperationScope scope, WebTypes web)
    {
        if (MapCall.Handler(map.Call) is { } handler)
            return [handler];
        return KnownTypes.Is(map.Call.TargetMethod.ContainingType, web.ControllerRoutes)
            ? ConventionalActions.Of(scope.Operation.SemanticModel!.Compilation, web, scope.Cancellation)
            : GroupHandlers.Of(map.Call, web, scope.Cancellation);
    }

    private static List<RouteSlot> Slots(IEnumerable<IMethodSymbol> handlers, INamedTypeSymbol? type, RouteParameter parameter, WebTypes web)
    {
        var slots = handlers.SelectMany(handler => RouteSlots.Of(handler, parameter.Name, web)).ToList();
        if (type is not null)
            slots.AddRange(RouteSlots.Members(type, parameter.Name, web));
        return slots;
    }

    /// <summary>From the first to the last of the constraints of a kind; null where there are none.</summary>
    protected static TextSpan? Span(RouteParameter parameter, Func<RoutePolicy, bool> isMeant)
    {
        TextSpan? span = null;
        foreach (var policy in parameter.Policies)
            if (isMeant(policy))
                span = TextSpan.FromBounds(span?.Start ?? policy.Span.Start, policy.Span.End);
        return span;
    }
}
