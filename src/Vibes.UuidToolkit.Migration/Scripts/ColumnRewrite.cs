using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>A column's change of type, in either direction.</summary>
/// <param name="Relation">The table.</param>
/// <param name="Column">The column as it is now.</param>
/// <param name="NewType">The type afterwards, as SQL.</param>
/// <param name="Using">The new value as an expression over the row.</param>
/// <param name="Default">The default afterwards as SQL; null for none.</param>
/// <param name="EvaluatedDefault">An expression whose value, computed when the script runs, becomes the default; null otherwise.</param>
/// <param name="Identity">The identity that the column gets; null for none.</param>
/// <param name="RewriteUsing">
/// The same value in a form that is cheap for a whole table; null where <paramref name="Using"/> is. Verification predicts
/// with <paramref name="Using"/>, so it checks this form as well.
/// </param>
public sealed record ColumnRewrite(
    Relation Relation, Column Column, string NewType, string Using, string? Default, string? EvaluatedDefault = null, PlannedIdentity? Identity = null,
    string? RewriteUsing = null)
{
    /// <summary>The column's address.</summary>
    public KeyColumn Address => new(Relation.Oid, Column.Number);

    /// <summary>The column's name as SQL.</summary>
    public string Name => SqlText.Identifier(Column.Name);
}
