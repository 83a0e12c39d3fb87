using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Cli.Tests;

/// <summary>Rows that refer to rows that are not there: found, exported, removed, and put back from the export.</summary>
public sealed class OrphansTests : IDisposable
{
    private const string Script = """
        CREATE TABLE public.users (id integer PRIMARY KEY);
        CREATE TABLE public.notes (id integer PRIMARY KEY, user_id integer, editor_id integer NOT NULL, body text, size integer GENERATED ALWAYS AS (length(body)) STORED);
        CREATE TABLE public.marks (note_id integer REFERENCES public.notes ON DELETE CASCADE);
        INSERT INTO public.users VALUES (1), (2);
        INSERT INTO public.notes VALUES (1, 1, 1, 'fine'), (2, 77, 1, E'tab\tand\nline'), (3, 77, 2, NULL), (4, 78, 2, ''), (5, NULL, 1, 'none');
        ALTER TABLE public.notes ADD CONSTRAINT notes_user_fkey FOREIGN KEY (user_id) REFERENCES public.users NOT VALID;
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Listed_with_counts_and_samples()
    {
        await using var database = await TestDatabases.CreateAsync(Script);
        var list = (await Invocation.RunAsync("orphans", "-c", database.ConnectionString)).Failed(1, "UK0625");
        Assert.Contains("3 rows refer to no row of public.users, such as 77 (2 rows), 78 (1 row)", list.Error, StringComparison.Ordinal);
        await using var clean = await Shop.CreateAsync();
        (await Invocation.RunAsync("orphans", "-c", clean.ConnectionString)).Succeeded();
    }

    [Theory]
    [InlineData("--delete", 2L, 0L)]
    [InlineData("--set-null", 5L, 0L)]
    public async Task Removed_only_with_an_export_that_puts_them_back(string removal, long rows, long orphans)
    {
        await using var database = await TestDatabases.CreateAsync(Script);
        var before = await RowsAsync(database);
        (await Invocation.RunAsync("orphans", "-c", database.ConnectionString, removal, "--yes")).Failed(2, "UK0003");
        (await Invocation.AnswerAsync("no", "orphans", "-c", database.ConnectionString, removal, "--export", _folder["out.sql"])).Failed(3, "UK0007");
        Assert.Equal(before, await RowsAsync(database));

        (await Invocation.AnswerAsync("yes", "orphans", "-c", database.ConnectionString, removal, "--export", _folder["out.sql"])).Succeeded();

        Assert.Equal(rows, await database.ScalarAsync("SELECT count(*) FROM public.notes"));
        Assert.Equal(orphans, await database.ScalarAsync("SELECT count(*) FROM public.notes WHERE user_id > 2"));
        await database.ExecuteAsync("ALTER TABLE public.notes VALIDATE CONSTRAINT notes_user_fkey; ALTER TABLE public.notes DROP CONSTRAINT notes_user_fkey; DELETE FROM public.notes WHERE id IN (2, 3, 4)");
        await new Postgres.Sources.ScriptStream("out.sql", () => File.OpenRead(_folder["out.sql"])).LoadIntoAsync(database.ConnectionString, new(), null, TestContext.Current.CancellationToken);
        Assert.Equal(before, await RowsAsync(database));
    }

    [Fact]
    public async Task Not_set_null_where_null_is_forbidden_and_not_deleted_where_rows_refer_to_them()
    {
        await using var database = await TestDatabases.CreateAsync(Script + """
            INSERT INTO public.marks VALUES (2);
            UPDATE public.notes SET editor_id = 99 WHERE id = 5;
            ALTER TABLE public.notes ADD CONSTRAINT notes_editor_fkey FOREIGN KEY (editor_id) REFERENCES public.users NOT VALID;
            """);
        var before = await RowsAsync(database);
        (await Invocation.RunAsync("orphans", "-c", database.ConnectionString, "--export", _folder["out.sql"], "--set-null", "--yes")).Failed(3, "UK0626");
        (await Invocation.RunAsync("orphans", "-c", database.ConnectionString, "--export", _folder["out.sql"], "--delete", "--yes")).Failed(3, "UK0628");
        (await Invocation.RunAsync("orphans", "-c", database.ConnectionString, "--export", Path.Combine(_folder.Write("file", ""), "x"), "--delete", "--yes")).Failed(2, "UK0005");
        Assert.Equal(before, await RowsAsync(database));
        Assert.Equal(["file"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));

        (await Invocation.RunAsync("orphans", "-c", database.ConnectionString, "--export", _folder["out.sql"])).Failed(1, "UK0625");
        Assert.Equal(2, Regex.Count(await File.ReadAllTextAsync(_folder["out.sql"], TestContext.Current.CancellationToken), "^COPY public.notes", RegexOptions.Multiline));
    }

    private static async Task<object?> RowsAsync(TestDatabase database) =>
        await database.ScalarAsync("SELECT string_agg(n::text, ';' ORDER BY id) FROM public.notes n");
}
