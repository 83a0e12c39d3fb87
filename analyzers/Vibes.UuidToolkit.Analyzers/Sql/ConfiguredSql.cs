using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.Analyzers.Sql.Texts;

namespace Vibes.UuidToolkit.Analyzers.Sql;

/// <summary>
/// VUID0502 to VUID0506 in the expressions of Entity Framework's configuration, which are no statements: check constraints,
/// filters of indexes, defaults and computed columns.
/// </summary>
internal sealed class ConfiguredSql : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, "HasCheckConstraint", "HasFilter", "HasDefaultValueSql", "HasComputedColumnSql");

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call.TargetMethod.Name is not ("HasCheckConstraint" or "HasFilter" or "HasDefaultValueSql" or "HasComputedColumnSql")
            || call.TargetMethod.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) != true
            || call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "sql") is not { Value: { SemanticModel: { } model, Syntax: ExpressionSyntax expression } })
            return;
        var text = SqlText.Of(expression, model, scope.Cancellation);
        var before = $"SELECT 1 FROM {Table(scope, call) ?? "unknown"} WHERE ";
        foreach (var use in scope.Model.Sql.Of(before + text.Value).Uses)
            if (use.Span.Start >= before.Length && text.Locate(new TextSpan(use.Span.Start - before.Length, use.Span.Length)) is { } location)
                scope.Report(StatementUses.Descriptor(use.Kind), location, use.Identifier, text.Value.Substring(use.Span.Start - before.Length, use.Span.Length), use.Identifier.Entity, use.Identifier.Reason);
    }

    // EntityTypeBuilder<Journal>, IndexBuilder<Journal>, TableBuilder<Journal>
    private static string? Table(OperationScope scope, IInvocationOperation call)
    {
        var builder = call.Instance ?? call.Arguments[0].Value;
        return EntityOf(builder.Type) is { } type && scope.Model.Entities.Of(type) is { } entity ? scope.Model.Entities.TableOf(entity) : null;
    }

    private static ITypeSymbol? EntityOf(ITypeSymbol? builder) => builder is INamedTypeSymbol { TypeArguments: [var entity] } ? entity : null;
}
