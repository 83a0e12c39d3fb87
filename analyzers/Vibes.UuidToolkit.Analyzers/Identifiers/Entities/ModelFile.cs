using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// Entity Framework's model snapshot in another project: which types are entities, their keys and what refers to them. To a project of entities or
/// services that does not see the context, nothing else tells.
/// </summary>
/// <param name="Source">Its text.</param>
/// <param name="Root">Its syntax.</param>
internal sealed record ModelFile(SourceText Source, SyntaxNode Root)
{
    // Weak and by identity, as the schema's.
    private static readonly ConditionalWeakTable<SourceText, SyntaxNode> Parsed = new();

    /// <summary>The entities that have an integer for a key, by their names, and the key.</summary>
    public IEnumerable<(string Entity, string Key)> IntegerKeys
    {
        get
        {
            foreach (var node in Root.DescendantNodes())
                if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Entity" }, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string name } }, { Expression: var body }] }
                    && Calls(body, "HasKey") is [{ ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string key } }] }]
                    && Calls(body, "Property").Exists(call => IsInteger(call) && call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string column } }, ..] && column == key))
                    yield return (name, key);
        }
    }

    /// <summary>Reads those of some files that are not a compilation's own, which knows its context better.</summary>
    public static ImmutableArray<ModelFile> Read(IEnumerable<AdditionalText> files, Compilation compilation, CancellationToken cancellation)
    {
        var models = ImmutableArray.CreateBuilder<ModelFile>();
        foreach (var file in files)
            if (!compilation.SyntaxTrees.Any(tree => IsAt(tree.FilePath, file.Path)) && file.GetText(cancellation) is { } text)
                models.Add(new(text, Parsed.GetValue(text, missing => CSharpSyntaxTree.ParseText(missing).GetRoot())));
        return models.ToImmutable();
    }

    /// <summary>The type that a snapshot names as C# writes it, <c>Shop.Message&lt;Shop.User&gt;</c>, a nested one behind a plus; null where the compilation sees none.</summary>
    public static INamedTypeSymbol? TypeOf(string name, Compilation compilation)
    {
        if (name.IndexOf('<') is not (> 0 and var start) || name[name.Length - 1] != '>')
            return compilation.GetTypeByMetadataName(name);
        var arguments = SyntaxFactory.ParseTypeName(name.Substring(start - 1).Replace('+', '.')) is GenericNameSyntax { TypeArgumentList.Arguments: var written } ? written : default;
        var generic = compilation.GetTypeByMetadataName($"{name.Substring(0, start)}`{arguments.Count}");
        var given = arguments.Select(argument => TypeOf(argument.ToString(), compilation)).OfType<ITypeSymbol>().ToArray();
        return generic is not null && given.Length == generic.Arity ? generic.Construct(given) : generic;
    }

    // Those of the entity itself, and not of what it owns.
    private static List<InvocationExpressionSyntax> Calls(ExpressionSyntax body, string method) =>
        [.. body.DescendantNodes(node => node == body || node is not LambdaExpressionSyntax).OfType<InvocationExpressionSyntax>().Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name == method)];

    private static bool IsInteger(InvocationExpressionSyntax property) =>
        property.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments: [PredefinedTypeSyntax { Keyword.ValueText: "int" or "long" or "short" or "uint" or "ulong" or "ushort" }] } };

    private static bool IsAt(string path, string other) => string.Equals(path, other, StringComparison.OrdinalIgnoreCase);
}
