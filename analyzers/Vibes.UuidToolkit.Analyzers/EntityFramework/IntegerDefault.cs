using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.EntityFramework;

/// <summary>
/// VUID0204: an id that is not set gets an integer: <c>HasDefaultValue(0)</c>, <c>HasSentinel(0)</c>,
/// <c>HasDefaultValueSql("nextval('...')")</c>.
/// </summary>
internal sealed class IntegerDefault : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, "HasDefaultValue", "HasSentinel", "HasDefaultValueSql");

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (GivesInteger(call) && FluentCall.PropertyOf(call, scope.Model, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IntegerDefault, FluentCall.NameOf(call), id, call.TargetMethod.Name, id.Entity, id.Reason);
    }

    /// <summary>Whether a call gives a column an integer where none is set.</summary>
    public static bool GivesInteger(IInvocationOperation call) => FluentCall.IsEntityFramework(call.TargetMethod) && call.TargetMethod.Name switch
    {
        "HasDefaultValue" => IsInteger(FluentCall.Argument(call, "value")),
        "HasSentinel" => IsInteger(FluentCall.Argument(call, "sentinel")),
        "HasDefaultValueSql" => FluentCall.Text(call, "sql") is { } sql
            && (sql.TrimStart().StartsWith("nextval(", StringComparison.OrdinalIgnoreCase) || long.TryParse(sql.Trim().Trim('(', ')'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)),
        _ => false,
    };

    private static bool IsInteger(IOperation? value) => value is IConversionOperation conversion && conversion.OperatorMethod is null ? IsInteger(conversion.Operand) : value?.Type.IsInteger() == true;
}
