using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>JSON that the program reads out of a file into types with ids, such as rows for an empty database: the ids become UUIDs, and the file keeps its integers.</summary>
internal static class JsonFiles
{
    // A list of rows with theirs, and what those have.
    private const int Depth = 3;

    private static readonly string[] Reads = ["ReadAllText", "ReadAllTextAsync", "ReadAllBytes", "ReadAllBytesAsync", "OpenRead", "OpenText", "GetManifestResourceStream", "CreateReadStream"];

    /// <summary>Leaves each reading to a person.</summary>
    public static void Leave(SolutionScan scan, ScanOptions options, ChangeRound fix, CancellationToken cancellation)
    {
        foreach (var (compilation, tree) in scan.Files)
            if (FileSearch.Has(tree, "Deserialize", cancellation))
                foreach (var call in tree.GetRoot(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>())
                    if (IsNamed(call) && ReadsFile(call) && fix.ModelOf(tree)?.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { TypeArguments: [var type] } method && JsonClients.IsDeserializer(method)
                        && IdIn(type, scan.Model.Of(compilation), options, Depth, cancellation) is { } member)
                        fix.Leave(member.Id.Entity.Name, call, $"It reads a file into '{type.ToMinimalDisplayString(fix.ModelOf(tree)!, call.SpanStart)}', whose '{member.Property.ContainingType.Name}.{member.Property.Name}' is an id of {member.Id.Entity.Name} and a UUID now. Nobody changes the file: the integers in it cannot be read into a Guid.");
    }

    private static bool IsNamed(InvocationExpressionSyntax call) => WrittenType.Called(call)?.Identifier.ValueText.StartsWith("Deserialize", StringComparison.Ordinal) == true;

    private static bool ReadsFile(InvocationExpressionSyntax call) =>
        (call.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? call.SyntaxTree.GetRoot()).DescendantNodes().Any(node => WrittenType.Called(node)?.Identifier.ValueText is { } name && Reads.Contains(name));

    private static (IPropertySymbol Property, Identifier Id)? IdIn(ITypeSymbol? type, IdentifierModel ids, ScanOptions options, int depth, CancellationToken cancellation)
    {
        if (depth == 0)
            return null;
        if (type is IArrayTypeSymbol array)
            return IdIn(array.ElementType, ids, options, depth, cancellation);
        foreach (var argument in (type as INamedTypeSymbol)?.TypeArguments ?? [])
            if (IdIn(argument, ids, options, depth, cancellation) is { } inner)
                return inner;
        if (type is not INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } named)
            return null;
        foreach (var property in named.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsStatic && !property.IsIndexer))
            if (property.Type.IsIntegerOrNullable())
            {
                if ((ids.Entities.Declared(property) ?? ids.At(property, TypePath.Value, cancellation)) is { } id && NamedEntities.AreMeant(id.Entity, options))
                    return (property, id);
            }
            else if (IdIn(property.Type, ids, options, depth - 1, cancellation) is { } inner)
                return inner;
        return null;
    }
}
