using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>What a compilation is made of, those that it refers to included: enough to tell whether another says the same of entities.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Imported">Which members of references it sees.</param>
/// <param name="Trees">The files.</param>
/// <param name="References">
/// Each a <see cref="CompiledSources"/> where the reference is to a compilation, which nothing here may keep alive; for the same reason
/// the others are weak.
/// </param>
internal sealed record CompiledSources(string? Assembly, MetadataImportOptions Imported, ImmutableArray<SyntaxTree> Trees, ImmutableArray<object> References)
{
    /// <summary>What a compilation is made of.</summary>
    public static CompiledSources Of(Compilation compilation) => new(
        compilation.AssemblyName, compilation.Options.MetadataImportOptions, TreesOf(compilation), compilation.ExternalReferences.Select(Reference).ToImmutableArray());

    /// <summary>The files of a compilation, in their order.</summary>
    public static ImmutableArray<SyntaxTree> TreesOf(Compilation compilation) => compilation is CSharpCompilation sources ? sources.SyntaxTrees : compilation.SyntaxTrees.ToImmutableArray();

    /// <summary>Whether a compilation says the same of entities as the one that this was made of.</summary>
    public bool SaysTheSame(Compilation compilation, CancellationToken cancellation)
    {
        var (trees, references) = (TreesOf(compilation), compilation.ExternalReferences);
        if (Assembly != compilation.AssemblyName || trees.Length != Trees.Length || references.Length != References.Length || Imported != compilation.Options.MetadataImportOptions)
            return false;
        for (var i = 0; i < references.Length; i++)
            if (!IsSame(References[i], references[i], cancellation))
                return false;
        for (var i = 0; i < trees.Length; i++)
            if (!EntitySyntax.IsSame(Trees[i], trees[i], cancellation))
                return false;
        return true;
    }

    /// <summary>What a compilation is made of that says the same as this.</summary>
    public CompiledSources Renewed(Compilation compilation) => this with
    {
        Trees = TreesOf(compilation),
        References = References.Any(reference => reference is CompiledSources) ? compilation.ExternalReferences.Select(Reference).ToImmutableArray() : References,
    };

    private static object Reference(MetadataReference reference) => reference is CompilationReference project ? Of(project.Compilation) : new WeakReference<MetadataReference>(reference);

    private static bool IsSame(object known, MetadataReference reference, CancellationToken cancellation) => known switch
    {
        CompiledSources project => reference is CompilationReference other && project.SaysTheSame(other.Compilation, cancellation),
        WeakReference<MetadataReference> weak => weak.TryGetTarget(out var target) && target == reference,
        _ => false,
    };
}
