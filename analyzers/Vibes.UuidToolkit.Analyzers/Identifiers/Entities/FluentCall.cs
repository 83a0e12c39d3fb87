using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>One call of a chain on Entity Framework's builders, an extension method or not.</summary>
internal readonly struct FluentCall(IInvocationOperation call)
{
    /// <summary>The call.</summary>
    public IInvocationOperation Operation => call;

    /// <summary>The method's name.</summary>
    public string Name => call.TargetMethod.Name;

    /// <summary>What it is called on.</summary>
    public IOperation? Receiver => Unwrap(call.Instance ?? (IsExtension && call.Arguments.Length > 0 ? call.Arguments[0].Value : null));

    private bool IsExtension => call.TargetMethod is { IsExtensionMethod: true } or { IsStatic: true, ContainingType.Name: not "" };

    /// <summary>The arguments without the receiver of an extension.</summary>
    public IEnumerable<IOperation> Arguments
    {
        get
        {
            for (var i = call.Instance is null ? 1 : 0; i < call.Arguments.Length; i++)
                yield return call.Arguments[i].Value;
        }
    }

    /// <summary>The call that this one is chained to; null where it begins the chain.</summary>
    public FluentCall? Previous => Receiver is IInvocationOperation receiver ? new FluentCall(receiver) : null;

    /// <summary>The type of the builder it is called on.</summary>
    public INamedTypeSymbol? Builder => Receiver?.Type as INamedTypeSymbol;

    /// <summary>The call of that name in the same chain, before or after this one; null where there is none.</summary>
    public FluentCall? InChain(string name)
    {
        for (var before = Previous; before is { } found; before = found.Previous)
            if (found.Name == name)
                return found;
        for (IOperation? after = call.Parent; after is not (null or IBlockOperation); after = after.Parent)
            if (after is IInvocationOperation next && next.TargetMethod.Name == name)
                return new FluentCall(next);
        return null;
    }

    /// <summary>The properties that the call names: by lambda, by strings, or by <c>nameof</c>.</summary>
    public List<string> PropertyNames()
    {
        var names = new List<string>();
        foreach (var argument in Arguments)
            Collect(argument, names);
        return names;
    }

    /// <summary>The first argument where it is a constant string; null otherwise.</summary>
    public string? FirstText => Arguments.FirstOrDefault()?.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    /// <summary>Looks through conversions and delegate creations.</summary>
    public static IOperation? Unwrap(IOperation? operation)
    {
        while (true)
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    operation = creation.Target;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
    }

    private static void Collect(IOperation? argument, List<string> names)
    {
        switch (Unwrap(argument))
        {
            case { ConstantValue: { HasValue: true, Value: string text } }:
                names.Add(text);
                break;
            case IArrayCreationOperation { Initializer: { } initializer }:
                foreach (var element in initializer.ElementValues)
                    Collect(element, names);
                break;
            case IAnonymousFunctionOperation { Body: var body }:
                foreach (var operation in body.Operations)
                    if (operation is IReturnOperation { ReturnedValue: { } value })
                        Collect(value, names);
                break;
            case IAnonymousObjectCreationOperation composite:
                foreach (var initializer in composite.Initializers)
                    if (initializer is ISimpleAssignmentOperation assignment)
                        Collect(assignment.Value, names);
                break;
            case IMemberReferenceOperation member:
                names.Add(member.Member.Name);
                break;
        }
    }
}
