using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Comparison;

/// <summary>Ids that stay integers, of rows that are alike in all own columns: who exchanges them changes the database, since each is still there and means another row.</summary>
public sealed class KeptExchangeTests
{
    private const string Schema = """
        CREATE TABLE public.customers (id serial PRIMARY KEY, name text NOT NULL);
        CREATE TABLE public.tickets (id serial PRIMARY KEY, customer_id integer NOT NULL REFERENCES public.customers, note text);
        CREATE TABLE public.kinds (id smallint PRIMARY KEY);
        CREATE TABLE public.marks (id serial PRIMARY KEY, kind_id smallint NOT NULL REFERENCES public.kinds, customer_id integer NOT NULL REFERENCES public.customers);
        CREATE TABLE public.carts (id serial PRIMARY KEY, note text);
        CREATE TABLE public.lines (id serial PRIMARY KEY, cart_id integer NOT NULL REFERENCES public.carts, note text);
        CREATE TABLE public.options (id serial PRIMARY KEY, line_id integer NOT NULL REFERENCES public.lines, name text NOT NULL);
        INSERT INTO public.customers (name) VALUES ('Ann'), ('Bob');
        INSERT INTO public.tickets (customer_id) VALUES (1), (2);
        INSERT INTO public.kinds VALUES (1), (2);
        INSERT INTO public.marks (kind_id, customer_id) VALUES (1, 1), (2, 2);
        INSERT INTO public.carts DEFAULT VALUES; INSERT INTO public.carts DEFAULT VALUES;
        INSERT INTO public.lines (cart_id) VALUES (1), (2);
        INSERT INTO public.options (line_id, name) VALUES (1, 'red'), (2, 'blue');
        """;

    // More of them than of those that are alike, which are then looked for among them.
    private const string Others = """

        INSERT INTO public.tickets (customer_id, note) SELECT 1 + n % 2, 'Ticket ' || n FROM generate_series(1, 9) n;
        INSERT INTO public.carts (note) SELECT 'Cart ' || n FROM generate_series(1, 9) n;
        INSERT INTO public.lines (cart_id, note) SELECT n, 'Line ' || n FROM generate_series(3, 9) n;
        """;

    private static readonly string[] Kept = ["public.tickets", "public.kinds", "public.carts"];

    private static readonly string Migration = $"""
        ALTER TABLE public.tickets DROP CONSTRAINT tickets_customer_id_fkey;
        ALTER TABLE public.marks DROP CONSTRAINT marks_customer_id_fkey;
        ALTER TABLE public.options DROP CONSTRAINT options_line_id_fkey;
        {string.Concat(((string[])["customers", "marks", "lines", "options"]).Select(table => $"ALTER TABLE public.{table} ALTER id DROP DEFAULT, ALTER id TYPE uuid USING {Uuid("id")}, ALTER id SET DEFAULT gen_random_uuid(); DROP SEQUENCE public.{table}_id_seq;\n"))}
        ALTER TABLE public.tickets ALTER customer_id TYPE uuid USING {Uuid("customer_id")}, ADD CONSTRAINT tickets_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers;
        ALTER TABLE public.marks ALTER customer_id TYPE uuid USING {Uuid("customer_id")}, ADD CONSTRAINT marks_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers;
        ALTER TABLE public.options ALTER line_id TYPE uuid USING {Uuid("line_id")}, ADD CONSTRAINT options_line_id_fkey FOREIGN KEY (line_id) REFERENCES public.lines;
        """;

    private static readonly (string Fault, string Sql, string Subject)[] Faults =
    [
        ("two tickets' customers exchanged", "UPDATE public.tickets t SET customer_id = o.customer_id FROM public.tickets o WHERE o.id = 3 - t.id", "public.tickets.id"),
        ("two marks' kinds exchanged", "UPDATE public.marks SET kind_id = 3 - kind_id", "public.marks.kind_id"),
        ("what two carts hold exchanged", "UPDATE public.lines SET cart_id = 3 - cart_id WHERE cart_id < 3", "public.carts.id"),
        ("options of lines in two carts exchanged", "UPDATE public.options t SET line_id = o.line_id FROM public.options o WHERE o.id <> t.id", "public.carts.id"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Is_seen(bool amongOthers)
    {
        await using var database = await TestDatabases.CreateAsync(Schema + (amongOthers ? Others : ""), 15);
        var before = await database.SnapshotsAsync();
        await database.ExecuteAsync(Migration);

        Assert.Empty((await database.CompareAsync(before, kept: Kept)).Findings());
        foreach (var (fault, sql, subject) in Faults)
        {
            var findings = (await database.CompareMutantAsync(sql, before, new() { KeptTables = [.. Kept] })).Findings().ToList();
            Assert.True(findings.Any(finding => finding.StartsWith($"UK0617 {subject}:", StringComparison.Ordinal)), $"{fault}: {string.Join("; ", findings)}");
        }
    }

    private static string Uuid(string column) => $"('00000000-0000-4000-8000-' || lpad({column}::text, 12, '0'))::uuid";
}
