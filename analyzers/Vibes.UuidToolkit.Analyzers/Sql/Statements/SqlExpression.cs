using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Sql.Statements;

/// <summary>A part of a SQL statement that has a value.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Its characters.</param>
/// <param name="Name">The column's, function's, type's, parameter's or operator's name, bare ones in lower case; operators in capitals.</param>
internal sealed record SqlExpression(SqlKind Kind, TextSpan Span, string Name = "")
{
    /// <summary>Its characters; those of a chain of equal operators grow while it is read.</summary>
    public TextSpan Span { get; set; } = Span;

    /// <summary>The table's name or alias before a column's name; null where none is written.</summary>
    public string? Qualifier { get; init; }

    /// <summary>The characters of the name alone.</summary>
    public TextSpan NameSpan { get; init; }

    /// <summary>The operands, arguments or elements.</summary>
    public IReadOnlyList<SqlExpression> Operands { get; init; } = [];

    /// <summary>The tables that a column may be of; null for other expressions.</summary>
    public SqlScope? Scope { get; init; }

    /// <summary>The query within the parentheses; null for other expressions.</summary>
    public SqlQuery? Query { get; init; }

    /// <summary>The expression without the casts around it.</summary>
    public SqlExpression Uncast => Kind == SqlKind.Cast && Operands.Count == 1 ? Operands[0].Uncast : this;

    /// <inheritdoc/>
    public bool Equals(SqlExpression? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Span.GetHashCode();
}
