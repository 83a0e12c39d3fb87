using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Literals;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Routes.Pages;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>
/// A rule about the constraints of route parameters, wherever templates are: in attributes of actions and controllers, in calls
/// that map endpoints, groups and conventional routes, in the classes of endpoints, and in the <c>@page</c> line of Razor pages and components.
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
        context.OnCall(scope => LookAtFilled(scope, templates), nameof(string.Replace));
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
        foreach (var (text, template) in AttributeTemplate.Of(action, scope.Compilation, templates, scope.Cancellation))
            foreach (var parameter in template.Parameters.Where(IsLookedAt))
                Look(new(template, parameter, Slots([action], action.ContainingType, parameter, scope.Compilation, web, scope.Cancellation), scope.Compilation, scope.Model,
                    (rule, part, id, arguments) => scope.Report(rule, text.Locate(part), id, arguments), scope.Cancellation));
    }

    private void LookAtType(SymbolScope scope, WebTypes web, TemplateParameters templates)
    {
        var type = (INamedTypeSymbol)scope.Symbol;
        var isEndpoint = KnownTypes.DerivesFrom(type, web.Endpoint);
        if (!isEndpoint && !EndpointMethods.IsController(type, web) && !KnownTypes.DerivesFrom(type, web.Component))
            return;
        foreach (var (text, template) in AttributeTemplate.Of(type, scope.Compilation, templates, scope.Cancellation))
            foreach (var parameter in template.Parameters.Where(IsLookedAt))
                Look(new(template, parameter, isEndpoint ? OfEndpoint(type, parameter, scope.Compilation, web, scope.Cancellation)
                        : Slots(type.GetMembers().OfType<IMethodSymbol>().Where(method => EndpointMethods.IsAction(method, web)).ToList(), type, parameter, scope.Compilation, web, scope.Cancellation),
                    scope.Compilation, scope.Model, (rule, part, id, arguments) => scope.Report(rule, text.Locate(part), id, arguments), scope.Cancellation));
    }

    private void LookAtCall(OperationScope scope, WebTypes web, TemplateParameters templates)
    {
        foreach (var map in MapCall.Of((IInvocationOperation)scope.Operation, templates, scope.Cancellation))
            if (map.Template.Parameters.Any(IsLookedAt))
                LookAtCall(scope, map, web);
    }

    private void LookAtFilled(OperationScope scope, TemplateParameters templates)
    {
        if (FilledRoute.Of((IInvocationOperation)scope.Operation) is { } filled && filled.Template.Parameters[0] is var parameter && IsLookedAt(parameter) && filled.Value.Type is { } type && filled.IsMapped(scope.Operation.SemanticModel!.Compilation, templates, scope.Cancellation)
            && DeclaredConstant.Written(filled.Part, scope.Cancellation) is { } expression && ConstantText.Of(expression, filled.Template.Text) is var text)
            Look(new(filled.Template, parameter, [new(parameter.Name, type, null, filled.Value)], scope.Operation.SemanticModel!.Compilation, scope.Model,
                (rule, part, id, arguments) => scope.Report(rule, text.Locate(part), id, arguments), scope.Cancellation));
    }

    private void LookAtCall(OperationScope scope, MapCall map, WebTypes web)
    {
        var compilation = scope.Operation.SemanticModel!.Compilation;
        var endpoint = map.Call.Instance?.Type as INamedTypeSymbol;
        var handlers = KnownTypes.DerivesFrom(endpoint, web.Endpoint) ? null : Handlers(map, scope, web);
        foreach (var parameter in map.Template.Parameters.Where(IsLookedAt))
            Look(new(map.Template, parameter, handlers is null ? OfEndpoint(endpoint!, parameter, compilation, web, scope.Cancellation) : Slots(handlers, null, parameter, compilation, web, scope.Cancellation),
                compilation, scope.Model, (rule, part, id, arguments) => scope.Report(rule, map.Text.Locate(part), id, arguments), scope.Cancellation));
    }

    private void LookAtPage(FileScope scope, WebTypes web)
    {
        foreach (var page in PageDirective.Read(scope.File, scope.Cancellation))
            if (page.Template.Parameters.Any(IsLookedAt) && PageTypes.Of(scope.Compilation, page, web, scope.Cancellation) is { } type)
                foreach (var parameter in page.Template.Parameters.Where(IsLookedAt))
                    Look(new(page.Template, parameter, Slots(PageTypes.Handlers(type, web).ToList(), type, parameter, scope.Compilation, web, scope.Cancellation), scope.Compilation, scope.Model,
                        (rule, part, id, arguments) => scope.Report(rule, page.Source, page.Locate(part), id, arguments), scope.Cancellation));
    }

    private static IReadOnlyList<IMethodSymbol> Handlers(MapCall map, OperationScope scope, WebTypes web)
    {
        if (MapCall.Handler(map.Call) is { } handler)
            return [handler];
        return KnownTypes.Is(map.Call.TargetMethod.ContainingType, web.ControllerRoutes)
            ? ConventionalActions.Of(map, web, scope.Cancellation)
            : GroupHandlers.Of(map.Call, web, scope.Cancellation);
    }

    private static List<RouteSlot> OfEndpoint(INamedTypeSymbol endpoint, RouteParameter parameter, Compilation compilation, WebTypes web, CancellationToken cancellation) =>
        Read(RouteSlots.OfRequest(endpoint, parameter.Name, web).ToList(), endpoint.GetMembers().OfType<IMethodSymbol>(), parameter, compilation, web, cancellation);

    private static List<RouteSlot> Slots(IReadOnlyList<IMethodSymbol> handlers, INamedTypeSymbol? type, RouteParameter parameter, Compilation compilation, WebTypes web, CancellationToken cancellation)
    {
        var slots = handlers.SelectMany(handler => RouteSlots.Of(handler, parameter.Name, web)).ToList();
        if (type is not null)
            slots.AddRange(RouteSlots.Members(type, parameter.Name, web));
        return Read(slots, handlers, parameter, compilation, web, cancellation);
    }

    // What nothing takes may be read by its name.
    private static List<RouteSlot> Read(List<RouteSlot> slots, IEnumerable<IMethodSymbol> handlers, RouteParameter parameter, Compilation compilation, WebTypes web, CancellationToken cancellation)
    {
        if (slots.Count == 0)
            slots.AddRange(new ReadRouteValues(web, compilation, cancellation).In(handlers, parameter.Name));
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
