namespace Vibes.UuidToolkit.Analyzers.Sql.Statements;

/// <summary>What can be told of a SQL text: flat lists over all of its statements.</summary>
internal sealed class SqlScript
{
    /// <summary>The conditions, values and results; operands are not listed on their own.</summary>
    public List<SqlExpression> Expressions { get; } = [];

    /// <summary>What is written into columns.</summary>
    public List<SqlAssignment> Assignments { get; } = [];

    /// <summary>The columns that COPY writes into.</summary>
    public List<SqlExpression> Copied { get; } = [];

    /// <summary>What rows are ordered by.</summary>
    public List<SqlExpression> Orders { get; } = [];

    /// <summary>Columns that are created.</summary>
    public List<SqlColumnDefinition> Columns { get; } = [];

    /// <summary>The statements that have a result, outermost queries only.</summary>
    public List<SqlQuery> Results { get; } = [];

    /// <summary>Reads a text. Never fails: what is not understood yields nothing.</summary>
    public static SqlScript Read(string text) => new SqlReader(text).Read();
}
