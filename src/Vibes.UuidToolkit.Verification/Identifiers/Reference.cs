using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Catalog;

namespace Vibes.UuidToolkit.Verification.Identifiers;

/// <summary>A table's columns that hold another's key: a foreign key, or what the configuration says is one.</summary>
/// <param name="Name">The foreign key's name, or the referring column's.</param>
/// <param name="From">The referring table.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="To">The referenced table.</param>
/// <param name="ToColumns">The columns they refer to.</param>
/// <param name="Operators">The operators that compare them, as SQL.</param>
internal sealed record Reference(
    string Name, Relation From, ImmutableArray<short> Columns, Relation To, ImmutableArray<short> ToColumns, ImmutableArray<string> Operators)
{
    /// <summary>The foreign key; null where the database declares none.</summary>
    public Constraint? Key { get; init; }

    /// <summary>Whether the column holds an array of ids.</summary>
    public bool IsArray { get; init; }

    /// <summary>The column that says which table a row refers to; null where all rows refer to one.</summary>
    public short? TypeColumn { get; init; }

    /// <summary>The values of <see cref="TypeColumn"/> that mean this table.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>The columns that tell which row is referred to, with the one that tells of which table it is.</summary>
    public ImmutableArray<short> AllColumns => TypeColumn is { } type ? Columns.Add(type) : Columns;

    /// <summary>Whether the ids are the integers or uuids that the key is: a migration that went wrong may have changed one and not the other.</summary>
    public bool IsComparable => Key is not null || Of(From.Column(Columns[0]), IsArray) is var kind && kind != IdKind.None && kind == Of(To.Column(ToColumns[0]), false);

    private static IdKind Of(Column column, bool isArray) => (isArray ? column.ElementTypeOid : column.BaseTypeOid) switch
    {
        TypeOids.Int2 or TypeOids.Int4 or TypeOids.Int8 => IdKind.Integer,
        TypeOids.Uuid => IdKind.Uuid,
        _ => IdKind.None,
    };

    private enum IdKind
    {
        None,
        Integer,
        Uuid,
    }
}
