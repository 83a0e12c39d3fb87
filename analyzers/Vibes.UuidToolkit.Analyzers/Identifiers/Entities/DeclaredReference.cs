using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// A column that somebody says holds ids, where no foreign key does: <c>Audit.UserId: User</c>, or as the database names them,
/// <c>public.audit.user_id: public.users</c>. One that holds those of several entities names them all, <c>Note.SubjectId: User | Tag</c>.
/// </summary>
/// <param name="Holder">The type or the table that has the column, with or without its namespace or schema.</param>
/// <param name="Member">The property or the column.</param>
/// <param name="Principals">The entities whose ids it holds, by type or table; at least one.</param>
/// <param name="Text">As it was written.</param>
internal sealed record DeclaredReference(string Holder, string Member, ImmutableArray<string> Principals, string Text)
{
    /// <summary>Reads a reference; null where the text is none.</summary>
    public static DeclaredReference? Read(string text)
    {
        var colon = text.IndexOf(':');
        if (colon < 0)
            return null;
        var column = text.Substring(0, colon).Trim();
        var dot = column.LastIndexOf('.');
        var principals = text.Substring(colon + 1).Split('|').Select(name => name.Trim()).Where(name => name.Length > 0).ToImmutableArray();
        return dot <= 0 || dot == column.Length - 1 || principals.IsEmpty ? null : new(column.Substring(0, dot), column.Substring(dot + 1), principals, text);
    }

    /// <summary>Whether it is about a property of an entity.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="table">Its table; null where no schema tells.</param>
    /// <param name="property">The property.</param>
    public bool IsOf(EntityFacts entity, SchemaTable? table, string property) => (Means(Holder, entity, table) || IsInherited(entity, property))
        && (IsSame(Member, property) || entity.Columns.TryGetValue(property, out var configured) && IsSame(Member, configured));

    // Audited.CreatedBy: User, of a base class that is no entity itself.
    private bool IsInherited(EntityFacts entity, string property) => entity.Members.TryGetValue(property, out var member) && member.ContainingType.OriginalDefinition is var type
        && (IsSame(Holder, type.Name) || string.Equals(Holder, type.ToDisplayString(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is about a column of a table that the schema knows.</summary>
    public bool IsOf(SchemaTable table, string column) => Means(Holder, table) && Member == column;

    /// <summary>Whether a name is that of an entity, by its type or its table.</summary>
    public static bool Means(string name, EntityFacts entity, SchemaTable? table)
    {
        if (string.Equals(name, entity.Type.ToDisplayString(), StringComparison.OrdinalIgnoreCase))
            return true;
        var dot = name.LastIndexOf('.');
        // What stands before it is a namespace, which was none of this type's, or a database's schema.
        return dot < 0 ? IsSame(name, entity.Type.Name) || IsSame(name, Table(entity, table))
            : table is not null ? Means(name, table) : IsSame(name.Substring(dot + 1), Table(entity, table));
    }

    /// <summary>Whether a name is that of a table.</summary>
    public static bool Means(string name, SchemaTable table) => name == table.Name.ToString() || name == table.Name.Name;

    private static string Table(EntityFacts entity, SchemaTable? table) => table?.Name.Name ?? entity.Table ?? entity.Set ?? entity.Type.Name;

    private static bool IsSame(string one, string other) => EntityNames.Fold(one) == EntityNames.Fold(other);
}
