using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

    private static bool IsAt(string path, string other) => string.Equals(path, other, StringComparison.OrdinalIgnoreCase);
}
