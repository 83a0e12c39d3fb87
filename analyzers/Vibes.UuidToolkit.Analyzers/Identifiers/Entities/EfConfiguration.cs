using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// Reads Entity Framework's fluent configuration: the bodies of methods that are given a builder, and no others. What a builder
/// is about is in its type, <c>ReferenceCollectionBuilder&lt;User, Journal&gt;</c>, so lambdas within need no special care.
/// </summary>
internal sealed class EfConfiguration(KnownTypes types, ModelFacts facts)
{
    /// <summary>Reads a file's configuration.</summary>
    public void Read(SemanticModel model, SyntaxNode root, CancellationToken cancellation)
    {
        foreach (var node in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            if (node is BaseMethodDeclarationSyntax method && method.ParameterList.Parameters.Any(TakesBuilder) && model.GetOperation(method, cancellation) is { } body)
                foreach (var operation in body.Descendants())
                    if (operation is IInvocationOperation call)
                        Read(new FluentCall(call));
    }

    private static bool TakesBuilder(ParameterSyntax parameter) => parameter.Type switch
    {
        GenericNameSyntax name => IsBuilder(name.Identifier.ValueText),
        IdentifierNameSyntax name => IsBuilder(name.Identifier.ValueText),
        QualifiedNameSyntax name => IsBuilder(name.Right.Identifier.ValueText),
        _ => false,
    };

    private static bool IsBuilder(string type) => type.EndsWith("Builder", StringComparison.Ordinal);

    private void Read(FluentCall call)
    {
        if (call.Builder is not { } builder)
            return;
        var method = call.Operation.TargetMethod;
        if (KnownTypes.Is(builder, types.ModelBuilder))
            ReadModel(call, method);
        else if (IsOfEntityFramework(builder))
            ReadEntity(call, method);
    }

    private static bool IsOfEntityFramework(INamedTypeSymbol builder) =>
        builder.ContainingNamespace is { Name: "Builders", ContainingNamespace: { Name: "Metadata", ContainingNamespace.Name: "EntityFrameworkCore" } };

    private void ReadModel(FluentCall call, IMethodSymbol method)
    {
        var type = method.TypeArguments.FirstOrDefault() ?? TypeOf(call);
        switch (call.Name)
        {
            case "Entity":
                facts.Add(type);
                break;
            case "Owned" or "ComplexType" when facts.Add(type) is { } owned:
                owned.IsOwned = true;
                break;
            case "Ignore" when type is INamedTypeSymbol ignored:
                facts.Ignored.Add(ignored.OriginalDefinition);
                break;
        }
    }

    private void ReadEntity(FluentCall call, IMethodSymbol method)
    {
        switch (call.Name)
        {
            case "HasKey" when EntityOf(call) is { } entity && call.PropertyNames() is { Count: > 0 } key:
                entity.Include(key);
                entity.Key = key;
                entity.KeySource = Sources.HasKey;
                break;
            case "HasNoKey" when EntityOf(call) is { } entity:
                entity.IsKeyless = true;
                break;
            case "ToTable" when EntityOf(call) is { } entity && call.FirstText is { } table:
                entity.Table = table;
                break;
            case "Ignore" when EntityOf(call) is { } entity:
                entity.Ignored.UnionWith(call.PropertyNames());
                break;
            case "HasColumnName" when call.FirstText is { } column && PropertyOf(call) is var (entity, property):
                entity.Columns[property] = column;
                break;
            case "HasConversion" when PropertyOf(call) is var (entity, property):
                entity.Converted.Add(property);
                break;
            case "OwnsOne" or "OwnsMany" or "ComplexProperty" when facts.Add(Related(method)) is { } owned:
                owned.IsOwned = true;
                break;
            case "HasOne" or "HasMany":
                facts.Add(Related(method));
                break;
            case "UsingEntity":
                facts.Add(method.TypeArguments.FirstOrDefault());
                break;
            case "HasForeignKey":
                ReadForeignKey(call, method);
                break;
        }
    }

    private void ReadForeignKey(FluentCall call, IMethodSymbol method)
    {
        if (call.Builder is not { TypeArguments: [var first, var second] } builder)
            return;
        // One to one, the call says which side refers; one to many and an owner's parts, the builder does.
        var (principal, dependent) = builder.Name switch
        {
            "ReferenceReferenceBuilder" when method.TypeArguments is [var side] => (Same(side, first) ? second : first, side),
            "ReferenceReferenceBuilder" when TypeOf(call) is { } side => (Same(side, first) ? second : first, side),
            "ReferenceReferenceBuilder" => (null, null),
            _ => (first, second),
        };
        if (facts.Add(principal) is not { } target || facts.Add(dependent) is not { } entity || call.PropertyNames() is not { Count: > 0 } names)
            return;
        entity.Include(names);
        entity.ForeignKeys.Add(new(names, target.Type, call.InChain("HasPrincipalKey")?.PropertyNames() is { Count: > 0 } key ? key : null, Sources.HasForeignKey));
        foreach (var side in new[] { "HasOne", "HasMany", "WithOne", "WithMany", "WithOwner" })
            if (call.InChain(side) is { } navigation)
                foreach (var name in navigation.PropertyNames())
                {
                    // A collection and the reference that is its inverse have names of their own, so either type may be asked.
                    entity.ConfiguredNavigations.Add(name);
                    target.ConfiguredNavigations.Add(name);
                }
    }

    private EntityFacts? EntityOf(FluentCall call)
    {
        if (call.Builder is { TypeArguments: [.., var type] })
            return facts.Add(type);
        // Entity(typeof(User)) gives a builder that does not say of what.
        for (var before = call.Previous; before is { } found; before = found.Previous)
            if (found.Name == "Entity")
                return facts.Add(TypeOf(found));
        return null;
    }

    private (EntityFacts Entity, string Property)? PropertyOf(FluentCall call)
    {
        for (var before = call.Previous; before is { } found; before = found.Previous)
            if (found.Name == "Property")
                return EntityOf(found) is { } entity && found.PropertyNames() is [var property] ? (entity, property) : null;
        return null;
    }

    private static ITypeSymbol? Related(IMethodSymbol method) =>
        method.TypeArguments.FirstOrDefault() ?? (method.ReturnType is INamedTypeSymbol { TypeArguments: [.., var related] } ? related : null);

    private static ITypeSymbol? TypeOf(FluentCall call) => FluentCall.Unwrap(call.Arguments.FirstOrDefault()) is ITypeOfOperation type ? type.TypeOperand : null;

    private static bool Same(ITypeSymbol one, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
