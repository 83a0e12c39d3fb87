using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Members of one name that an object mapper fills one from the other, <c>CreateMap&lt;Journal, LookupDto&gt;()</c>, of which one has become a Guid and the other stays a number, such as one that
/// values of an enum get to as well. The compiler does not mind; the mapper refuses it when it runs.
/// </summary>
internal static class UnmappedMembers
{
    /// <summary>The maps.</summary>
    /// <param name="scan">The changed solution.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static IEnumerable<OpenPlace> In(SolutionScan scan, CancellationToken cancellation)
    {
        foreach (var (compilation, tree) in scan.Files)
            if (TypeMap.Mappers.Any(mapper => compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name.StartsWith(mapper, StringComparison.Ordinal)))
                && tree.GetRoot(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => WrittenType.Called(call)?.Identifier.ValueText is { } name && TypeMap.IsNamed(name)).ToList() is { Count: > 0 } calls)
            {
                var model = compilation.GetSemanticModel(tree);
                foreach (var call in calls)
                    if (model.GetOperation(call, cancellation) is IInvocationOperation operation)
                        foreach (var map in TypeMap.Of(operation))
                            foreach (var (owner, from, to) in map.Members())
                                if (IsId(from.Type, to.Type) || IsId(to.Type, from.Type))
                                    yield return new(null, Locations.Of(call.GetLocation()), call.ToString(),
                                        $"'{owner.Name}.{from.Name}' is {NameOf(from.Type)}, and '{map.Destination.Name}.{to.Name}', which the mapper fills from it, is {NameOf(to.Type)}: it has no conversion between them.");
            }
    }

    private static string NameOf(ITypeSymbol type) => IntegerTypes.Unwrap(type).IsGuid() ? "a Guid" : "a number";

    private static bool IsId(ITypeSymbol one, ITypeSymbol other) => IntegerTypes.Unwrap(one).IsGuid() && other.IsIntegerOrNullable();
}
