using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Catalog;

/// <summary>Access control entries as PostgreSQL writes them.</summary>
public sealed class AclItemTests
{
    [Theory]
    [InlineData("reader=r/owner", "reader", "r", "owner")]
    [InlineData("=UC/postgres", "", "UC", "postgres")]
    [InlineData("writer=arw*d/owner", "writer", "arw*d", "owner")]
    [InlineData("\"two words\"=r/\"O'Hara\"", "two words", "r", "O'Hara")]
    [InlineData("\"a=b/c\"=r*/\"d/e\"", "a=b/c", "r*", "d/e")]
    [InlineData("\"say \"\"hi\"\"\"=X/owner", "say \"hi\"", "X", "owner")]
    [InlineData("\"été\"=r/owner", "été", "r", "owner")]
    [InlineData("reader=/owner", "reader", "", "owner")]
    public void An_entry_is_read(string text, string grantee, string privileges, string grantor) =>
        Assert.Equal(new AclItem(grantee, privileges, grantor), AclItem.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("reader")]
    [InlineData("reader=r")]
    [InlineData("reader/owner")]
    public void What_is_no_entry_is_refused(string text) => Assert.Throws<FormatException>(() => AclItem.Parse(text));

    [Theory]
    [InlineData("arw*d", false, "ard")]
    [InlineData("arw*d", true, "w")]
    [InlineData("", false, "")]
    [InlineData("r*w*", false, "")]
    [InlineData("r*w*", true, "rw")]
    public void Letters_are_told_apart_by_their_grant_option(string privileges, bool grantable, string letters) =>
        Assert.Equal(letters, string.Concat(new AclItem("x", privileges, "y").Letters(grantable)));

    [Fact]
    public async Task Entries_of_roles_with_any_name_are_read_from_the_server()
    {
        string[] names = ["plain_role", "Two Words", "quo\"te", "a=b/c", "it's", "été", "1st", "all"];
        await using var database = await TestDatabases.CreateAsync();
        await database.ExecuteAsync("CREATE TABLE public.granted (id integer)");
        foreach (var name in names)
            await database.ExecuteAsync(
                $"""
                DO $$ BEGIN
                  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = {SqlText.Literal(name)}) THEN CREATE ROLE {SqlText.Identifier(name)}; END IF;
                END $$;
                GRANT SELECT ON public.granted TO {SqlText.Identifier(name)};
                """);
        await using var connection = await database.OpenAsync();
        var schema = await CatalogReader.ReadAsync(connection, cancellation: TestContext.Current.CancellationToken);
        var acl = schema.FindRelation(new QualifiedName("public", "granted"))!.Acl!.Value;
        Assert.Equal(names.Order(StringComparer.Ordinal), acl.Where(item => item.Privileges == "r").Select(item => item.Grantee).Order(StringComparer.Ordinal));
    }
}
