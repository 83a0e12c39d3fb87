using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.EntityFramework;

/// <summary>A property as a model snapshot writes it down: by name, with its type, each time that it is spoken of.</summary>
/// <param name="entity">The entity that has it.</param>
/// <param name="name">Its name.</param>
internal sealed class SnapshotProperty(SnapshotEntity entity, string name)
{
    /// <summary>The entity that has it.</summary>
    public SnapshotEntity Entity { get; } = entity;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>The calls <c>b.Property&lt;int&gt;("UserId")</c>: the first configures it, others are arguments of the provider's methods.</summary>
    public List<InvocationExpressionSyntax> Calls { get; } = [];

    /// <summary>Its column's name, where it is said.</summary>
    public string? Column => Calls.SelectMany(SnapshotCall.Chained).Where(call => SnapshotCall.NameOf(call) == "HasColumnName").Select(SnapshotCall.FirstText).FirstOrDefault(name => name is not null);

    /// <summary>The integer that its type is, <c>int</c> of <c>int?</c> and of <c>int[]</c>; null where it is something else.</summary>
    public PredefinedTypeSyntax? IntegerType => Calls.Select(SnapshotCall.IntegerOf).FirstOrDefault(type => type is not null);

    /// <inheritdoc/>
    public override string ToString() => $"{Entity.Name}.{Name}";
}
