using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Sql.Statements;

/// <summary>A column that a statement creates or gives another type.</summary>
/// <param name="Table">The table's name without quotes, with its schema where that is written.</param>
/// <param name="Name">The column's name.</param>
/// <param name="Type">The type in lower case.</param>
/// <param name="TypeSpan">The type's characters.</param>
internal sealed record SqlColumnDefinition(string Table, string Name, string Type, TextSpan TypeSpan)
{
    /// <summary>Whether it alone is the primary key.</summary>
    public bool IsPrimaryKey { get; set; }

    /// <summary>The table that it refers to; null for none.</summary>
    public string? ReferencedTable { get; set; }

    /// <summary>The column that it refers to; null for the primary key.</summary>
    public string? ReferencedColumn { get; set; }
}
