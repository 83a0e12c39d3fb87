using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Sql;

/// <summary>The rules of SQL.</summary>
internal static class SqlRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new StatementUses(),
        new ConfiguredSql(),
        new IdInSqlText(),
        new IntegerParameterType(),
        new IntegerRead(),
        new IntegerResult(),
    ];
}
