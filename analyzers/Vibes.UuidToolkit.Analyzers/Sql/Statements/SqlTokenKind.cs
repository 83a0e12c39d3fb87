namespace Vibes.UuidToolkit.Analyzers.Sql.Statements;

/// <summary>What a token of a SQL text is.</summary>
internal enum SqlTokenKind
{
    /// <summary>Behind the last one.</summary>
    End,

    /// <summary>A key word or a bare name.</summary>
    Word,

    /// <summary>A name in double quotes.</summary>
    QuotedName,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string, in quotes or between dollar signs.</summary>
    Text,

    /// <summary><c>@name</c>, <c>:name</c>, <c>$1</c> or <c>{0}</c>.</summary>
    Parameter,

    /// <summary>A place that the program fills; see <see cref="SqlLexer.Hole"/>.</summary>
    Hole,

    /// <summary>An operator, <c>::</c> too.</summary>
    Operator,

    /// <summary>A parenthesis, a bracket, a comma, a dot or a semicolon.</summary>
    Punctuation,
}
