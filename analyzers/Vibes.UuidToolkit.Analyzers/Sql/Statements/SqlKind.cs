namespace Vibes.UuidToolkit.Analyzers.Sql.Statements;

/// <summary>What a SQL expression is.</summary>
internal enum SqlKind
{
    /// <summary>Something that is not looked into, or that cannot be read.</summary>
    Other,

    /// <summary>A column; its name, and the table's name or alias where it is written.</summary>
    Column,

    /// <summary>A parameter; its name without <c>@</c>, <c>:</c>, <c>$</c> or braces.</summary>
    Parameter,

    /// <summary>A place that the program fills.</summary>
    Hole,

    /// <summary>A number, with its sign.</summary>
    Number,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A cast to the named type; <see cref="SqlExpression.NameSpan"/> is the type's.</summary>
    Cast,

    /// <summary>A call of the named function.</summary>
    Call,

    /// <summary>An operator in capital letters, with one or two operands.</summary>
    Operation,

    /// <summary>A row, an array, or what stands between the parentheses of IN.</summary>
    List,

    /// <summary>ANY, ALL or SOME of the operand.</summary>
    Any,

    /// <summary>A query within parentheses.</summary>
    Query,

    /// <summary>CASE: operands are the values it may have, then the conditions.</summary>
    Case,
}
