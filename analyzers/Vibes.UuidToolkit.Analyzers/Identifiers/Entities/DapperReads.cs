using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// Entities that are read by Dapper: <c>Query&lt;Journal&gt;("select * from journals")</c>, where the type has a key by name and
/// is named after the table. A DTO of some of its columns is none.
/// </summary>
internal sealed class DapperReads(KnownTypes types, ModelFacts facts)
{
    private static readonly Regex From = new("\\bfrom\\s+(?:\"?\\w+\"?\\.)?\"?(\\w+)\"?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Looks for queries in a file.</summary>
    public void Read(SemanticModel model, SyntaxNode root, CancellationToken cancellation)
    {
        foreach (var node in root.DescendantNodes())
            if (node is InvocationExpressionSyntax { ArgumentList.Arguments: [var first, ..] } call && GenericName(call) is { } name)
                foreach (var argument in name.TypeArgumentList.Arguments)
                    if (model.GetSymbolInfo(argument, cancellation).Symbol is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } type
                        && facts.Of(type) is null && HasKey(type) && IsDapper(model, call, cancellation)
                        && model.GetConstantValue(first.Expression, cancellation) is { HasValue: true, Value: string sql } && ReadsTableOf(type, sql))
                        facts.Add(type)!.KeySource = Sources.Dapper;
    }

    private static GenericNameSyntax? GenericName(InvocationExpressionSyntax call)
    {
        var name = call.Expression is MemberAccessExpressionSyntax access ? access.Name : call.Expression;
        return name is GenericNameSyntax generic && generic.Identifier.ValueText.StartsWith("Query", StringComparison.Ordinal) ? generic : null;
    }

    private static bool HasKey(INamedTypeSymbol type) => EntityMembers.Of(type).Values.Any(member =>
        (string.Equals(member.Name, "Id", StringComparison.OrdinalIgnoreCase) || string.Equals(member.Name, type.Name + "Id", StringComparison.OrdinalIgnoreCase))
        && KeyTypes.CanHoldId(EntityMembers.TypeOf(member)));

    private bool IsDapper(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellation) =>
        model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && KnownTypes.Is(method.ContainingType, types.SqlMapper);

    private static bool ReadsTableOf(INamedTypeSymbol type, string sql)
    {
        var stem = EntityNames.Stem(type.Name);
        foreach (Match table in From.Matches(sql))
            if (EntityNames.Stem(table.Groups[1].Value) == stem)
                return true;
        return false;
    }
}
