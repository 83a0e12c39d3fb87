using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What a file's types name in their base lists, with what records implement without naming it, and the aliases it gives to types: its syntax alone, remembered with the tree.
/// </summary>
internal sealed class BaseNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, BaseNames> Known = new();

    private BaseNames(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            switch (node)
            {
                case TypeDeclarationSyntax type:
                    if (type is RecordDeclarationSyntax)
                        Types.Add((nameof(IEquatable<>), type));
                    foreach (var written in type.BaseList?.Types ?? [])
                        if (NameOf(written.Type) is { } name)
                            Types.Add((name, type));
                    break;
                case UsingDirectiveSyntax { Alias: { } alias, Name: { } target } when NameOf(target) is { } name:
                    Aliases.Add((name, alias.Name.Identifier.ValueText));
                    break;
            }
    }

    /// <summary>Which files of a compilation have a name, in a base list or by an alias.</summary>
    public static FileIndex.Source Index { get; } = new(tree => Of(tree, default) is var file && file.Types.Count + file.Aliases.Count == 0 ? []
        : file.Types.Select(type => type.Base).Concat(file.Aliases.Select(alias => alias.Name)).Select(name => FileWords.Hash(name.AsSpan())).Distinct());

    /// <summary>The types, each with one name of its bases, without namespaces and type arguments.</summary>
    public List<(string Base, TypeDeclarationSyntax Type)> Types { get; } = [];

    /// <summary>The aliases, and the names that they stand for.</summary>
    public List<(string Name, string Alias)> Aliases { get; } = [];

    /// <summary>The names of a file.</summary>
    public static BaseNames Of(SyntaxTree tree, CancellationToken cancellation) =>
        Known.TryGetValue(tree, out var known) ? known : Known.GetValue(tree, missing => new(missing.GetRoot(cancellation)));

    private static string? NameOf(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => null,
    };
}
