using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>The types of referenced assemblies that may hold contexts or entities: those of the user's own, not the platform's.</summary>
internal static class ReferencedTypes
{
    private static readonly string[] Platform = ["System", "Microsoft", "mscorlib", "netstandard", "WindowsBase", "Npgsql", "Dapper"];

    /// <summary>The assemblies that are not the platform's.</summary>
    public static IEnumerable<IAssemblySymbol> Assemblies(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => !Array.Exists(Platform, name =>
            assembly.Name.StartsWith(name, StringComparison.Ordinal) && (assembly.Name.Length == name.Length || assembly.Name[name.Length] == '.')));

    /// <summary>Whether an assembly is built on Entity Framework Core.</summary>
    public static bool UsesEntityFramework(IAssemblySymbol assembly)
    {
        foreach (var module in assembly.Modules)
            foreach (var reference in module.ReferencedAssemblies)
                if (reference.Name is "Microsoft.EntityFrameworkCore" or "Microsoft.AspNetCore.Identity.EntityFrameworkCore")
                    return true;
        return false;
    }

    /// <summary>The types of a namespace and those within it; not the nested ones.</summary>
    public static IEnumerable<INamedTypeSymbol> In(INamespaceSymbol space)
    {
        foreach (var type in space.GetTypeMembers())
            yield return type;
        foreach (var inner in space.GetNamespaceMembers())
            foreach (var type in In(inner))
                yield return type;
    }
}
