using Npgsql;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Catalog;

/// <summary>Names and values as SQL, judged by the server itself.</summary>
public sealed class SqlTextTests
{
    private static readonly string[] Texts =
    [
        "", "a", "users", "Users", "user name", "1st", "_x", "x1", "x$y", "é", "a\"b", "\"", "\"\"", "a'b", "'", "''", "a\\b", "\\", "\\'", "a\nb", "a\tb",
        "a--b", "/*", "$$", "$q0$", "a;b", "%s", "😀", "a.b", "select", "SELECT", "Robert'); DROP TABLE students;--",
    ];

    public static IEnumerable<TheoryDataRow<int>> Versions => TestDatabases.Versions.Select(version => new TheoryDataRow<int>(version));

    [Theory, MemberData(nameof(Versions))]
    public async Task A_name_is_quoted_where_the_server_would_quote_it(int version)
    {
        await using var database = await TestDatabases.CreateAsync("", version);
        await using var connection = await database.OpenAsync();
        foreach (var name in Texts)
            Assert.Equal((string?)await ScalarAsync(connection, "SELECT pg_catalog.quote_ident($1)", name), SqlText.Identifier(name));
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task Every_key_word_can_be_the_name_of_anything(int version)
    {
        await using var database = await TestDatabases.CreateAsync("", version);
        await using var connection = await database.OpenAsync();
        var words = new List<(string Word, bool Quoted)>();
        await using (var command = new NpgsqlCommand("SELECT word, pg_catalog.quote_ident(word) <> word FROM pg_catalog.pg_get_keywords()", connection))
        await using (var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken))
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                words.Add((reader.GetString(0), reader.GetBoolean(1)));
        Assert.InRange(words.Count, 400, 600);
        // A word that is a key word in another version only is quoted here too: harmless.
        Assert.Empty(words.Where(word => word.Quoted && SqlText.Identifier(word.Word) == word.Word).Select(word => word.Word));
        foreach (var (word, _) in words)
        {
            var name = SqlText.Identifier(word);
            await ScalarAsync(connection, $"CREATE TABLE public.{name} ({name} integer DEFAULT 1, CONSTRAINT {name} CHECK ({name} > 0))");
            Assert.Equal(word, await ScalarAsync(connection, $"SELECT a.attname::text FROM pg_catalog.pg_attribute a WHERE a.attrelid = {SqlText.Literal($"public.{name}")}::pg_catalog.regclass AND a.attnum = 1"));
            await ScalarAsync(connection, $"SELECT {name} FROM public.{name} {name} WHERE {name}.{name} IS NULL ORDER BY {name}");
        }
    }

    [Theory]
    [InlineData("on")]
    [InlineData("off")]
    public async Task A_literal_is_the_value_whatever_the_server_makes_of_backslashes(string conforming)
    {
        await using var database = await TestDatabases.CreateAsync();
        await using var connection = await database.OpenAsync();
        await ScalarAsync(connection, $"SET standard_conforming_strings = {conforming}");
        foreach (var text in Texts)
        {
            Assert.Equal(text, await ScalarAsync(connection, $"SELECT {SqlText.Literal(text)}::text"));
            Assert.Equal(text, await ScalarAsync(connection, $"SELECT {SqlText.DollarQuoted(text)}::text"));
        }

        Assert.Equal("NULL", SqlText.Literal(null));
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, params string[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync();
    }
}
