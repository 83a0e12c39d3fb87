using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Models;

/// <summary>
/// VUID0104: a type argument says that an entity's key is an integer: <c>IdentityUser&lt;int&gt;</c>, <c>Entity&lt;int&gt;</c>,
/// <c>IRepository&lt;User, int&gt;</c>; in base lists, declarations, creations and generic calls.
/// </summary>
internal sealed class IntegerKeyArgument : Rule
{
    private delegate void Found(TypeSyntax where, ITypeSymbol argument, Identifier id, ISymbol generic);

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var arguments = new KeyArguments(context.Model);
        context.OnSymbol(scope => Look(scope, arguments), SymbolKind.NamedType, SymbolKind.Property, SymbolKind.Field, SymbolKind.Parameter, SymbolKind.Method);
        context.OnOperation(scope => Look(scope, arguments), OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.TypeOf, OperationKind.VariableDeclarator,
            OperationKind.Conversion, OperationKind.IsType, OperationKind.DeclarationPattern, OperationKind.RecursivePattern, OperationKind.TypePattern);
    }

    private static void Look(SymbolScope scope, KeyArguments arguments)
    {
        void Report(TypeSyntax where, ITypeSymbol argument, Identifier id, ISymbol generic) =>
            scope.Report(Descriptors.IntegerKeyArgument, where.GetLocation(), id, argument.ToDisplayString(), id.Entity, generic.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), id.Reason);
        switch (scope.Symbol)
        {
            case INamedTypeSymbol type:
                Bases(type, arguments, Report, scope.Cancellation);
                Constraints(type, type.TypeParameters, arguments, Report, scope.Cancellation);
                break;
            case IMethodSymbol { MethodKind: MethodKind.Ordinary } method:
                if (WrittenType.HoldsInteger(method.ReturnType))
                    Walk(WrittenType.Of(method, scope.Cancellation), method.ReturnType, null, arguments, Report);
                Constraints(method, method.TypeParameters, arguments, Report, scope.Cancellation);
                break;
            // A positional record's parameter is reported as its property.
            case IParameterSymbol parameter when WrittenType.HoldsInteger(parameter.Type) && !PositionalParameter.DeclaresProperty(parameter):
                Walk(WrittenType.Of(parameter, scope.Cancellation), parameter.Type, null, arguments, Report);
                break;
            case { } member when ModelMember.TypeOf(member) is { } type && WrittenType.HoldsInteger(type):
                Walk(WrittenType.Of(member, scope.Cancellation), type, null, arguments, Report);
                break;
        }
    }

    private static void Look(OperationScope scope, KeyArguments arguments)
    {
        void Report(TypeSyntax where, ITypeSymbol argument, Identifier id, ISymbol generic) =>
            scope.Report(Descriptors.IntegerKeyArgument, where, id, argument.ToDisplayString(), id.Entity, generic.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), id.Reason);
        switch (scope.Operation)
        {
            case IInvocationOperation { TargetMethod.IsGenericMethod: true } call when WrittenType.Called(call.Syntax) is GenericNameSyntax name:
                Arguments(name.TypeArgumentList.Arguments, call.TargetMethod.TypeParameters, call.TargetMethod.TypeArguments, call.TargetMethod, null, arguments, Report);
                break;
            case IObjectCreationOperation { Syntax: ObjectCreationExpressionSyntax creation, Type: { } type } when WrittenType.HoldsInteger(type):
                Walk(creation.Type, type, null, arguments, Report);
                break;
            case ITypeOfOperation { Syntax: TypeOfExpressionSyntax of } typeOf when WrittenType.HoldsInteger(typeOf.TypeOperand):
                Walk(of.Type, typeOf.TypeOperand, null, arguments, Report);
                break;
            case IVariableDeclaratorOperation { Syntax.Parent: VariableDeclarationSyntax { Type.IsVar: false } declaration } variable when WrittenType.HoldsInteger(variable.Symbol.Type):
                Walk(declaration.Type, variable.Symbol.Type, null, arguments, Report);
                break;
            case IConversionOperation { IsImplicit: false, Type: { } type } conversion when WrittenType.HoldsInteger(type):
                Walk(WrittenType.Asked(conversion.Syntax), type, null, arguments, Report);
                break;
            case IIsTypeOperation test when WrittenType.HoldsInteger(test.TypeOperand):
                Walk(WrittenType.Asked(test.Syntax), test.TypeOperand, null, arguments, Report);
                break;
            case IPatternOperation pattern when WrittenType.HoldsInteger(pattern.NarrowedType):
                Walk(WrittenType.Asked(pattern.Syntax), pattern.NarrowedType, null, arguments, Report);
                break;
        }
    }

    private static void Bases(INamedTypeSymbol type, KeyArguments arguments, Found found, CancellationToken cancellation)
    {
        if (!WrittenType.HoldsInteger(type.BaseType) && !type.Interfaces.Any(WrittenType.HoldsInteger))
            return;
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is not BaseTypeDeclarationSyntax { BaseList: { } list })
                continue;
            var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
            foreach (var written in list.Types)
                if (WrittenType.Name(written.Type) is GenericNameSyntax name && Base(type, name, seen) is { } generic && seen.Add(generic))
                    Walk(written.Type, generic, type, arguments, found);
        }
    }

    // where T : IEntity<int>.
    private static void Constraints(ISymbol generic, ImmutableArray<ITypeParameterSymbol> parameters, KeyArguments arguments, Found found, CancellationToken cancellation)
    {
        if (!parameters.Any(parameter => parameter.ConstraintTypes.Any(WrittenType.HoldsInteger)))
            return;
        foreach (var reference in generic.DeclaringSyntaxReferences)
            foreach (var clause in Clauses(reference.GetSyntax(cancellation)))
                if (parameters.FirstOrDefault(parameter => parameter.Name == clause.Name.Identifier.ValueText) is { } parameter)
                    foreach (var constraint in clause.Constraints.OfType<TypeConstraintSyntax>())
                        if (WrittenType.Name(constraint.Type) is GenericNameSyntax name
                            && parameter.ConstraintTypes.FirstOrDefault(type => type.Name == name.Identifier.ValueText && type is INamedTypeSymbol named && named.Arity == name.Arity) is { } constrained)
                            Walk(constraint.Type, constrained, null, arguments, found);
    }

    private static SyntaxList<TypeParameterConstraintClauseSyntax> Clauses(SyntaxNode declaration) => declaration switch
    {
        TypeDeclarationSyntax type => type.ConstraintClauses,
        MethodDeclarationSyntax method => method.ConstraintClauses,
        _ => default,
    };

    /// <summary>The base that a name in the list stands for: the next one of that name which was not met.</summary>
    private static INamedTypeSymbol? Base(INamedTypeSymbol type, GenericNameSyntax name, HashSet<INamedTypeSymbol> seen)
    {
        bool Fits(INamedTypeSymbol candidate) => candidate.Name == name.Identifier.ValueText && candidate.TypeArguments.Length == name.TypeArgumentList.Arguments.Count && !seen.Contains(candidate);
        return type.BaseType is { } parent && Fits(parent) ? parent : type.Interfaces.FirstOrDefault(Fits);
    }

    private static void Walk(TypeSyntax? written, ITypeSymbol? type, INamedTypeSymbol? entity, KeyArguments arguments, Found found)
    {
        if (IntegerTypes.Unwrap(type) is INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false, IsTupleType: false } named && WrittenType.Name(written) is GenericNameSyntax generic
            && generic.TypeArgumentList.Arguments.Count == named.TypeArguments.Length)
            Arguments(generic.TypeArgumentList.Arguments, named.TypeParameters, named.TypeArguments, named, entity, arguments, found);
        else
            for (var step = 0; WrittenType.Step(written, type, step) is { Written: { } inner } next; step++)
                Walk(inner, next.Type, null, arguments, found);
    }

    private static void Arguments(
        SeparatedSyntaxList<TypeSyntax> written, ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> types, ISymbol generic, INamedTypeSymbol? entity,
        KeyArguments arguments, Found found)
    {
        for (var index = 0; index < types.Length && index < written.Count; index++)
            if (!types[index].IsIntegerOrNullable())
                Walk(written[index], types[index], null, arguments, found);
            else if (arguments.Of(parameters, types, index, generic as INamedTypeSymbol, entity) is { } id)
                found(written[index], types[index], id, generic);
    }
}
