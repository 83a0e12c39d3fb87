using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// Entities that are read by Dapper: <c>Query&lt;Journal&gt;("select * from journals")</c>, where the type has a key by name and
/// is named after the table; also by a method of the program's own that is given the statement. A DTO of some of its columns is none.
/// </summary>
internal sealed class DapperReads(KnownTypes types, ModelFacts facts)
{
    private static readonly Regex From = new("\\bfrom\\s+(?:[\"`]?\\w+[\"`]?\\.)?[\"`]?(\\w+)[\"`]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Looks for queries in a file. A body is only bound where its text alone does not tell that it reads no entity.</summary>
    public void Read(SemanticModel model, IReadOnlyList<QueryCall> calls, CancellationToken cancellation)
    {
        foreach (var call in calls)
            if (TypeOf(model, call) is { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } type && facts.Of(type) is null && HasKey(type)
                && TextOf(model, call.Sql, cancellation) is { } sql && ReadsTableOf(type, sql) && Reads(model, call.Call, cancellation))
                (facts.Add(type)!.KeySource, facts.Of(type)!.IsOutsideOfModel) = (Sources.Dapper, true);
    }

    // Looked up from outside of the body, which is not bound for it; a type parameter of the member's own is none there, and no entity.
    private static INamedTypeSymbol? TypeOf(SemanticModel model, QueryCall call) => model.GetSpeculativeTypeInfo(
        (call.Call.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? (SyntaxNode)call.Call).SpanStart, call.Type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type as INamedTypeSymbol;

    private static string? TextOf(SemanticModel model, ExpressionSyntax sql, CancellationToken cancellation) =>
        sql is LiteralExpressionSyntax literal ? literal.Token.Value as string : model.GetConstantValue(sql, cancellation).Value as string;

    private static bool HasKey(INamedTypeSymbol type) => EntityMembers.Of(type).Values.Any(member =>
        (string.Equals(member.Name, "Id", StringComparison.OrdinalIgnoreCase) || string.Equals(member.Name, type.Name + "Id", StringComparison.OrdinalIgnoreCase))
        && KeyTypes.CanHoldId(EntityMembers.TypeOf(member)));

    private bool Reads(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellation) =>
        model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && (KnownTypes.Is(method.ContainingType, types.SqlMapper) || SqlCalls.GivesRows(method));

    private static bool ReadsTableOf(INamedTypeSymbol type, string sql)
    {
        var stem = EntityNames.Stem(type.Name);
        foreach (Match table in From.Matches(sql))
            if (EntityNames.Stem(table.Groups[1].Value) == stem)
                return true;
        return false;
    }
}
