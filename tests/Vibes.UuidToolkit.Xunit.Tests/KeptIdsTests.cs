using Xunit;

namespace Vibes.UuidToolkit.Xunit.Tests;

public sealed class KeptIdsTests(KeptIdsDatabase shop) : IClassFixture<KeptIdsDatabase>
{
    /// <summary>By hand: the old columns stay under another name.</summary>
    private const string Migration = """
        ALTER TABLE customers ADD COLUMN new_id uuid NOT NULL DEFAULT gen_random_uuid();
        ALTER TABLE orders ADD COLUMN new_id uuid NOT NULL DEFAULT gen_random_uuid(), ADD COLUMN new_customer_id uuid;
        UPDATE orders o SET new_customer_id = c.new_id FROM customers c WHERE c.id = o.customer_id;
        ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey, DROP CONSTRAINT orders_pkey, DROP COLUMN customer_id;
        ALTER TABLE orders ALTER COLUMN id DROP IDENTITY, ALTER COLUMN id DROP NOT NULL;
        ALTER TABLE customers DROP CONSTRAINT customers_pkey;
        ALTER TABLE customers ALTER COLUMN id DROP IDENTITY, ALTER COLUMN id DROP NOT NULL;
        ALTER TABLE customers RENAME COLUMN id TO old_id;
        ALTER TABLE customers RENAME COLUMN new_id TO id;
        ALTER TABLE orders RENAME COLUMN id TO old_id;
        ALTER TABLE orders RENAME COLUMN new_id TO id;
        ALTER TABLE orders RENAME COLUMN new_customer_id TO customer_id;
        ALTER TABLE customers ADD PRIMARY KEY (id), ADD CONSTRAINT customers_old UNIQUE (old_id);
        CREATE INDEX orders_old ON orders (old_id);
        ALTER TABLE orders ADD PRIMARY KEY (id), ALTER COLUMN customer_id SET NOT NULL,
          ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers ON DELETE CASCADE;
        """;

    [Theory]
    [InlineData("", null)]
    [InlineData("UPDATE customers SET old_id = old_id + 10", "UK0634 public.customers.old_id")]
    [InlineData("ALTER TABLE orders ALTER COLUMN old_id SET NOT NULL", "UK0611 public.orders.old_id")]
    [InlineData("ALTER TABLE orders DROP COLUMN old_id", "UK0634 public.orders.id")]
    public async Task Columns_that_keep_old_ids_are_expected_where_the_fixture_says_so(string fault, string? expected)
    {
        await using var database = await shop.CreateDatabaseAsync();
        var before = await database.Snapshot();
        await database.ExecuteAsync(Migration + fault);

        var failure = await Record.ExceptionAsync(() => database.VerifyMigrated(before));

        if (expected is null)
            Assert.Null(failure);
        else
            Assert.Contains(expected, Assert.IsType<VerificationException>(failure).Message, StringComparison.Ordinal);
    }
}
