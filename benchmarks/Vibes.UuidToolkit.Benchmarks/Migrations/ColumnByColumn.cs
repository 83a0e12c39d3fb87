namespace Vibes.UuidToolkit.Benchmarks.Migrations;

/// <summary>One ALTER TABLE a column, each integer padded to a uuid: a table with three keys is written three times.</summary>
internal sealed class ColumnByColumn : ScriptContender
{
    public override string Name => "column by column: one ALTER each, padded integers";

    protected override IEnumerable<(string Stage, string Sql)> Statements() =>
    [
        .. Journals.References.Select(reference => ("take down", $"ALTER TABLE public.{reference.Table} DROP CONSTRAINT {Journals.Name(reference)}")),
        .. Journals.Tables.Where(table => table != "journal_tags").SelectMany(table => new[]
        {
            ("rewrite", $"ALTER TABLE public.{table} ALTER COLUMN id DROP IDENTITY"),
            ("rewrite", Alter(table, "id")),
            ("rewrite", $"ALTER TABLE public.{table} ALTER COLUMN id SET DEFAULT pg_catalog.gen_random_uuid()"),
        }),
        .. Journals.References.Select(reference => ("rewrite", Alter(reference.Table, reference.Column))),
        .. Journals.References.Select(reference => ("foreign keys", $"ALTER TABLE public.{reference.Table} ADD CONSTRAINT {Journals.Name(reference)} FOREIGN KEY ({reference.Column}) REFERENCES public.{reference.To} (id)")),
    ];

    private static string Alter(string table, string column) =>
        $"ALTER TABLE public.{table} ALTER COLUMN {column} TYPE uuid USING pg_catalog.lpad(pg_catalog.to_hex({column}), 32, '0')::uuid";
}
