using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Hygiene;

/// <summary>VUID0703: text of a request becomes an id by <c>Guid.Parse</c>, <c>Guid.ParseExact</c> or <c>new Guid(string)</c>.</summary>
internal sealed class ThrowingParse : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        // Without a web framework or claims nothing comes from a request.
        if ((context.Types["Microsoft.AspNetCore.Http.HttpRequest"] ?? context.Types["System.Security.Claims.Claim"]) is null)
            return;
        context.OnCall(Look, nameof(Guid.Parse), nameof(Guid.ParseExact));
        context.OnOperation(Look, OperationKind.ObjectCreation);
    }

    private static void Look(OperationScope scope)
    {
        var (text, name) = scope.Operation switch
        {
            IInvocationOperation { TargetMethod: { Name: nameof(Guid.Parse) or nameof(Guid.ParseExact), IsStatic: true } method, Arguments: { Length: > 0 } arguments }
                when method.ContainingType.IsGuid() => (arguments[0].Value, "Guid." + method.Name),
            IObjectCreationOperation { Constructor.Parameters: [{ Type.SpecialType: SpecialType.System_String }], Arguments: { Length: 1 } arguments } creation
                when creation.Type.IsGuid() => (arguments[0].Value, "new Guid"),
            _ => default,
        };
        if (text is not null && RequestInput.Of(text, scope) is { } source && ValueUse.Find(scope.Model, scope.Operation, scope.Cancellation) is { Identifier: var id })
            scope.Report(Descriptors.ThrowingParse, scope.Operation.Syntax, id, name, id.Entity, source);
    }
}
