using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>An address that is made of a constant template by hand: <c>Route.Replace("{JournalId:int}", journalId.ToString())</c>. Where the template changes, what is looked for in it does.</summary>
/// <param name="Part">The part of the template that is replaced, as it is written.</param>
/// <param name="Template">That part by itself.</param>
/// <param name="Route">The constant that is the template.</param>
/// <param name="Value">What is put there, before it is a text.</param>
internal sealed record FilledRoute(IOperation Part, RouteTemplate Template, IFieldSymbol Route, IOperation Value)
{
    /// <summary>Reads a call; null where it is no such one.</summary>
    public static FilledRoute? Of(IInvocationOperation call) =>
        call is { TargetMethod: { Name: nameof(string.Replace), ContainingType.SpecialType: SpecialType.System_String }, Arguments: [{ Value: { ConstantValue: { HasValue: true, Value: string part } } replaced }, { Value: var value }, ..] }
            && call.Instance is { } instance && Whole(instance) is { Field: { ConstantValue: string route } field } && part.Length > 0 && part[0] == '{'
            // The template may have been changed before.
            && RouteTemplate.Parse(part) is { Parameters: [var filled] } template && RouteTemplate.Parse(route)?.Parameters.Any(parameter => parameter.IsNamed(filled.Name)) == true
            ? new(replaced, template, field, Shown(value)) : null;

    /// <summary>The property by the parameter's name beside the template, as a request has that says by which route it comes; null where there is none.</summary>
    public IPropertySymbol? Property => Route.ContainingType.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property => !property.IsStatic && string.Equals(property.Name, Template.Parameters[0].Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the compilation maps the template, and changes it with the route: that of a client alone stays as it is, and so does what is looked for in it.</summary>
    public bool IsMapped(Compilation compilation, TemplateParameters templates, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            SemanticModel? model = null;
            foreach (var name in tree.GetRoot(cancellation).DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == Route.Name))
            {
                var named = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (SyntaxNode)name;
#pragma warning disable RS1030 // Only where an address is made of a constant template by hand.
                if (named.Parent is AttributeArgumentSyntax or ArgumentSyntax && SymbolEqualityComparer.Default.Equals((model ??= compilation.GetSemanticModel(tree)).GetSymbolInfo(name, cancellation).Symbol, Route)
#pragma warning restore RS1030
                    && named.Parent.Parent?.Parent is { } taking && model.GetSymbolInfo(taking, cancellation).Symbol is IMethodSymbol method && templates.Find(method) >= 0)
                    return true;
            }
        }

        return false;
    }

    // Route.Replace("{a}", ...).Replace("{b}", ...)
    private static IFieldReferenceOperation? Whole(IOperation text) => text switch
    {
        IFieldReferenceOperation { Field.IsConst: true } field => field,
        IInvocationOperation { TargetMethod: { Name: nameof(string.Replace), ContainingType.SpecialType: SpecialType.System_String }, Instance: { } before } => Whole(before),
        _ => null,
    };

    private static IOperation Shown(IOperation text) => SlotFinder.Stripped(text) switch
    {
        IInvocationOperation { TargetMethod.Name: nameof(ToString), Instance: { } shown } => SlotFinder.Stripped(shown),
        IInterpolatedStringOperation { Parts: [IInterpolationOperation { Expression: var shown }] } => SlotFinder.Stripped(shown),
        var other => other,
    };
}
