using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.Sql;

/// <summary>A place in a statement that has to change.</summary>
/// <param name="Kind">What is done there.</param>
/// <param name="Span">The smallest part that has to change.</param>
/// <param name="Identifier">The id.</param>
internal sealed record SqlUse(SqlUseKind Kind, TextSpan Span, Identifier Identifier);
