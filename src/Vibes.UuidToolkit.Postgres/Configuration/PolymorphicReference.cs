using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Postgres.Configuration;

/// <summary>A reference whose table another column names.</summary>
/// <param name="Column">The referring column: <c>schema.table.column</c>.</param>
/// <param name="TypeColumn">The name of the column beside it that says which table.</param>
/// <param name="Types">The values of that column, and the table or key that each stands for.</param>
public sealed record PolymorphicReference(string Column, string TypeColumn, ImmutableDictionary<string, string> Types);
