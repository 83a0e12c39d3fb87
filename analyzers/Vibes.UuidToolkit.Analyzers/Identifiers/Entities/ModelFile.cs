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

    private static bool IsAt(string path, string other) => string.Equals(path, other, StringComparison.OrdinalIgnoreCase);
}
