using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.EntityFramework;

/// <summary>
/// VUID0201: an id is configured to be generated as an integer, or the sequence is that it is taken from. <c>ValueGeneratedOnAdd</c>, <c>[DatabaseGenerated]</c> and the
/// model-wide <c>UseIdentityColumns</c> are right for Guid keys too and stay silent.
/// </summary>
internal sealed class IntegerGeneration : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnOperation(Look, OperationKind.Invocation);

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if ((Generates(call) || IsSequence(call)) && FluentCall.IsEntityFramework(call.TargetMethod)
            && (IsSequence(call) ? FluentCall.Text(call, "name") is { } name ? scope.Model.Entities.OfSequence(name) : null : FluentCall.PropertyOf(call, scope.Model, scope.Cancellation)) is { } id)
            scope.Report(Descriptors.IntegerGeneration, FluentCall.NameOf(call), id, call.TargetMethod.Name, id.Entity, id.Reason);
    }

    private static bool IsSequence(IInvocationOperation call) => call.TargetMethod.Name == "HasSequence";

    private static bool Generates(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "UseIdentityColumn" or "UseIdentityAlwaysColumn" or "UseIdentityByDefaultColumn" or "UseSerialColumn" or "UseHiLo" or "UseSequence" or "HasIdentityOptions"
            or "ForNpgsqlUseIdentityColumn" or "ForNpgsqlUseIdentityAlwaysColumn" or "ForNpgsqlUseIdentityByDefaultColumn"
            or "ForNpgsqlUseSerialColumn" or "ForNpgsqlUseSequenceHiLo" or "ForSqlServerUseSequenceHiLo" => true,
        "HasAnnotation" => FluentCall.Text(call, "annotation") is "Npgsql:ValueGenerationStrategy" or "SqlServer:ValueGenerationStrategy" or "SqlServer:Identity",
        _ => false,
    };
}
