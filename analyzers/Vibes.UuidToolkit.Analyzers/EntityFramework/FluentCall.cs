using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.EntityFramework;

/// <summary>Reads chains of Entity Framework's fluent configuration, <c>b.Property(x => x.Id).UseIdentityColumn()</c>.</summary>
internal static class FluentCall
{
    private const int LongestChain = 100;

    /// <summary>Whether a method is Entity Framework's or a provider's: all of them extend its namespace.</summary>
    public static bool IsEntityFramework(IMethodSymbol method)
    {
        for (var names = method.ContainingNamespace; names is { IsGlobalNamespace: false }; names = names.ContainingNamespace)
            if (names is { Name: "EntityFrameworkCore", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        return false;
    }

    /// <summary>What a call is made on: the instance, or the first argument of an extension method; conversions are looked through.</summary>
    public static IOperation? Receiver(IInvocationOperation call)
    {
        var receiver = call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        while (receiver is IConversionOperation conversion)
            receiver = conversion.Operand;
        return receiver;
    }

    /// <summary>The call of a chain that another one follows; locals are looked through. Null where the chain begins.</summary>
    public static IInvocationOperation? Before(IInvocationOperation call, CancellationToken cancellation) => Receiver(call) switch
    {
        IInvocationOperation before => before,
        ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { Length: 1 } references } local
            when references[0].GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax value }
            && value.SyntaxTree == call.Syntax.SyntaxTree => local.SemanticModel?.GetOperation(value, cancellation) as IInvocationOperation,
        _ => null,
    };

    /// <summary>The property that a call of a chain configures, where it is an id; null where it is none, or no property's chain.</summary>
    public static Identifier? PropertyOf(IInvocationOperation call, IdentifierModel model, CancellationToken cancellation)
    {
        // A variable may be its own initializer in code that does not compile yet.
        var steps = 0;
        for (var before = Before(call, cancellation); before is not null && steps++ < LongestChain; before = Before(before, cancellation))
            if (IsProperty(before.TargetMethod))
                return Named(before, model, cancellation);
        return null;
    }

    /// <summary>Whether a method begins a property's chain: a builder's, not the change tracker's or that of <c>EF</c>.</summary>
    public static bool IsProperty(IMethodSymbol method) => method.Name is "Property" or "IndexerProperty" && method.ContainingNamespace.Name == "Builders" && IsEntityFramework(method);

    /// <summary>The entity whose builder a call is made on; null where the builder is not generic.</summary>
    public static INamedTypeSymbol? BuilderOf(IInvocationOperation call) =>
        (Receiver(call)?.Type ?? call.TargetMethod.ContainingType) is INamedTypeSymbol { TypeArguments: { Length: > 0 } types } ? types[types.Length - 1] as INamedTypeSymbol : null;

    /// <summary>The property that <c>Property(x => x.Id)</c> or <c>Property("Id")</c> names, where it is an id.</summary>
    public static Identifier? Named(IInvocationOperation call, IdentifierModel model, CancellationToken cancellation)
    {
        foreach (var argument in call.Arguments)
            if (ValueUse.Lambda(argument.Value) is { } lambda)
                return Result(lambda) is { } result ? model.Of(result, cancellation) : null;
            else if (argument.Value.ConstantValue is { HasValue: true, Value: string name } && argument.Parameter?.Name == "propertyName")
                return model.Entities.Named(BuilderOf(call), name);
        return null;
    }

    /// <summary>What a lambda of one expression gives; null where it has statements.</summary>
    public static IOperation? Result(IAnonymousFunctionOperation lambda)
    {
        var result = lambda.Body.Operations.Length > 0 && lambda.Body.Operations[0] is IReturnOperation { ReturnedValue: { } value } ? value : null;
        while (result is IConversionOperation conversion)
            result = conversion.Operand;
        return result;
    }

    /// <summary>The call's name and its type arguments, without receiver and arguments: what is to be removed or changed.</summary>
    public static SyntaxNode NameOf(IInvocationOperation call) => (call.Syntax as InvocationExpressionSyntax)?.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        { } name => name,
        null => call.Syntax,
    };

    /// <summary>The argument of a parameter; null where it is left to its default.</summary>
    public static IOperation? Argument(IInvocationOperation call, string parameter)
    {
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.Name == parameter && argument.ArgumentKind != ArgumentKind.DefaultValue)
                return argument.Value;
        return null;
    }

    /// <summary>The constant text of a parameter's argument; null where it has none.</summary>
    public static string? Text(IInvocationOperation call, string parameter) => Argument(call, parameter)?.ConstantValue is { HasValue: true, Value: string text } ? text : null;
}
