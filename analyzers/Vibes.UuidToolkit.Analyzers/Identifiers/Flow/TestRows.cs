using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// The rows that a member or a class gives to a parameterized test, value by value in the order of its parameters: <c>[MemberData(nameof(Rows))]</c> and <c>[ClassData(typeof(Rows))]</c> of
/// <a href="https://xunit.net/docs/getting-started/v3/getting-started">xUnit</a>, NUnit's <c>[TestCaseSource]</c>, MSTest's <c>[DynamicData]</c>, TUnit's <c>[MethodDataSource]</c>. Values of the wrong type
/// are told when the test runs.
/// </summary>
internal sealed class TestRows(Compilation compilation, KnownTypes types)
{
    private static readonly string[] Attributes =
    [
        "Xunit.MemberDataAttribute", "Xunit.ClassDataAttribute", "Xunit.ClassDataAttribute`1", "NUnit.Framework.TestCaseSourceAttribute", "Microsoft.VisualStudio.TestTools.UnitTesting.DynamicDataAttribute",
        "TUnit.Core.MethodDataSourceAttribute", "TUnit.Core.MethodDataSourceAttribute`1",
    ];

    private Dictionary<ISymbol, List<IMethodSymbol>>? _takenBy;

    /// <summary>What gives rows to a test: members, or types that are sequences of rows.</summary>
    public IEnumerable<ISymbol> Given(IMethodSymbol test) => test.Parameters.IsEmpty || !MayExist() ? [] : test.GetAttributes().SelectMany(attribute => Sources(attribute, test));

    /// <summary>The tests that take the rows of a member, or of the type that it is in.</summary>
    public IEnumerable<IMethodSymbol> TakenBy(ISymbol member)
    {
        if (!MayExist())
            return [];
        var takenBy = _takenBy ??= Find();
        var ofMember = takenBy.TryGetValue(member.OriginalDefinition, out var tests) ? tests : [];
        return member.ContainingType is { } type && takenBy.TryGetValue(type.OriginalDefinition, out var ofType) ? ofMember.Concat(ofType) : ofMember;
    }

    private bool MayExist() => Attributes.Any(name => types[name] is not null);

    private Dictionary<ISymbol, List<IMethodSymbol>> Find()
    {
        var found = new Dictionary<ISymbol, List<IMethodSymbol>>(SymbolEqualityComparer.Default);
        foreach (var type in SourceTypes.Of(compilation))
            foreach (var member in type.GetMembers())
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, Parameters.IsEmpty: false } test)
                    foreach (var source in Given(test))
                        if (found.TryGetValue(source, out var tests))
                            tests.Add(test);
                        else
                            found.Add(source, [test]);
        return found;
    }

    private IEnumerable<ISymbol> Sources(AttributeData attribute, IMethodSymbol test)
    {
        if (attribute.AttributeClass is not { } kind || !Attributes.Any(name => KnownTypes.Is(kind, types[name])))
            yield break;
        var owner = kind.TypeArguments.FirstOrDefault() as INamedTypeSymbol;
        string? name = null;
        foreach (var argument in attribute.ConstructorArguments.Concat(attribute.NamedArguments.Where(named => named.Key == "MemberType").Select(named => named.Value)))
            if (argument is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type })
                owner = type;
            else if (argument is { Kind: TypedConstantKind.Primitive, Value: string text })
                name ??= text;
        if (name is null && owner is not null)
            yield return owner.OriginalDefinition;
        for (var type = name is null ? null : owner ?? test.ContainingType; type is not null; type = type.BaseType)
            foreach (var member in type.GetMembers(name!))
                yield return member.OriginalDefinition;
    }

    /// <summary>The place of a test's value within what gives its rows, <c>TheoryData&lt;int, string&gt;</c> or a sequence of tuples; null where its type does not tell it apart.</summary>
    /// <param name="source">What gives the rows.</param>
    /// <param name="position">The value's position.</param>
    /// <param name="count">How many values a row has.</param>
    public static TypePath? PlaceOf(ISymbol source, int position, int count)
    {
        var type = source is IMethodSymbol method ? method.ReturnType : IntegerTypes.Declared(source);
        if (type is INamedTypeSymbol { Name: "TheoryData" } data && data.TypeArguments.Length == count)
            return TypePath.Of(position);
        return Places.Sequence(type) is { TypeArguments: [var row] } sequence && Places.Corresponding(type, sequence, TypePath.Of(0)) is { } rows
            ? row switch
            {
                INamedTypeSymbol { IsTupleType: true, TypeArguments.Length: var length } when length == count => rows.Then(TypePath.Of(position)),
                INamedTypeSymbol { Name: "TheoryDataRow" or "TestCaseData", TypeArguments.Length: var length } when length == count => rows.Then(TypePath.Of(position)),
                _ when count == 1 && IntegerTypes.Unwrap(row).IsInteger() => rows,
                _ => null,
            }
            : null;
    }
}
