using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>Tells the other projects of a solution from packages, by how a compilation refers to them.</summary>
internal static class OtherProjects
{
    /// <summary>Whether an assembly is another project: an editor refers to the project itself, a build to what that project's own build left in its <c>obj</c> folder.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="compilation">The compilation that refers to it.</param>
    public static bool IsOne(IAssemblySymbol assembly, Compilation compilation) => compilation.GetMetadataReference(assembly) switch
    {
        CompilationReference => true,
        PortableExecutableReference { FilePath: { } path } => IsReferenceAssembly(path),
        _ => false,
    };

    // obj/Debug/net10.0/ref/Shop.dll, or refint, as ProduceReferenceAssembly has it. No package has such a folder.
    private static bool IsReferenceAssembly(string path) => path.Split('/', '\\') is [.., "ref" or "refint", _] folders && Array.IndexOf(folders, "obj") >= 0;
}
