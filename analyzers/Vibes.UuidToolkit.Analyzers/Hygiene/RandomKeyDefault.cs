using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.EntityFramework;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Hygiene;

/// <summary>VUID0705: the database makes random ids: <c>HasDefaultValueSql("gen_random_uuid()")</c> or <c>"uuid_generate_v4()"</c>.</summary>
internal sealed class RandomKeyDefault : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, "HasDefaultValueSql");

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call.TargetMethod.Name == "HasDefaultValueSql" && FluentCall.IsEntityFramework(call.TargetMethod) && FluentCall.Text(call, "sql") is { } sql && Function(sql) is { } function
            && FluentCall.PropertyOf(call, scope.Model, scope.Cancellation) is { } id)
            scope.Report(Descriptors.RandomKeyDefault, FluentCall.Argument(call, "sql")!.Syntax, id, function, id.Entity, id.Reason);
    }

    private static string? Function(string sql) => sql.IndexOf("uuid_generate_v4", StringComparison.OrdinalIgnoreCase) >= 0 ? "uuid_generate_v4()"
        : sql.IndexOf("gen_random_uuid", StringComparison.OrdinalIgnoreCase) >= 0 ? "gen_random_uuid()" : null;
}
