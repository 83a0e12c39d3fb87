using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>What an action shows: the <c>@model int</c> of the view that <c>View(id)</c> means. The compiler knows nothing of it; the view throws.</summary>
/// <param name="View">The class that the Razor compiler makes of the view.</param>
/// <param name="Page">Its generic base class.</param>
/// <param name="Type">What it shows.</param>
internal sealed record ViewModel(INamedTypeSymbol View, INamedTypeSymbol Page, ITypeSymbol Type)
{
    private const string Controller = "Controller";

    /// <summary>The model of the view that a call shows; null where it is none that was compiled with the program.</summary>
    /// <param name="call">The call of <c>View</c> or <c>PartialView</c>.</param>
    /// <param name="action">The member that it is in.</param>
    /// <param name="types">Known types.</param>
    public static ViewModel? Of(IInvocationOperation call, ISymbol? action, KnownTypes types)
    {
        if (action?.ContainingType is not { } controller || types["Microsoft.AspNetCore.Mvc.Razor.RazorPage`1"] is not { } page
            || !KnownTypes.DerivesFrom(call.TargetMethod.ContainingType, types["Microsoft.AspNetCore.Mvc.Controller"]))
            return null;
        var name = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "viewName") is { } given ? given.Value.ConstantValue.Value as string : action.Name;
        var folder = controller.Name.EndsWith(Controller, StringComparison.Ordinal) ? controller.Name.Substring(0, controller.Name.Length - Controller.Length) : controller.Name;
        for (var type = types[$"AspNetCoreGeneratedDocument.Views_{folder}_{name}"] ?? types[$"AspNetCoreGeneratedDocument.Views_Shared_{name}"]; type is not null; type = type.BaseType)
            if (type.BaseType is { TypeArguments: [var model] } && KnownTypes.Is(type.BaseType, page))
                return new(type, page, model);
        return null;
    }

    /// <summary>The place in the view's list of bases.</summary>
    public Slot? At(TypePath path) => BaseArgument.Fixing(View, Page, TypePath.Of(0).Then(path));
}
