using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Identifiers;

public sealed class SchemaFileTests
{
    [Fact]
    public void Reads_the_key_classes_of_a_snapshot() => Assert.Equal("""
        audit_entries.user_id -> users (foreign key audit_entries_user_id_fkey)
        journal_tags.journal_id -> journals (foreign key journal_tags_journal_id_fkey)
        journal_tags.tag_id -> tags (foreign key journal_tags_tag_id_fkey)
        journals.id -> journals (primary key journals_pkey)
        journals.user_id -> users (foreign key journals_user_id_fkey)
        journals.mood_tag_id -> tags (foreign key journals_mood_tag_id_fkey)
        reminders.id -> reminders (primary key pk_reminders)
        reminders.user_id -> users (foreign key reminders_user_id_fkey)
        reminders.journal_id -> journals (foreign key reminders_journal_id_fkey)
        secret_tags.id -> tags (foreign key secret_tags_id_fkey)
        tags.id -> tags (primary key tags_pkey)
        users.id -> users (primary key users_pkey)
        users.invited_by -> users (foreign key users_invited_by_fkey)
        """.ReplaceLineEndings("\n"), Keys(Snapshots.Vibes));

    // A natural number in a composite key, and an integer that is unique and no key, stay as they are.
    [Fact]
    public void Reads_odd_names_partitions_and_composite_keys() => Assert.Equal("""
        Child,Table.id -> Child,Table (primary key Child,Table_pkey)
        animals.id -> animals (primary key animals_pkey)
        cities.id -> cities (primary key cities_pkey)
        cities.twin -> cities (foreign key cities_twin_fkey)
        dogs.id -> animals (primary key animals_pkey)
        measurements.id -> measurements (primary key measurements_pkey)
        measurements.child -> Child,Table (foreign key measurements_child_fkey)
        measurements_2024.id -> measurements (primary key measurements_pkey)
        measurements_2024.child -> Child,Table (foreign key measurements_child_fkey)
        """.ReplaceLineEndings("\n"), Keys(Snapshots.Odd));

    [Fact]
    public void Reads_the_same_after_the_migration() =>
        Assert.Equal(Keys(Snapshots.Vibes), Keys(Snapshots.Vibes.Replace(" integer", " uuid", StringComparison.Ordinal).Replace(" bigint", " uuid", StringComparison.Ordinal)));

    [Fact]
    public void Reads_the_same_with_the_line_ends_of_Windows() => Assert.Equal(Keys(Snapshots.Odd), Keys(Snapshots.Odd.ReplaceLineEndings("\r\n")));

    public static TheoryData<string, int, string> Broken => new()
    {
        { "", 0, "the file is empty" },
        { "create table users (id int);\n", 0, "the file does not begin with '# uuidkit schema 1', so it was not written by 'uuidkit snapshot'" },
        { "\0\u0001\u0002", 0, "the file does not begin with '# uuidkit schema 1', so it was not written by 'uuidkit snapshot'" },
        { "# uuidkit schema 2\n", 0, "the file has the format 2, and this version of the analyzers knows 1; update the analyzers" },
        { "# uuidkit schema 1\ntable public.users\n  column id inte", 2, "the file ends within a line; it may have been cut" },
        { "# uuidkit schema 1\ntable \"public\n", 1, "a table without a name" },
        { "# uuidkit schema 1\ntable a\n  column id\n", 2, "a column without a name or a type" },
        { "# uuidkit schema 1\ntable a\n  column id integer\n  constraint a_pkey PRIMARY KEY (id\n", 3, "the columns of the primary key a_pkey cannot be read" },
        { "# uuidkit schema 1\ntable a\n  column id integer\n  constraint a_fk FOREIGN KEY (id) REFERENCES b(x, y)\n", 3, "the columns of the foreign key a_fk cannot be read" },
        { "# uuidkit schema 1\ntable a\n  column id integer\n  constraint a_fk FOREIGN KEY (id) REFERENCES b(x)\n", 3, "the foreign key a_fk refers to b, a table that the file does not have" },
        { "# uuidkit schema 1\ntable a\n  constraint a_pkey PRIMARY KEY (id)\n", 2, "the constraint a_pkey names the column id, which a does not have" },
        { "# uuidkit schema 1\ntable a\n  column id integer\ntable a\n  column id integer\n", 3, "the table a is there twice" },
        { "# uuidkit schema 1\n<<<<<<< ours\n", 1, "a merge conflict is not resolved" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Says_what_cannot_be_understood(string text, int line, string problem) =>
        Assert.Equal([new SchemaProblem(line, problem)], Read(text).Problems);

    [Fact]
    public void Says_that_a_file_cannot_be_read() =>
        Assert.Equal([new SchemaProblem(0, "it cannot be read")], SchemaFile.Read(new InMemoryText("schema.verified.txt", null), TestContext.Current.CancellationToken).Problems);

    // Cut anywhere, with any character lost or doubled: there may be problems, never an exception, and reading ends.
    [Fact]
    public void Never_fails()
    {
        for (var at = 0; at < Snapshots.Odd.Length; at += 1)
        {
            Keys(Snapshots.Odd[..at]);
            Keys(Snapshots.Odd.Remove(at, 1));
            Keys(Snapshots.Odd.Insert(at, Snapshots.Odd[at].ToString()));
        }
    }

    // Only a cut at the end of a line can go unnoticed, and only where nothing refers to what is lost.
    [Fact]
    public void Notices_a_cut_within_a_line()
    {
        for (var at = 1; at < Snapshots.Odd.Length; at++)
            if (Snapshots.Odd[at - 1] != '\n')
                Assert.NotEmpty(Read(Snapshots.Odd[..at]).Problems);
    }

    [Fact]
    public void Understands_every_line_of_a_snapshot()
    {
        Assert.Empty(Read(Snapshots.Vibes).Problems);
        Assert.Empty(Read(Snapshots.Odd).Problems);
    }

    private static SchemaFile Read(string text) => SchemaFile.Read(new InMemoryText("schema.verified.txt", text), TestContext.Current.CancellationToken);

    private static string Keys(string text)
    {
        var tables = Read(text).Tables;
        var keys = new SchemaKeys(tables);
        return string.Join('\n',
            from table in tables
            from column in table.Columns.Keys
            let key = keys.Of(table, column)
            where key is not null
            select $"{table.Name.Name}.{column} -> {key.Principal.Name.Name} ({key.Constraint})");
    }
}
