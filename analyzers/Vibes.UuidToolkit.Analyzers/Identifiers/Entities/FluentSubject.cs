namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>What a chain of Entity Framework's builders is about after a call.</summary>
internal enum FluentSubject
{
    /// <summary>Nothing of interest.</summary>
    Nothing,

    /// <summary>What holds for all entities: <c>configurationBuilder</c>.</summary>
    Conventions,

    /// <summary>The model: <c>modelBuilder</c>.</summary>
    Model,

    /// <summary>An entity: <c>Entity&lt;User&gt;()</c>. The other is its owner, where it has one.</summary>
    Entity,

    /// <summary>A property of an entity.</summary>
    Property,

    /// <summary><c>HasOne</c>: the entity refers to the other, or one to one is referred to by it.</summary>
    HasOne,

    /// <summary><c>HasMany</c>: the other refers to the entity, or many to many.</summary>
    HasMany,

    /// <summary>A relationship in which the entity refers to the other.</summary>
    Relationship,

    /// <summary>A relationship whose foreign key says which side refers.</summary>
    OneToOne,

    /// <summary>A relationship through a third entity.</summary>
    ManyToMany,
}
