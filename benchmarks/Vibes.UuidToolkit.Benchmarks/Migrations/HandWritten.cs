namespace Vibes.UuidToolkit.Benchmarks.Migrations;

/// <summary>What is usually written by hand: a column beside the key, one UPDATE with a join for each reference, then the swap.</summary>
internal sealed class HandWritten : ScriptContender
{
    private static readonly string[] KeyTables = ["users", "tags", "journals", "reminders"];

    public override string Name => "hand-written: add columns, UPDATE with joins, swap";

    protected override IEnumerable<(string Stage, string Sql)> Statements() =>
    [
        .. KeyTables.Select(table => ("add", $"ALTER TABLE public.{table} ADD COLUMN new_id uuid NOT NULL DEFAULT pg_catalog.gen_random_uuid()")),
        .. Journals.References.SelectMany(reference => new[]
        {
            ("update", $"ALTER TABLE public.{reference.Table} ADD COLUMN new_{reference.Column} uuid"),
            ("update", $"UPDATE public.{reference.Table} t SET new_{reference.Column} = r.new_id FROM public.{reference.To} r WHERE r.id = t.{reference.Column}"),
        }),
        .. Journals.References.Select(reference => ("swap", $"ALTER TABLE public.{reference.Table} DROP CONSTRAINT {Journals.Name(reference)}")),
        .. Journals.References.SelectMany(reference => Swap(reference.Table, reference.Column, reference.Column != "journal_id" || reference.Table == "journal_tags")),
        .. KeyTables.SelectMany(table => Swap(table, "id", true)),
        // What held a dropped column went with it.
        ("indexes", "ALTER TABLE public.tags ADD CONSTRAINT tags_user_id_name_key UNIQUE (user_id, name)"),
        ("indexes", "ALTER TABLE public.journal_tags ADD CONSTRAINT journal_tags_pkey PRIMARY KEY (journal_id, tag_id)"),
        .. KeyTables.Select(table => ("indexes", $"ALTER TABLE public.{table} ADD CONSTRAINT {table}_pkey PRIMARY KEY (id)")),
        .. Journals.Indexes.Select(index => ("indexes", $"CREATE INDEX {index.Name} ON public.{index.Table} ({index.Columns})")),
        .. Journals.References.Select(reference => ("foreign keys", $"ALTER TABLE public.{reference.Table} ADD CONSTRAINT {Journals.Name(reference)} FOREIGN KEY ({reference.Column}) REFERENCES public.{reference.To} (id)")),
    ];

    private static IEnumerable<(string, string)> Swap(string table, string column, bool notNull) =>
    [
        ("swap", $"ALTER TABLE public.{table} DROP COLUMN {column}"),
        ("swap", $"ALTER TABLE public.{table} RENAME COLUMN new_{column} TO {column}"),
        .. notNull ? [("swap", $"ALTER TABLE public.{table} ALTER COLUMN {column} SET NOT NULL")] : Array.Empty<(string, string)>(),
    ];
}
