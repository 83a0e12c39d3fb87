using Vibes.UuidToolkit.Tests;
using Vibes.UuidToolkit.Verification.Contents;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Comparison;

/// <summary>Rows without content of their own, which only the rows around them tell apart.</summary>
public sealed class AlikeRowsTests
{
    private const string Schema = """
        CREATE TABLE public.customers (id serial PRIMARY KEY, name text NOT NULL UNIQUE);
        CREATE TABLE public.products (id serial PRIMARY KEY, name text NOT NULL UNIQUE);
        CREATE TABLE public.carts (id serial PRIMARY KEY, customer_id integer REFERENCES public.customers, note text);
        CREATE TABLE public.cart_lines (id serial PRIMARY KEY, cart_id integer NOT NULL REFERENCES public.carts, product_id integer NOT NULL REFERENCES public.products, quantity integer NOT NULL, note text);
        CREATE TABLE public.line_options (id serial PRIMARY KEY, line_id integer NOT NULL REFERENCES public.cart_lines, name text NOT NULL);
        CREATE TABLE public.folders (id serial PRIMARY KEY, parent_id integer REFERENCES public.folders, name text);
        INSERT INTO public.customers (name) VALUES ('Ann'), ('Bob');
        INSERT INTO public.products (name) SELECT 'Product ' || n FROM generate_series(1, 9) n;
        -- Two of Ann, one of Bob, and three of nobody, of which two hold the same.
        INSERT INTO public.carts (customer_id) VALUES (1), (1), (2), (NULL), (NULL), (NULL);
        INSERT INTO public.cart_lines (cart_id, product_id, quantity) VALUES (1, 1, 1), (1, 2, 1), (2, 3, 1), (3, 4, 1), (3, 1, 1), (4, 5, 1), (4, 6, 1), (5, 7, 2), (6, 7, 2);
        INSERT INTO public.cart_lines (cart_id, product_id, quantity, note) VALUES (4, 8, 1, 'mine');
        INSERT INTO public.line_options (line_id, name) VALUES (1, 'red'), (5, 'blue'), (8, 'gift'), (9, 'gift');
        INSERT INTO public.folders (parent_id, name) VALUES (NULL, 'a'), (NULL, 'b'), (1, NULL), (2, NULL), (3, NULL), (4, NULL);
        """;

    // More of them than of those that are alike, which are then looked for among them.
    private const string Others = """

        INSERT INTO public.carts (id, customer_id, note) SELECT n, 1 + n % 2, 'Cart ' || n FROM generate_series(101, 120) n;
        INSERT INTO public.cart_lines (id, cart_id, product_id, quantity, note) SELECT n, n % 20 + 101, 1 + n % 9, 1, 'Line ' || n FROM generate_series(101, 140) n;
        INSERT INTO public.line_options (id, line_id, name) SELECT n, n, 'red' FROM generate_series(101, 110) n;
        INSERT INTO public.folders (id, parent_id, name) SELECT n, CASE WHEN n > 105 THEN n / 50 END, 'Folder ' || n FROM generate_series(101, 120) n;
        """;

    private static readonly string Migration = string.Concat(
        ((string Table, string Column, string To)[])[("carts", "customer_id", "customers"), ("cart_lines", "cart_id", "carts"), ("cart_lines", "product_id", "products"), ("line_options", "line_id", "cart_lines"), ("folders", "parent_id", "folders")]
            is var references ? [
                .. references.Select(key => $"ALTER TABLE public.{key.Table} DROP CONSTRAINT {key.Table}_{key.Column}_fkey;\n"),
                .. references.SelectMany(key => new[] { (key.Table, Column: "id"), (key.Table, key.Column), (Table: key.To, Column: "id") }).Distinct()
                    .Select(column => $"ALTER TABLE public.{column.Table} ALTER COLUMN {column.Column} DROP DEFAULT, ALTER COLUMN {column.Column} TYPE uuid USING ('00000000-0000-4000-8000-' || lpad({column.Column}::text, 12, '0'))::uuid{(column.Column == "id" ? ", ALTER COLUMN id SET DEFAULT gen_random_uuid()" : "")};\n"),
                .. references.Select(key => $"ALTER TABLE public.{key.Table} ADD CONSTRAINT {key.Table}_{key.Column}_fkey FOREIGN KEY ({key.Column}) REFERENCES public.{key.To};\n"),
            ] : []);

    private static string Id(int id) => $"'00000000-0000-4000-8000-{id:D12}'";

    private static readonly (string Fault, string Sql)[] Faults =
    [
        ("a line of another cart of the same customer", $"UPDATE public.cart_lines SET cart_id = {Id(2)} WHERE id = {Id(1)}"),
        ("lines of two carts of one customer exchanged", $"UPDATE public.cart_lines SET cart_id = CASE cart_id WHEN {Id(1)} THEN {Id(2)}::uuid ELSE {Id(1)} END WHERE id IN ({Id(1)}, {Id(3)})"),
        ("a line of another cart of nobody", $"UPDATE public.cart_lines SET cart_id = {Id(5)} WHERE id = {Id(6)}"),
        ("one of two like lines in the cart of the other", $"UPDATE public.cart_lines SET cart_id = {Id(5)} WHERE id = {Id(9)}"),
        ("lines of carts of two customers exchanged", $"UPDATE public.cart_lines SET cart_id = CASE cart_id WHEN {Id(1)} THEN {Id(3)}::uuid ELSE {Id(1)} END WHERE id IN ({Id(2)}, {Id(4)})"),
        ("options of two lines of one product exchanged, which are in carts of other customers", $"UPDATE public.line_options SET line_id = CASE line_id WHEN {Id(1)} THEN {Id(5)}::uuid ELSE {Id(1)} END WHERE name IN ('red', 'blue')"),
        ("an option of the like line in the like cart", $"UPDATE public.line_options SET line_id = {Id(9)} WHERE line_id = {Id(8)}"),
        ("a line that is like no other one, of another cart of nobody", $"UPDATE public.cart_lines SET cart_id = {Id(5)} WHERE note = 'mine'"),
        ("two nameless folders exchanged", $"UPDATE public.folders SET parent_id = CASE id WHEN {Id(5)} THEN {Id(4)}::uuid ELSE {Id(4)} END WHERE id IN ({Id(5)}, {Id(6)})"),
    ];

    public static MatrixTheoryData<int, bool> Databases => new(TestDatabases.Versions, [false, true]);

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_alike_rows_exchange_is_seen(int version, bool amongOthers)
    {
        await using var database = await MigratedDatabase.CreateAsync(Schema + (amongOthers ? Others : ""), version);
        var before = await database.SnapshotsAsync();
        await database.ExecuteAsync(Migration);

        var right = await database.CompareAsync(before);

        Assert.Empty(right.Findings());
        var survivors = new List<string>();
        foreach (var (fault, sql) in Faults)
        {
            var findings = (await database.CompareMutantAsync(sql, before, new())).Findings().ToList();
            TestContext.Current.TestOutputHelper!.WriteLine($"| {fault} | {(findings.Count == 0 ? "SURVIVES" : string.Join("; ", findings))} |");
            if (!findings.Any(finding => finding.StartsWith("UK0616", StringComparison.Ordinal)))
                survivors.Add(fault);
        }

        Assert.Empty(survivors);
        // Two carts with the same in them and what is in them; the folders are told apart by where they lie.
        Assert.Equal(
            ["public.cart_lines 2", "public.carts 2"],
            right.Where(note => note.Code == "UK0622").Select(note => $"{note.Subject} {note.Message.Split(' ')[0]}").Order(StringComparer.Ordinal));
    }

    /// <summary>Two strands of folders without names, with a named one at each end: their middle is as far from either end as half of them.</summary>
    [Theory]
    [InlineData(6, false, true)]
    [InlineData(6, true, true)]
    [InlineData(14, false, true)]
    [InlineData(30, true, true)]
    [InlineData(40, false, false)]
    public async Task What_differs_farther_away_is_seen_up_to_sixteen_steps(int length, bool amongOthers, bool isSeen)
    {
        await using var database = await MigratedDatabase.CreateAsync(Schema + (amongOthers ? Others + "INSERT INTO public.folders (id, name) SELECT n, 'Folder ' || n FROM generate_series(201, 300) n;" : "") + $"""

            INSERT INTO public.folders (id, parent_id, name) SELECT 1000 * s + n, CASE WHEN n > 0 THEN 1000 * s + n - 1 END, CASE WHEN n IN (0, {length + 1}) THEN 'End ' || s || ' ' || n END
              FROM generate_series(1, 2) s, generate_series(0, {length + 1}) n;
            """);
        var before = await database.SnapshotsAsync();
        await database.ExecuteAsync(Migration);
        var (one, other) = (1001 + length / 2, 2001 + length / 2);

        var diagnostics = await database.CompareMutantAsync(
            $"UPDATE public.folders SET parent_id = CASE id WHEN {Id(one)} THEN {Id(other - 1)}::uuid ELSE {Id(one - 1)} END WHERE id IN ({Id(one)}, {Id(other)})", before, new());

        Assert.Equal(isSeen ? ["UK0616 public.folders"] : [], diagnostics.Findings().Select(finding => finding.Split(':')[0]));
        Assert.Equal(!isSeen, diagnostics.Any(note => note is { Code: "UK0622", Subject: "public.folders" }));
    }

    /// <summary>An exchange that leaves the same database, but for ids that somebody noted elsewhere, is none that could be told; so says UK0622.</summary>
    [Theory]
    [InlineData("whole like carts", "UPDATE public.cart_lines SET cart_id = CASE cart_id WHEN {5} THEN {6}::uuid ELSE {5} END WHERE cart_id IN ({5}, {6})")]
    [InlineData("two rings of three for one of six", "UPDATE public.folders SET parent_id = CASE id WHEN {12} THEN {14}::uuid ELSE {11} END WHERE id IN ({12}, {15})")]
    public async Task What_no_fingerprint_without_ids_or_no_refinement_sees_is_noted(string exchanged, string sql)
    {
        await using var database = await MigratedDatabase.CreateAsync(Schema + "INSERT INTO public.folders (id, parent_id) VALUES (11, 11), (12, 11), (13, 12), (14, 14), (15, 14), (16, 15); UPDATE public.folders SET parent_id = CASE id WHEN 11 THEN 13 ELSE 16 END WHERE id IN (11, 14);");
        var before = await database.SnapshotsAsync();
        await database.ExecuteAsync(Migration);
        for (var id = 5; id <= 16; id++)
            sql = sql.Replace($"{{{id}}}", Id(id), StringComparison.Ordinal);

        var diagnostics = await database.CompareMutantAsync(sql, before, new());

        Assert.True(!diagnostics.Findings().Any(), exchanged);
        Assert.Contains(diagnostics, note => note is { Code: "UK0622", Subject: "public.carts" });
        Assert.Contains(diagnostics, note => note is { Code: "UK0622", Subject: "public.folders" });
    }

    [Fact]
    public async Task Rows_that_their_own_columns_tell_apart_are_not_looked_at_again()
    {
        await using var database = await MigratedDatabase.CreateAsync(Schema + "DELETE FROM public.line_options; DELETE FROM public.cart_lines; DELETE FROM public.carts; DELETE FROM public.folders;");

        var contents = ContentsText.Parse((await database.SnapshotsAsync()).Single(snapshot => snapshot.Name == ContentsText.Name));

        Assert.All(contents.Tables, table => Assert.Null(table.Refined));
    }
}
