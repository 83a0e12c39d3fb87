using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// Reads Entity Framework's fluent configuration: the bodies of methods that are given a builder, and no others. Chains of calls are
/// followed by their names, from a parameter whose type is bound; bodies are not bound, see <see cref="FluentArguments"/>.
/// </summary>
/// <param name="types">Known types.</param>
/// <param name="facts">Takes what is read.</param>
/// <param name="isSnapshot">Whether model snapshots of other projects are read: they are as old as the last migration, so that what the configuration itself says holds.</param>
internal sealed class EfConfiguration(KnownTypes types, ModelFacts facts, bool isSnapshot = false)
{
    /// <summary>Reads a file's configuration.</summary>
    public void Read(SemanticModel model, SyntaxNode root, CancellationToken cancellation)
    {
        foreach (var node in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            if (node is BaseMethodDeclarationSyntax method && ((SyntaxNode?)method.Body ?? method.ExpressionBody) is { } body)
            {
                var builders = new Dictionary<string, FluentState>(StringComparer.Ordinal);
                foreach (var parameter in method.ParameterList.Parameters)
                    if (IsBuilder(parameter.Type) && model.GetDeclaredSymbol(parameter, cancellation) is { Type: INamedTypeSymbol type } && Start(type) is { } state)
                        builders[parameter.Identifier.ValueText] = state;
                if (builders.Count > 0)
                    Read(body, builders, new(model, method.ParameterList.SpanStart));
            }
    }

    /// <summary>Reads a model snapshot of another project, of the entities that no configuration here tells of.</summary>
    public void Read(ModelFile file, Compilation compilation)
    {
        foreach (var node in file.Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            if (node is MethodDeclarationSyntax { Body: { } body, ParameterList.Parameters: [{ Type: IdentifierNameSyntax { Identifier.ValueText: "ModelBuilder" } } builder] })
                Read(body, new(StringComparer.Ordinal) { [builder.Identifier.ValueText] = new(FluentSubject.Model) }, new(compilation));
    }

    /// <summary>Whether a method is given a builder, by its syntax alone.</summary>
    public static bool MayConfigure(BaseMethodDeclarationSyntax method)
    {
        foreach (var parameter in method.ParameterList.Parameters)
            if (IsBuilder(parameter.Type))
                return true;
        return false;
    }

    private static bool IsBuilder(TypeSyntax? type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText.EndsWith("Builder", StringComparison.Ordinal),
        QualifiedNameSyntax name => IsBuilder(name.Right),
        _ => false,
    };

    private FluentState? Start(INamedTypeSymbol type)
    {
        if (KnownTypes.Is(type, types.ModelBuilder))
            return new(FluentSubject.Model);
        if (KnownTypes.Is(type, types["Microsoft.EntityFrameworkCore.ModelConfigurationBuilder"]))
            return new(FluentSubject.Conventions);
        if (type.ContainingNamespace is not { Name: "Builders", ContainingNamespace: { Name: "Metadata", ContainingNamespace.Name: "EntityFrameworkCore" } })
            return null;
        return type switch
        {
            { Name: "EntityTypeBuilder", TypeArguments: [var entity] } when Configured(entity) is { } found => new(FluentSubject.Entity, found),
            { Name: "OwnedNavigationBuilder", TypeArguments: [var owner, var part] } when Configured(part) is { } found => new(FluentSubject.Entity, found, facts.Add(owner)),
            _ => null,
        };
    }

    private void Read(SyntaxNode body, Dictionary<string, FluentState> builders, FluentArguments arguments)
    {
        // Lambdas are read by the call that they are given to, which knows what their parameter is.
        foreach (var node in body.DescendantNodesAndSelf(node => node is not LambdaExpressionSyntax || node == body))
            switch (node)
            {
                case VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax value } variable:
                    Finish(builders[variable.Identifier.ValueText] = Follow(value, builders, arguments));
                    break;
                case InvocationExpressionSyntax { Parent: not MemberAccessExpressionSyntax } call when call.Parent is not EqualsValueClauseSyntax:
                    Finish(Follow(call, builders, arguments));
                    break;
            }
    }

    /// <summary>Follows a chain from its first call to this one.</summary>
    private FluentState Follow(ExpressionSyntax expression, Dictionary<string, FluentState> builders, FluentArguments arguments)
    {
        switch (expression)
        {
            case IdentifierNameSyntax name:
                return builders.TryGetValue(name.Identifier.ValueText, out var state) ? state : FluentState.Nothing;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call:
                return Call(Follow(access.Expression, builders, arguments), access.Name.Identifier.ValueText, call, builders, arguments);
            default:
                return FluentState.Nothing;
        }
    }

    private FluentState Call(FluentState state, string name, InvocationExpressionSyntax call, Dictionary<string, FluentState> builders, FluentArguments arguments) => state.Subject switch
    {
        FluentSubject.Conventions => OnConventions(name, call, arguments),
        FluentSubject.Model => OnModel(state, name, call, builders, arguments),
        FluentSubject.Entity => OnEntity(state, name, call, builders, arguments),
        FluentSubject.Property => OnProperty(state, name, call, arguments),
        FluentSubject.HasOne or FluentSubject.HasMany => OnNavigation(state, name, call, arguments),
        FluentSubject.Relationship or FluentSubject.OneToOne => OnRelationship(state, name, call, arguments),
        FluentSubject.ManyToMany when name == "UsingEntity" => Configured(arguments.Type(call), call, builders, arguments),
        _ => FluentState.Nothing,
    };

    // Properties<UserId>().HaveConversion<...>(): a type of columns.
    private FluentState OnConventions(string name, InvocationExpressionSyntax call, FluentArguments arguments)
    {
        if (name is "Properties" or "IgnoreAny" && arguments.Type(call) is INamedTypeSymbol type)
            facts.Ignored.Add(type.OriginalDefinition);
        return FluentState.Nothing;
    }

    private FluentState OnModel(FluentState state, string name, InvocationExpressionSyntax call, Dictionary<string, FluentState> builders, FluentArguments arguments)
    {
        switch (name)
        {
            case "Entity":
                var entity = Configured(arguments.Type(call), call, builders, arguments);
                return FluentArguments.Configurations(call).Any() ? state : entity;
            case "Owned" or "ComplexType" when facts.Add(arguments.Type(call)) is { } owned:
                owned.IsOwned = true;
                break;
            case "Ignore" when arguments.Type(call) is INamedTypeSymbol ignored:
                facts.Ignored.Add(ignored.OriginalDefinition);
                break;
        }

        return state;
    }

    private FluentState OnEntity(FluentState state, string name, InvocationExpressionSyntax call, Dictionary<string, FluentState> builders, FluentArguments arguments)
    {
        var entity = state.Entity!;
        switch (name)
        {
            case "HasKey" when arguments.PropertyNames(call) is { Count: > 0 } key:
                entity.Include(key);
                entity.Key = key;
                entity.KeySource = isSnapshot ? Sources.Snapshot : Sources.HasKey;
                return FluentState.Nothing;
            case "HasNoKey":
                entity.IsKeyless = true;
                return state;
            case "ToTable":
                entity.Table = arguments.FirstText(call) ?? entity.Table;
                return state;
            case "Ignore":
                entity.Ignored.UnionWith(arguments.PropertyNames(call));
                return state;
            case "Property":
                if (arguments.PropertyNames(call) is not [var property])
                    return FluentState.Nothing;
                entity.Scalars.Add(property);
                return new(FluentSubject.Property, entity, Property: property);
            case "OwnsOne" or "OwnsMany" or "ComplexProperty":
                if (Related(entity, call, arguments) is not { } part)
                    return FluentState.Nothing;
                part.IsOwned = true;
                var inner = new FluentState(FluentSubject.Entity, part, entity);
                return Configure(inner, call, builders, arguments) ? state : inner;
            case "WithOwner":
                return state.Other is { } owner ? new(FluentSubject.Relationship, entity, owner, Navigations: arguments.PropertyNames(call)) : FluentState.Nothing;
            case "HasOne" or "HasMany":
                return Related(entity, call, arguments) is { } other
                    ? new(name == "HasOne" ? FluentSubject.HasOne : FluentSubject.HasMany, entity, other, Navigations: arguments.PropertyNames(call))
                    : FluentState.Nothing;
            case "ToView" or "HasQueryFilter" or "HasComment" or "HasAnnotation":
                return state;
            default:
                return FluentState.Nothing;
        }
    }

    private static FluentState OnProperty(FluentState state, string name, InvocationExpressionSyntax call, FluentArguments arguments)
    {
        if (name == "HasColumnName" && arguments.FirstText(call) is { } column)
            state.Entity!.Columns[state.Property!] = column;
        else if (name is "UseHiLo" or "UseSequence" && arguments.FirstText(call) is { } sequence)
            state.Entity!.Sequences[state.Property!] = sequence;
        else if (name == "ValueGeneratedNever")
            state.Entity!.Given.Add(state.Property!);
        return state;
    }

    private static FluentState OnNavigation(FluentState state, string name, InvocationExpressionSyntax call, FluentArguments arguments)
    {
        var both = state with { Navigations = [.. state.Navigations!, .. arguments.PropertyNames(call)] };
        return (state.Subject, name) switch
        {
            (FluentSubject.HasOne, "WithMany") => both with { Subject = FluentSubject.Relationship },
            (FluentSubject.HasOne, "WithOne") => both with { Subject = FluentSubject.OneToOne },
            (FluentSubject.HasMany, "WithOne") => both with { Subject = FluentSubject.Relationship, Entity = state.Other, Other = state.Entity },
            (FluentSubject.HasMany, "WithMany") => both with { Subject = FluentSubject.ManyToMany },
            _ => FluentState.Nothing,
        };
    }

    private FluentState OnRelationship(FluentState state, string name, InvocationExpressionSyntax call, FluentArguments arguments)
    {
        if (name == "HasPrincipalKey")
            return state with { PrincipalKey = Named(state, call, arguments) };
        if (name != "HasForeignKey")
            return state;
        // One to one, the call says which side refers.
        var dependent = state.Subject == FluentSubject.OneToOne ? facts.Of(arguments.Type(call)) : state.Entity;
        if (dependent is null)
            return FluentState.Nothing;
        return state with
        {
            Subject = FluentSubject.Relationship, Entity = dependent, Other = ReferenceEquals(dependent, state.Entity) ? state.Other : state.Entity,
            ForeignKey = Named(state, call, arguments),
        };
    }

    // One to one, a snapshot names the type first.
    private List<string> Named(FluentState state, InvocationExpressionSyntax call, FluentArguments arguments)
    {
        var names = arguments.PropertyNames(call);
        if (isSnapshot && names.Count > 1 && facts.Of(arguments.Type(call)) is { } named && (ReferenceEquals(named, state.Entity) || ReferenceEquals(named, state.Other)))
            names.RemoveAt(0);
        return names;
    }

    /// <summary>Takes down a relationship when its chain ends: the principal's key may be named after the foreign key.</summary>
    private void Finish(FluentState state)
    {
        if (state is { Subject: FluentSubject.Relationship, Entity: { } many, ForeignKey: null })
            many.DirectedNavigations.UnionWith(state.Navigations ?? []);
        if (state is not { Entity: { } dependent, Other: { } principal, ForeignKey: { Count: > 0 } names })
            return;
        dependent.IsConfigured |= !isSnapshot;
        dependent.Include(names);
        dependent.ForeignKeys.Add(new(names, principal.Type, state.PrincipalKey is { Count: > 0 } key ? key : null, isSnapshot ? Sources.SnapshotForeignKey : Sources.HasForeignKey));
        // The two sides' navigations have names of their own, so either may be asked for either.
        dependent.ConfiguredNavigations.UnionWith(state.Navigations ?? []);
        principal.ConfiguredNavigations.UnionWith(state.Navigations ?? []);
    }

    private FluentState Configured(ITypeSymbol? type, InvocationExpressionSyntax call, Dictionary<string, FluentState> builders, FluentArguments arguments)
    {
        if (Configured(type) is not { } entity)
            return FluentState.Nothing;
        var state = new FluentState(FluentSubject.Entity, entity);
        Configure(state, call, builders, arguments);
        return state;
    }

    private EntityFacts? Configured(ITypeSymbol? type)
    {
        if (isSnapshot)
            return facts.Of(type) is { IsConfigured: true } ? null : facts.Add(type);
        var entity = facts.Add(type);
        if (entity is not null)
            entity.IsConfigured = true;
        return entity;
    }

    /// <summary>Reads the lambdas of a call, whose parameter is a builder in that state.</summary>
    private bool Configure(FluentState state, InvocationExpressionSyntax call, Dictionary<string, FluentState> builders, FluentArguments arguments)
    {
        var any = false;
        foreach (var lambda in FluentArguments.Configurations(call))
        {
            var parameter = lambda switch
            {
                SimpleLambdaExpressionSyntax simple => simple.Parameter,
                ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var only] } => only,
                _ => null,
            };
            if (parameter is null)
                continue;
            any = true;
            Read(lambda.Body, new(builders, StringComparer.Ordinal) { [parameter.Identifier.ValueText] = state }, arguments);
        }

        return any;
    }

    private EntityFacts? Related(EntityFacts entity, InvocationExpressionSyntax call, FluentArguments arguments)
    {
        if (arguments.Type(call) is { } type)
            return facts.Add(type);
        return arguments.PropertyNames(call) is [var navigation, ..] && entity.Members.TryGetValue(navigation, out var member)
            ? facts.Add(Navigations.Target(EntityMembers.TypeOf(member), out _))
            : null;
    }
}
