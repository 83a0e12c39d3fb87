using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>VUID0312: a literal is assigned, passed or returned as an id.</summary>
internal sealed class IntegerLiteral : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnOperation(Look, OperationKind.Literal, OperationKind.FieldReference);

    private static void Look(OperationScope scope)
    {
        var constant = Whole(scope.Operation);
        // A parameter's default and a constant of this program are declared somewhere, and reported there; where only a constant may stand, no Guid can take its place.
        if (constant.IsImplicit || !constant.Type.IsInteger() || scope.Operation is IFieldReferenceOperation { Field: var field } && (!field.IsConst || !scope.Model.Entities.IsOfLibrary(field) && !IsInAttribute(constant))
            || scope.Operation.Syntax.IsKind(SyntaxKind.DefaultLiteralExpression) || IsLeftmost(constant, scope.Operation) is false)
            return;
        if (!IsOfAnotherRule(scope, constant) && ValueUse.OfUse(scope.Model, constant, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IntegerLiteral, constant.Syntax, id, constant.Syntax, id.Entity, id.Reason);
    }

    private static bool IsInAttribute(IOperation constant)
    {
        for (var parent = constant.Parent; parent is not null; parent = parent.Parent)
            if (parent is IAttributeOperation)
                return true;
        return false;
    }

    // The whole of -1, (int)Role.Admin and 60 * 24.
    private static IOperation Whole(IOperation operation)
    {
        while (operation.Parent is { ConstantValue.HasValue: true } parent and (IUnaryOperation or IBinaryOperation or IParenthesizedOperation or IConversionOperation { IsImplicit: false }) && parent.Type.IsInteger())
            operation = parent;
        return operation;
    }

    // Of several literals in one constant, the first stands for it.
    private static bool IsLeftmost(IOperation constant, IOperation literal) => constant.Syntax.GetFirstToken().SpanStart == literal.Syntax.SpanStart
        || constant is IUnaryOperation or IConversionOperation;

    // Comparisons, Find, Equals, generators, defaults of columns and seeds say more of their constants.
    private static bool IsOfAnotherRule(OperationScope scope, IOperation constant)
    {
        var parent = ValueUse.Around(constant);
        return parent is IBinaryOperation || IsSeed(parent) || parent is IArgumentOperation { Parent: IInvocationOperation call }
            && (EntityFramework.IntegerDefault.GivesInteger(call) || Semantics.EqualsInteger.Compares(call) is not null || KeyLookup.Entity(scope.Types, call) is not null
                || Semantics.GeneratedId.Generates(scope.Types, call.TargetMethod));
    }

    // HasData(new Tag { Id = 1 }).
    private static bool IsSeed(IOperation? assignment)
    {
        if (assignment is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation })
            for (var parent = assignment.Parent; parent is not null; parent = parent.Parent)
                if (parent is IInvocationOperation call && EntityFramework.IntegerSeed.IsSeed(call))
                    return true;
        return false;
    }
}
