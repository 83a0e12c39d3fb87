using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Models;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>
/// A library's member that gives an integer, where the library has the same for a Guid: <c>element.GetInt32()</c> and
/// <c>reader.TryGetInt32(out var id)</c> become <c>GetGuid</c> and <c>TryGetGuid</c>. A session has only texts.
/// </summary>
internal sealed class SourceConversion : Conversion
{
    private static readonly string[] Integers = ["Int32", "Int64", "Int16"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0310"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        if (place.Model.GetSymbolInfo(place.Node).Symbol is not IMethodSymbol method || WrittenType.Named(place.Node) is not { } name)
            return;
        if (IsRandom(method) && place.Node.Parent is InvocationExpressionSyntax random)
            place.Edits.Replace(random.SyntaxTree, TextSpan.FromBounds(name.SpanStart, random.Span.End), $"{nameof(Guid)}()");
        else if (OfGuid(method) is { } sibling)
        {
            place.Edits.Replace(name, sibling);
            JsonTokens.Convert(place);
            if (place.Node.Parent is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments })
                foreach (var argument in arguments)
                    TypeConversion.ChangeDeclared(place, argument);
        }
        else if (place.Node is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && IsOfSession(method))
        {
            var value = place.Fix.Fresh(place.Model, call, "sessionId");
            place.Edits.Replace(call, $"({place.Guid}.TryParse({access.Expression}.GetString{call.ArgumentList}, out var {value}) ? {value} : ({place.Guid}?)null)");
        }
    }

    // faker.Random.Int(1, 99), of what makes random values and Guids among them.
    private static bool IsRandom(IMethodSymbol method) => method.Name is "Int" or "Long" or "Short" or "UInt" or "ULong" or "Number" or "Next" or "NextInt" && method.DeclaringSyntaxReferences.IsEmpty
        && method.ContainingType.GetMembers(nameof(Guid)).Any(member => member is IMethodSymbol { IsStatic: false, Parameters.IsEmpty: true } made && made.ReturnType.IsGuid());

    /// <summary>The member of a method's type that is called alike, takes the same and gives a Guid; null where there is none.</summary>
    public static string? OfGuid(IMethodSymbol method)
    {
        foreach (var integer in Integers)
            if (method.Name.Contains(integer, StringComparison.Ordinal) && method.Name.Replace(integer, nameof(Guid), StringComparison.Ordinal) is var name
                && method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().Any(sibling => IsAlike(sibling, method)))
                return name;
        return null;
    }

    private static bool IsAlike(IMethodSymbol sibling, IMethodSymbol method) => sibling.Parameters.Length == method.Parameters.Length
        && IsAlike(sibling.ReturnType, method.ReturnType) && sibling.Parameters.Zip(method.Parameters).All(pair => IsAlike(pair.First.Type, pair.Second.Type));

    private static bool IsAlike(ITypeSymbol guid, ITypeSymbol integer) => SymbolEqualityComparer.Default.Equals(guid, integer)
        || IntegerTypes.Unwrap(guid).IsGuid() && IntegerTypes.Unwrap(integer).IsInteger();

    private static bool IsOfSession(IMethodSymbol method) => method is { Name: "GetInt32", ContainingType: { Name: "SessionExtensions", ContainingNamespace: { Name: "Http", ContainingNamespace.Name: "AspNetCore" } } };
}
