using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Models;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// Entities by their attributes, <c>[Table]</c> of a class and <c>[Key]</c> of a property, its own or inherited: all that there is to go by in a layer of
/// entities, or of services on it, that is given neither a context nor a model snapshot nor a schema.
/// </summary>
internal sealed class AnnotatedEntities(Compilation compilation, ModelFacts facts, Libraries libraries)
{
    private const string Annotations = "System.ComponentModel.Annotations";

    private readonly HashSet<INamedTypeSymbol> _keyed = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a compilation can have such attributes.</summary>
    public static bool MayExist(KnownTypes types) => types["System.ComponentModel.DataAnnotations.Schema.TableAttribute"] is not null;

    /// <summary>Looks at the types that the compilation declares, and at those of the program's other assemblies.</summary>
    public void Read(CancellationToken cancellation)
    {
        List<INamedTypeSymbol> seen = [.. Referenced(), .. Declared(cancellation)];
        foreach (var type in seen)
            if (HasKey(type))
                _keyed.Add(type);
        // What inherits a key need have no attribute of its own.
        var all = _keyed.Any(type => !type.IsSealed) ? seen.Concat(Flow.SourceTypes.Of(compilation)) : seen;
        foreach (var type in all)
            if (type is { TypeKind: TypeKind.Class, IsStatic: false } && (EfAttributes.Table(type) is not null || !type.IsAbstract && InheritsKey(type)))
                facts.Add(type);
    }

    private IEnumerable<INamedTypeSymbol> Declared(CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
            if ((CandidateTrees.Of(tree, cancellation) & Mentions.Annotation) != 0)
                foreach (var node in tree.GetRoot(cancellation).DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
                    if (node is TypeDeclarationSyntax declaration && IsAnnotated(declaration) && compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol type)
                        yield return type;
    }

    private IEnumerable<INamedTypeSymbol> Referenced()
    {
        foreach (var assembly in ReferencedTypes.Assemblies(compilation))
            if (!libraries.Contains(assembly) && assembly.Modules.Any(UsesAnnotations))
                foreach (var type in ReferencedTypes.In(assembly.GlobalNamespace))
                    if (type.TypeKind == TypeKind.Class)
                        yield return type;
    }

    // What an assembly uses of others is listed in it: of most, no type need be looked at. A compilation has no such list.
    private static bool UsesAnnotations(IModuleSymbol module)
    {
        if (!module.ReferencedAssemblies.Any(reference => reference.Name == Annotations))
            return false;
        if (module.GetMetadata()?.GetMetadataReader() is not { } reader)
            return true;
        foreach (var handle in reader.TypeReferences)
            if (reader.GetTypeReference(handle).Name is var name && (reader.StringComparer.Equals(name, "TableAttribute") || reader.StringComparer.Equals(name, "KeyAttribute")))
                return true;
        return false;
    }

    private static bool IsAnnotated(TypeDeclarationSyntax declaration) => Has(declaration.AttributeLists, "Table")
        || declaration.Members.Any(member => member is PropertyDeclarationSyntax or FieldDeclarationSyntax && Has(member.AttributeLists, "Key"));

    private static bool Has(SyntaxList<AttributeListSyntax> lists, string name) => lists.Any(list => list.Attributes.Any(attribute => WrittenType.Name(attribute.Name)?.Identifier.ValueText is { } written
        && (written == name || written == name + "Attribute")));

    private static bool HasKey(INamedTypeSymbol type) => type.GetMembers().Any(member => member is IPropertySymbol or IFieldSymbol && EfAttributes.IsKey(member));

    private bool InheritsKey(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            if (_keyed.Contains(current.OriginalDefinition))
                return true;
        return false;
    }
}
