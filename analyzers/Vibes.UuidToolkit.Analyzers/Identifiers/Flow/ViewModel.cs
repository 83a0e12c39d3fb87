using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What a view is shown: the <c>@model int</c> of the view that an action's <c>View(id)</c> means, or another view's <c>Html.PartialAsync("_Row", id)</c> and
/// <c>&lt;partial name="_Row" model="id" /&gt;</c>. The compiler knows nothing of it; the view throws.
/// </summary>
/// <param name="View">The class that the Razor compiler makes of the view.</param>
/// <param name="Page">Its generic base class.</param>
/// <param name="Type">What it shows.</param>
internal sealed record ViewModel(INamedTypeSymbol View, INamedTypeSymbol Page, ITypeSymbol Type)
{
    private const string Model = "model";

    /// <summary>The namespace of the classes that the Razor compiler makes, with its dot.</summary>
    public const string Generated = "AspNetCoreGeneratedDocument.";

    /// <summary>The model of the view that a call shows, and what it is given; null where it is none that was compiled with the program.</summary>
    /// <param name="call">The call: of <c>View</c>, <c>PartialView</c> or <c>PartialAsync</c>.</param>
    /// <param name="caller">The member that it is in.</param>
    /// <param name="types">Known types.</param>
    public static (ViewModel Model, IOperation Shown)? Of(IInvocationOperation call, ISymbol? caller, KnownTypes types)
    {
        if (caller?.ContainingType is not { } owner || call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == Model) is not { Value: var shown })
            return null;
        return (KnownTypes.DerivesFrom(call.TargetMethod.ContainingType, types["Microsoft.AspNetCore.Mvc.Controller"]) ? OfController(owner, Text(call, "viewName", caller.Name), types)
            : IsHelper(call.TargetMethod, types) ? Beside(owner, Text(call, "partialViewName", null), types) : null) is { } model ? (model, shown) : null;
    }

    /// <summary>The model of the view that a tag shows, where an assignment gives it: <c>helper.Model = id</c>; null where it is none.</summary>
    /// <inheritdoc cref="Of(IInvocationOperation, ISymbol, KnownTypes)"/>
    public static ViewModel? Of(ISimpleAssignmentOperation assignment, ISymbol? caller, KnownTypes types)
    {
        if (caller?.ContainingType is not { } owner || assignment is not { Target: IPropertyReferenceOperation { Property: { Name: "Model", ContainingType: var helper } }, Parent: { Parent: IBlockOperation block } statement }
            || !KnownTypes.Is(helper, types["Microsoft.AspNetCore.Mvc.TagHelpers.PartialTagHelper"]))
            return null;
        // The helper is made anew for each tag, which names the view before or after what it is shown.
        var (name, isThis) = ((string?)null, false);
        foreach (var step in block.Operations)
            if (step == statement)
                isThis = true;
            else if (step is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: var target, Value: var value } })
                if (KnownTypes.Is(target.Type, helper))
                {
                    if (isThis)
                        break;
                    name = null;
                }
                else if (target is IPropertyReferenceOperation { Property: { Name: "Name", ContainingType: var named } } && KnownTypes.Is(named, helper))
                    name = Text(value);
        return Beside(owner, name, types);
    }

    // A constant of the tag is kept in a field: (string)__tagHelperAttribute_0.Value, of new TagHelperAttribute("name", "_Row").
    private static string? Text(IOperation value) => SlotFinder.Stripped(value) switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        IPropertyReferenceOperation { Property.Name: "Value", Instance: IFieldReferenceOperation { Field.DeclaringSyntaxReferences: [var kept] } } read
            when kept.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } made } && read.SemanticModel?.GetOperation(made) is { } attribute
            && SlotFinder.Stripped(attribute) is IObjectCreationOperation { Arguments: [_, { Value: var second }, ..] } => Text(second),
        _ => null,
    };

    /// <summary>The place in the view's list of bases.</summary>
    public Slot? At(TypePath path) => BaseArgument.Fixing(View, Page, TypePath.Of(0).Then(path));

    private static bool IsHelper(IMethodSymbol method, KnownTypes types) => KnownTypes.Is(method.ContainingType, types["Microsoft.AspNetCore.Mvc.Rendering.IHtmlHelper"])
        || KnownTypes.Is(method.ContainingType, types["Microsoft.AspNetCore.Mvc.Rendering.HtmlHelperPartialExtensions"]);

    private static string? Text(IInvocationOperation call, string parameter, string? otherwise) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter) is { } given ? given.Value.ConstantValue.Value as string : otherwise;

    private static ViewModel? OfController(INamedTypeSymbol controller, string? name, KnownTypes types)
    {
        var folder = ActionCall.NameOf(controller);
        return Of(types[$"{Generated}Views_{folder}_{name}"] ?? types[$"{Generated}Views_Shared_{name}"], types);
    }

    // In the folder of the view that shows it, in those around that, or among the shared ones.
    private static ViewModel? Beside(INamedTypeSymbol view, string? name, KnownTypes types)
    {
        if (name is null || view.ContainingNamespace?.Name + "." != Generated)
            return null;
        if (name.EndsWith(".cshtml", StringComparison.Ordinal))
            return Of(types[Generated + name.Substring(0, name.Length - ".cshtml".Length).TrimStart('~', '/').Replace('/', '_')], types);
        for (var end = view.Name.LastIndexOf('_'); end > 0; end = view.Name.LastIndexOf('_', end - 1))
            if (Of(types[$"{Generated}{view.Name.Substring(0, end)}_{name}"] ?? types[$"{Generated}{view.Name.Substring(0, end)}_Shared_{name}"], types) is { } found)
                return found;
        return null;
    }

    private static ViewModel? Of(INamedTypeSymbol? view, KnownTypes types)
    {
        var page = types["Microsoft.AspNetCore.Mvc.Razor.RazorPage`1"];
        for (var type = view; type is not null; type = type.BaseType)
            if (type.BaseType is { TypeArguments: [var model] } && KnownTypes.Is(type.BaseType, page))
                return new(type, type.BaseType, model);
        return null;
    }
}
