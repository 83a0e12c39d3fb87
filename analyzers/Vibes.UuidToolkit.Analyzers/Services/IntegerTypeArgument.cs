using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>VUID0305: an integer within a type holds an id, in a declaration, in a creation, in a call or in a list of bases.</summary>
internal sealed class IntegerTypeArgument : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var interfaces = new PublicInterface(context.Types);
        var keys = new KeyArguments(context.Model);
        context.OnSymbol(scope => Declared(scope, interfaces, keys), SymbolKind.Parameter, SymbolKind.Method, SymbolKind.Field, SymbolKind.Event);
        context.OnSymbol(scope => Indexer(scope, interfaces, keys), SymbolKind.Property);
        context.OnSymbol(scope => Bases(scope, keys), SymbolKind.NamedType);
        context.OnOperation(scope => Functions(scope, interfaces), OperationKind.LocalFunction, OperationKind.AnonymousFunction);
        context.OnOperation(Locals, LocalSymbols.Kinds.ToArray());
        context.OnOperation(scope => Creations(scope, keys), OperationKind.ObjectCreation, OperationKind.ArrayCreation);
        context.OnOperation(Casts, OperationKind.Conversion, OperationKind.DelegateCreation);
        context.OnOperation(Tests, OperationKind.IsType, OperationKind.TypePattern);
        context.OnOperation(scope => Calls(scope, keys), OperationKind.Invocation);
        context.OnOperation(scope => Containers(scope, keys), OperationKind.Invocation, OperationKind.PropertyReference, OperationKind.FieldReference, OperationKind.MethodReference);
    }

    private static void Declared(SymbolScope scope, PublicInterface interfaces, KeyArguments keys)
    {
        if (scope.Symbol is IFieldSymbol field && scope.Model.Entities.Of(field.ContainingType) is not null
            || scope.Symbol is IParameterSymbol parameter && interfaces.Has(parameter, scope.Compilation, scope.Cancellation))
            return;
        foreach (var (syntax, path, id) in DeclaredIds.Inner(scope.Symbol, scope.Model, scope.Cancellation))
            // An argument that is a generic type's key is the rule of models'.
            if (!keys.IsKey(DeclaredType.Of(scope.Symbol)!, path))
                scope.Report(Descriptors.IntegerTypeArgument, syntax.GetLocation(), id, syntax, Whole(syntax), id.Entity, id.Reason);
    }

    private static void Indexer(SymbolScope scope, PublicInterface interfaces, KeyArguments keys)
    {
        if (scope.Symbol is IPropertySymbol { IsIndexer: true })
            Declared(scope, interfaces, keys);
    }

    private static void Bases(SymbolScope scope, KeyArguments keys)
    {
        if (scope.Symbol is INamedTypeSymbol { DelegateInvokeMethod: { } invoke })
            foreach (var (syntax, _, id) in DeclaredIds.Inner(invoke, scope.Model, scope.Cancellation))
                scope.Report(Descriptors.IntegerTypeArgument, syntax.GetLocation(), id, syntax, Whole(syntax), id.Entity, id.Reason);
        foreach (var (argument, path, id) in scope.Model.InBaseList((INamedTypeSymbol)scope.Symbol, scope.Cancellation))
            if (!keys.IsKey(argument.Base, path, argument.Type))
                Base(scope, argument, path, id);
    }

    private static void Base(SymbolScope scope, BaseArgument argument, TypePath path, Identifier id)
    {
        var contract = argument.Base;
        foreach (var reference in argument.Type.DeclaringSyntaxReferences)
            if (reference.GetSyntax(scope.Cancellation) is TypeDeclarationSyntax { BaseList: { } list })
                foreach (var written in list.Types)
                    if (Name(written.Type) is { } name && name.Identifier.ValueText == contract.Name && name.Arity == contract.Arity && IsMeant(scope, argument, written.Type))
                        foreach (var integer in WrittenInteger.In(name, contract))
                            if (integer.Path == path)
                                scope.Report(Descriptors.IntegerTypeArgument, integer.Syntax.GetLocation(), id, integer.Syntax, name, id.Entity, id.Reason);
    }

    // Only where a type names one interface several times their arguments have to be looked at.
    private static bool IsMeant(SymbolScope scope, BaseArgument argument, TypeSyntax written) =>
        BaseArgument.Direct(argument.Type).Count(direct => direct.Name == argument.Base.Name && direct.Arity == argument.Base.Arity) == 1
        || SymbolEqualityComparer.Default.Equals(scope.Compilation.GetSemanticModel(written.SyntaxTree).GetTypeInfo(written, scope.Cancellation).Type, argument.Base);

    private static GenericNameSyntax? Name(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right as GenericNameSyntax,
        AliasQualifiedNameSyntax qualified => qualified.Name as GenericNameSyntax,
        _ => type as GenericNameSyntax,
    };

    private static void Functions(OperationScope scope, PublicInterface interfaces)
    {
        var method = scope.Operation is ILocalFunctionOperation function ? function.Symbol : ((IAnonymousFunctionOperation)scope.Operation).Symbol;
        Report(scope, DeclaredIds.Inner(method, scope.Model, scope.Cancellation));
        if (scope.Operation is IAnonymousFunctionOperation lambda && interfaces.Has(lambda))
            return;
        foreach (var parameter in method.Parameters)
            Report(scope, DeclaredIds.Inner(parameter, scope.Model, scope.Cancellation));
    }

    private static void Locals(OperationScope scope)
    {
        foreach (var local in LocalSymbols.Of(scope.Operation))
            Report(scope, DeclaredIds.Inner(local, scope.Model, scope.Cancellation));
    }

    // new List<int>(), new int[3], new Dictionary<int, string>(): what it is created for says whether its integers are ids.
    private static void Creations(OperationScope scope, KeyArguments keys)
    {
        var creation = scope.Operation;
        // Of a statement's parameter a rule of its own says more.
        if (Sql.Calls.DataTypes.IsParameter(scope.Types, creation.Type))
            return;
        var type = creation.Syntax switch
        {
            ObjectCreationExpressionSyntax { Type: GenericNameSyntax or QualifiedNameSyntax } syntax => syntax.Type,
            ArrayCreationExpressionSyntax syntax => syntax.Type,
            _ => null,
        };
        foreach (var written in WrittenInteger.In(type, creation.Type))
            if ((written.Path == TypePath.Of(0) ? ValueUse.OfElements(scope.Model, creation, scope.Cancellation) : null) is { } element)
                Report(scope, written.Syntax, element);
            else if (scope.Model.At(creation, written.Path, scope.Cancellation) is { } made && !keys.IsKey(creation.Type!, written.Path))
                Report(scope, written.Syntax, made);
            else if (ValueUse.Target(creation) is { } target && SymbolEqualityComparer.Default.Equals(DeclaredType.Of(target)?.OriginalDefinition, creation.Type?.OriginalDefinition))
                foreach (var (path, id) in scope.Model.Within(target, scope.Cancellation))
                    if (path == written.Path)
                        Report(scope, written.Syntax, id);
    }

    // ((int[])[1, 2]).Contains(id), (Func<int, int>)(id => id). Of an object only its owner knows what is in it.
    private static void Casts(OperationScope scope)
    {
        if (scope.Operation is not { IsImplicit: false, Syntax: CastExpressionSyntax { Type: var type } } cast)
            return;
        foreach (var written in WrittenInteger.In(type, cast.Type))
            if (!written.Path.IsValue && (ValueUse.Lambda(cast) is { } function ? OfFunction(scope, function.Symbol, cast.Type, written.Path)
                : scope.Model.At(cast, written.Path, scope.Cancellation) ?? (cast is IConversionOperation { Operand: var boxed } ? scope.Model.Boxed(boxed, written.Path, scope.Cancellation) : null)) is { } id)
                Report(scope, written.Syntax, id);
    }

    // value is List<int>, of an object that ids are put into.
    private static void Tests(OperationScope scope)
    {
        if (IntegerCast.Test(scope.Operation) is var (value, type, syntax) && WrittenType.HoldsInteger(type))
            foreach (var written in WrittenInteger.In(syntax as TypeSyntax ?? (syntax as TypePatternSyntax)?.Type, type))
                if (scope.Model.Boxed(value, written.Path, scope.Cancellation) is { } id)
                    Report(scope, written.Syntax, id);
    }

    // What a lambda takes and gives back says what the arguments of the delegate that it becomes are.
    private static Identifier? OfFunction(OperationScope scope, IMethodSymbol function, ITypeSymbol? type, TypePath path)
    {
        if (type is INamedTypeSymbol { Name: "Expression", TypeArguments: [INamedTypeSymbol inner] })
            (type, path) = (inner, path.From(TypePath.Of(0)));
        if (type is not INamedTypeSymbol { OriginalDefinition.DelegateInvokeMethod: { } declared } || path.IsValue)
            return null;
        foreach (var (symbol, written) in function.Parameters.Zip(declared.Parameters, (parameter, promised) => ((ISymbol)parameter, promised.Type)).Append((function, declared.ReturnType)))
            if (written is ITypeParameterSymbol argument && path.StartsWith(TypePath.Of(argument.Ordinal)) && scope.Model.At(symbol, path.From(TypePath.Of(argument.Ordinal)), scope.Cancellation) is { } id)
                return id;
        return null;
    }

    // Enumerable.Empty<int>(), Send<int>(...): the call's result says it.
    private static void Calls(OperationScope scope, KeyArguments keys)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call.TargetMethod.TypeArguments.Length == 0 || WrittenType.Called(call.Syntax) is not GenericNameSyntax name || SaysMore(scope, call.TargetMethod))
            return;
        // Those of the extension block that declares a member are written before its own.
        var own = Math.Max(0, name.TypeArgumentList.Arguments.Count - call.TargetMethod.TypeArguments.Length);
        for (var i = 0; i < call.TargetMethod.TypeArguments.Length && own + i < name.TypeArgumentList.Arguments.Count; i++)
        {
            var syntax = name.TypeArgumentList.Arguments[own + i];
            if (keys.Of(call.TargetMethod.TypeParameters, call.TargetMethod.TypeArguments, i, null, null) is not null)
                continue;
            if (!call.TargetMethod.TypeArguments[i].IsIntegerOrNullable())
            {
                foreach (var written in WrittenInteger.In(syntax, call.TargetMethod.TypeArguments[i]))
                    if ((scope.Model.At(ExpressionNode.OfCall(call, i), written.Path, call, scope.Cancellation) ?? OfTarget(scope, call, i, written.Path)) is { } inner)
                        Report(scope, written.Syntax, inner);
                continue;
            }

            var parameter = call.TargetMethod.OriginalDefinition.TypeParameters[i];
            var result = call.TargetMethod.OriginalDefinition.ReturnType;
            var id = SymbolEqualityComparer.Default.Equals(result, parameter) || result is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [ITypeParameterSymbol awaited] } && SymbolEqualityComparer.Default.Equals(awaited, parameter)
                ? ValueUse.Of(scope.Model, call, scope.Cancellation)
                : result is INamedTypeSymbol { IsGenericType: true } ? ValueUse.OfElements(scope.Model, call, scope.Cancellation) : null;
            id ??= scope.Model.At(ExpressionNode.OfCall(call, i), TypePath.Value, call, scope.Cancellation);
            if (id is not null)
                Report(scope, syntax is NullableTypeSyntax nullable ? nullable.ElementType : syntax, id);
        }
    }

    // var times = JsonSerializer.Deserialize<Dictionary<int, long>>(text): what is done with the variable says what is read into it.
    private static Identifier? OfTarget(OperationScope scope, IInvocationOperation call, int argument, TypePath path)
    {
        var result = call.TargetMethod.OriginalDefinition.ReturnType;
        if (result is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var awaited] })
            result = awaited;
        return SymbolEqualityComparer.Default.Equals(result, call.TargetMethod.OriginalDefinition.TypeParameters[argument]) && ValueUse.Target(call) is { } target
            && SymbolEqualityComparer.Default.Equals(DeclaredType.Of(target)?.OriginalDefinition, call.TargetMethod.TypeArguments[argument].OriginalDefinition) ? scope.Model.At(target, path, scope.Cancellation) : null;
    }

    // Response<int>.Ok(id), EqualityComparer<int>.Default.
    private static void Containers(OperationScope scope, KeyArguments keys)
    {
        var type = scope.Operation switch
        {
            IInvocationOperation { Instance: null, TargetMethod.ContainingType: var owner } => owner,
            IMemberReferenceOperation { Instance: null, Member.ContainingType: var owner } => owner,
            _ => null,
        };
        if (type is not { IsGenericType: true, IsTupleType: false } || !WrittenType.HoldsInteger(type) || ExpressionNode.Container(scope.Operation.Syntax) is not { } name)
            return;
        for (var i = 0; i < type.TypeArguments.Length && i < name.TypeArgumentList.Arguments.Count; i++)
            foreach (var written in WrittenInteger.In(name.TypeArgumentList.Arguments[i], type.TypeArguments[i]))
                if (!keys.IsKey(type, TypePath.Of(i).Then(written.Path)) && ExpressionNode.OfContainer(scope.Operation, i) is { } argument
                    && scope.Model.At(argument, written.Path, scope.Operation, scope.Cancellation) is { } id)
                    Report(scope, written.Syntax, id);
    }

    // Calls that a rule of their own knows.
    private static bool SaysMore(OperationScope scope, IMethodSymbol method) =>
        Semantics.PropertyByName.Reads(scope.Types, method) || Semantics.SequenceOfIntegers.Filters(scope.Types, method)
        || scope.Model.SqlCalls.HasRows(method) || Sql.Calls.DataTypes.IsReader(scope.Types, method.ContainingType);

    private static void Report(OperationScope scope, IEnumerable<(TypeSyntax Syntax, TypePath Path, Identifier Id)> places)
    {
        foreach (var (syntax, _, id) in places)
            Report(scope, syntax, id);
    }

    private static void Report(OperationScope scope, TypeSyntax syntax, Identifier id) =>
        scope.Report(Descriptors.IntegerTypeArgument, syntax, id, syntax, Whole(syntax), id.Entity, id.Reason);

    // The type that an integer is written in.
    private static SyntaxNode Whole(SyntaxNode syntax)
    {
        while (syntax.Parent is TypeSyntax or TypeArgumentListSyntax or TupleElementSyntax)
            syntax = syntax.Parent;
        return syntax;
    }
}
