using Xunit;

namespace Vibes.UuidToolkit.Xunit.Tests;

public sealed class UndeclaredReferenceTests(VisitsDatabase visits) : IClassFixture<VisitsDatabase>
{
    private const string Migration = """
        ALTER TABLE customers ADD COLUMN key uuid NOT NULL DEFAULT gen_random_uuid();
        ALTER TABLE visits ALTER COLUMN customer_id TYPE uuid USING NULL;
        UPDATE visits v SET customer_id = c.key FROM customers c WHERE (v.page, c.id) IN (('/', 1), ('/a', 2));
        ALTER TABLE customers DROP COLUMN id;
        ALTER TABLE customers RENAME COLUMN key TO id;
        ALTER TABLE customers ADD CONSTRAINT customers_pkey PRIMARY KEY (id);
        """;

    [Theory]
    [InlineData("", null)]
    [InlineData("UPDATE visits v SET customer_id = o.customer_id FROM visits o WHERE v.page <> o.page", "UK0616")]
    public async Task References_that_only_the_configuration_knows_are_followed(string fault, string? code)
    {
        await using var database = await visits.CreateDatabaseAsync();
        var before = await database.Snapshot();
        await database.ExecuteAsync(Migration + fault);

        var failure = await Record.ExceptionAsync(() => database.VerifyMigrated(before));

        if (code is null)
            Assert.Null(failure);
        else
            Assert.Contains(code, Assert.IsType<VerificationException>(failure).Message, StringComparison.Ordinal);
        Assert.Contains("  reference customer_id to public.customers references 2 ", (await database.SnapshotData()).Text, StringComparison.Ordinal);
    }
}
