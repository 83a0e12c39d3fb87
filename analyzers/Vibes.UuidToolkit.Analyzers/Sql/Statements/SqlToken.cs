using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Sql.Statements;

/// <summary>A token of a SQL text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Its characters.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, TextSpan Span);
