using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.EntityFramework;

/// <summary>
/// VUID0206: <c>Property&lt;int&gt;("UserId")</c> configures a key or foreign key as an integer: of a property that exists, of a
/// navigation's shadow key by convention, or of a name that <c>HasForeignKey</c> uses.
/// </summary>
internal sealed class IntegerShadowKey : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, "Property", "IndexerProperty");

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call.TargetMethod.TypeArguments is [var type] && type.IsIntegerOrNullable() && FluentCall.IsProperty(call.TargetMethod)
            && FluentCall.NameOf(call) is GenericNameSyntax { TypeArgumentList.Arguments: [var written] }
            && FluentCall.Text(call, "propertyName") is { } name && scope.Model.Entities.Named(FluentCall.BuilderOf(call), name) is { } id)
            scope.Report(Descriptors.IntegerShadowKey, written, id, written.ToString(), name, id.Entity, id.Reason);
    }
}
