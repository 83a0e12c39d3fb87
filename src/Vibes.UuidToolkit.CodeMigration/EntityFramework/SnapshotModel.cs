using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.EntityFramework;

/// <summary>What a model snapshot says: entities, their keys, and the relationships between them, shadow properties and join tables included.</summary>
internal sealed class SnapshotModel
{
    private readonly Dictionary<string, SnapshotEntity> _entities = new(StringComparer.Ordinal);
    private readonly List<SnapshotForeignKey> _foreignKeys = [];

    private SnapshotModel(string builder) => Builder = builder;

    /// <summary>The entities.</summary>
    public IReadOnlyCollection<SnapshotEntity> Entities => _entities.Values;

    /// <summary>The relationships.</summary>
    public IReadOnlyList<SnapshotForeignKey> ForeignKeys => _foreignKeys;

    /// <summary>The schema of tables that name none.</summary>
    public string DefaultSchema { get; private set; } = "public";

    /// <summary>The name of the builder that the whole model is made with.</summary>
    public string Builder { get; }

    /// <summary>Reads a snapshot.</summary>
    public static SnapshotModel Read(ModelSnapshot snapshot)
    {
        var builder = ((MethodDeclarationSyntax)snapshot.Body.Parent!).ParameterList.Parameters is [var parameter] ? parameter.Identifier.ValueText : "modelBuilder";
        var model = new SnapshotModel(builder);
        model.Read(snapshot.Body, new Dictionary<string, SnapshotEntity>(StringComparer.Ordinal));
        return model;
    }

    private SnapshotEntity Entity(string name)
    {
        if (!_entities.TryGetValue(name, out var entity))
            _entities.Add(name, entity = new(name));
        return entity;
    }

    /// <param name="scope">Statements, or an expression within them.</param>
    /// <param name="builders">The names of the builders in scope, and what they build.</param>
    private void Read(CSharpSyntaxNode scope, IReadOnlyDictionary<string, SnapshotEntity> builders)
    {
        foreach (var call in scope.DescendantNodes(node => node is not LambdaExpressionSyntax || node == scope).OfType<InvocationExpressionSyntax>())
        {
            var receiver = (SnapshotCall.Receiver(call) as IdentifierNameSyntax)?.Identifier.ValueText;
            if (receiver is null)
                continue;
            if (receiver == Builder)
                ReadModel(call, builders);
            else if (builders.TryGetValue(receiver, out var entity))
                ReadEntity(call, entity, builders);
        }
    }

    private void ReadModel(InvocationExpressionSyntax call, IReadOnlyDictionary<string, SnapshotEntity> builders)
    {
        switch (SnapshotCall.NameOf(call))
        {
            case "Entity" or "SharedTypeEntity" when SnapshotCall.FirstText(call) is { } name:
                ReadNested(call, Entity(name), builders);
                break;
            case "HasDefaultSchema" when SnapshotCall.FirstText(call) is { } schema:
                DefaultSchema = schema;
                break;
            default:
                // modelBuilder.HasAnnotation(...).HasDefaultSchema("shop")
                foreach (var chained in SnapshotCall.Chained(call))
                    if (SnapshotCall.NameOf(chained) == "HasDefaultSchema" && SnapshotCall.FirstText(chained) is { } chainedSchema)
                        DefaultSchema = chainedSchema;
                break;
        }
    }

    private void ReadEntity(InvocationExpressionSyntax call, SnapshotEntity entity, IReadOnlyDictionary<string, SnapshotEntity> builders)
    {
        var texts = SnapshotCall.Texts(call);
        switch (SnapshotCall.NameOf(call))
        {
            case "Property" when texts is [var property, ..]:
                entity.Add(property, call);
                break;
            case "HasKey":
                entity.Key = texts;
                break;
            case "HasBaseType" when texts is [var name]:
                entity.Base = Entity(name);
                break;
            case "ToTable" when texts is [var table, ..]:
                entity.Table = (texts.Length > 1 ? texts[1] : null, table);
                break;
            case "HasData":
                entity.Rows.AddRange(call.ArgumentList.Arguments.SelectMany(argument => argument.Expression.DescendantNodesAndSelf()).OfType<AnonymousObjectCreationExpressionSyntax>());
                break;
            case "OwnsOne" or "OwnsMany" when texts is [var type, var navigation, ..]:
                var owned = Entity($"{entity.Name}.{navigation}#{type}");
                owned.Owner = (entity, navigation);
                ReadNested(call, owned, builders, entity);
                break;
            case "HasOne" when texts is [var principal, ..]:
                AddForeignKey(call, entity, Entity(principal));
                break;
        }
    }

    private void ReadNested(InvocationExpressionSyntax call, SnapshotEntity entity, IReadOnlyDictionary<string, SnapshotEntity> builders, SnapshotEntity? owner = null)
    {
        foreach (var argument in call.ArgumentList.Arguments)
            if (argument.Expression is SimpleLambdaExpressionSyntax lambda)
            {
                var name = lambda.Parameter.Identifier.ValueText;
                Read(lambda, new Dictionary<string, SnapshotEntity>(builders, StringComparer.Ordinal) { [name] = entity });
                if (owner is not null)
                    foreach (var inner in lambda.DescendantNodes().OfType<InvocationExpressionSyntax>())
                        if (SnapshotCall.NameOf(inner) == "WithOwner" && SnapshotCall.Receiver(inner) is IdentifierNameSyntax receiver && receiver.Identifier.ValueText == name)
                            AddForeignKey(inner, entity, owner);
            }
    }

    private void AddForeignKey(InvocationExpressionSyntax call, SnapshotEntity entity, SnapshotEntity principal)
    {
        ImmutableArray<string> properties = [], principalKey = [];
        var dependent = entity;
        var oneToOne = false;
        foreach (var chained in SnapshotCall.Chained(call))
            switch (SnapshotCall.NameOf(chained))
            {
                case "WithOne":
                    oneToOne = true;
                    break;
                case "HasForeignKey":
                    properties = SnapshotCall.Texts(chained);
                    // Of a relationship of one to one, the dependent is named first; of an owner, it may be.
                    if (properties.Length > 1 && (oneToOne || entity.Find(properties[0]) is null))
                    {
                        if (_entities.TryGetValue(properties[0], out var named))
                            dependent = named;
                        properties = properties.RemoveAt(0);
                    }

                    break;
                case "HasPrincipalKey":
                    principalKey = SnapshotCall.Texts(chained);
                    if (principalKey.Length > 1 && principalKey.Length == properties.Length + 1)
                        principalKey = principalKey.RemoveAt(0);
                    break;
            }

        if (!properties.IsEmpty)
            _foreignKeys.Add(new(dependent, dependent == entity ? principal : entity, properties, principalKey));
    }
}
