namespace Vibes.UuidToolkit.Analyzers.Sql;

/// <summary>What a statement does with an id that a UUID cannot do, or does otherwise.</summary>
internal enum SqlUseKind
{
    /// <summary>It is cast to an integer.</summary>
    Cast,

    /// <summary>It is compared with a number, or set to one.</summary>
    Literal,

    /// <summary>Rows are ordered by it, or it is compared by order.</summary>
    Order,

    /// <summary>It is calculated with, or aggregated as a number.</summary>
    Arithmetic,

    /// <summary>The sequence of its key is used.</summary>
    Sequence,

    /// <summary>A column for it is created as an integer.</summary>
    Column,
}
