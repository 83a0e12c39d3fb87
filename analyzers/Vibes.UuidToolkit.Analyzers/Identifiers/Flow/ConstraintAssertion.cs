using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What an assertion says of a value: <a href="https://docs.nunit.org/articles/nunit/writing-tests/assertions/assertion-models/constraint.html">NUnit's constraints</a>,
/// <c>Assert.That(journal.Id, Is.EqualTo(5).Or.EqualTo(6))</c>, and what takes objects or collections of them, <c>CollectionAssert.Contains(ids, 5)</c>. The compiler takes any value there.
/// </summary>
/// <param name="Found">The value.</param>
/// <param name="Property">The property of it that is meant, <c>Has.Property("Id")</c>; null for the value itself.</param>
/// <param name="IsOfElements">Whether its elements are meant.</param>
/// <param name="Wanted">What it is compared with.</param>
internal sealed record ConstraintAssertion(IOperation Found, string? Property, bool IsOfElements, IOperation Wanted)
{
    /// <summary>What a call asserts; nothing for other calls.</summary>
    public static IEnumerable<ConstraintAssertion> Of(IInvocationOperation call)
    {
        if (!call.TargetMethod.DeclaringSyntaxReferences.IsEmpty || call.Arguments.Length < 2)
            return [];
        var (first, second) = (call.Arguments[0], call.Arguments[1]);
        return (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name) switch
        {
            ("Assert", "That") => Constraints(Value(first.Value), SlotFinder.Stripped(second.Value)),
            ("Assert" or "ClassicAssert", "AreEqual" or "AreNotEqual") when BoxedArgument.IsObject(first.Parameter?.Type) => [new(second.Value, null, false, first.Value), new(first.Value, null, false, second.Value)],
            ("CollectionAssert", "AreEqual" or "AreNotEqual" or "AreEquivalent" or "AreNotEquivalent" or "IsSubsetOf" or "IsNotSubsetOf" or "IsSupersetOf") => [new(second.Value, null, false, first.Value)],
            ("CollectionAssert", "Contains" or "DoesNotContain") => [new(first.Value, null, true, second.Value)],
            _ => [],
        };
    }

    // () => journal.Id, which is asked when the assertion is made.
    private static IOperation Value(IOperation given) => ValueUse.Lambda(given)?.Body.Operations is [IReturnOperation { ReturnedValue: { } returned }] ? returned : given;

    private static IEnumerable<ConstraintAssertion> Constraints(IOperation found, IOperation constraint)
    {
        for (var part = constraint; part is not null; part = SlotFinder.Stripped(part) switch { IInvocationOperation call => call.Instance, IPropertyReferenceOperation property => property.Instance, _ => null })
            if (SlotFinder.Stripped(part) is IInvocationOperation { TargetMethod.Name: var name } said && IsComparison(name) && Subject(said.Instance) is var (isMeant, property, isOfElements) && isMeant)
                foreach (var wanted in said.Arguments.SelectMany(argument => name == "AnyOf" || argument.ArgumentKind == ArgumentKind.ParamArray ? KeyLookup.Given(argument.Value) : [argument.Value]))
                    yield return new(found, property, isOfElements || name is "Contain" or "Member" or "Item" or "Contains", wanted);
    }

    private static bool IsComparison(string name) => name is "EqualTo" or "GreaterThan" or "GreaterThanOrEqualTo" or "LessThan" or "LessThanOrEqualTo" or "AtLeast" or "AtMost" or "InRange" or "AnyOf" or "EquivalentTo" or "SubsetOf" or "SupersetOf"
        or "Contain" or "Member" or "Item" or "Contains";

    // Of what stands before it, Is.Not or Has.Some.Property("Id"); of a count nothing is an id.
    private static (bool IsMeant, string? Property, bool IsOfElements) Subject(IOperation? before)
    {
        string? property = null;
        var isOfElements = false;
        while (before is not null)
            switch (SlotFinder.Stripped(before))
            {
                case IInvocationOperation { TargetMethod.Name: "Property", Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string name } }] } call:
                    property ??= name;
                    before = call.Instance;
                    break;
                case IPropertyReferenceOperation { Property.Name: "Count" or "Length" or "Message" or "InnerException" }:
                    return default;
                case IPropertyReferenceOperation { Property.Name: var name } reference:
                    isOfElements |= name is "Some" or "All" or "None";
                    before = reference.Instance;
                    break;
                case IInvocationOperation { TargetMethod.Name: var name } call:
                    isOfElements |= name is "Exactly";
                    before = call.Instance;
                    break;
                default:
                    return (true, property, isOfElements);
            }

        return (true, property, isOfElements);
    }
}
