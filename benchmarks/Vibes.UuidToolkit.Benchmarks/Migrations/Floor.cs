namespace Vibes.UuidToolkit.Benchmarks.Migrations;

/// <summary>What no migration can be faster than: the same rows written once as they are, with the same indexes and foreign keys.</summary>
internal sealed class Floor : ScriptContender
{
    public override string Name => "floor: CREATE TABLE AS of the integers";

    protected override IEnumerable<(string Stage, string Sql)> Statements() =>
    [
        ("rewrite", "CREATE SCHEMA copy"),
        .. Journals.Tables.Select(table => ("rewrite", $"CREATE TABLE copy.{table} AS SELECT * FROM public.{table}")),
        .. Journals.Structure("copy").Select(sql => (sql.Contains("FOREIGN KEY", StringComparison.Ordinal) ? "foreign keys" : "indexes", sql)),
    ];
}
