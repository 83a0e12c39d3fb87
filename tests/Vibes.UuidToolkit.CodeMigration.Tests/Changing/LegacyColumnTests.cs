using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.Migration.Planning;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>Columns with old ids beside the UUIDs become properties of Entity Framework's model.</summary>
public sealed class LegacyColumnTests
{
    private const string Entities =
        """
        using Microsoft.EntityFrameworkCore;

        namespace Shop;

        public class User { public int Id { get; set; } public string Name { get; set; } = ""; }

        public class Order { public long Id { get; set; } public int UserId { get; set; } }


        """;

    private const string Sets = "public DbSet<User> Users => Set<User>(); public DbSet<Order> Orders => Set<Order>();";

    /// <summary>Contexts, and what they are afterwards.</summary>
    public static TheoryData<string, string> Contexts => new()
    {
        {
            $$"""
            public class ShopContext : DbContext
            {
                {{Sets}}

                protected override void OnModelCreating(ModelBuilder model)
                {
                    model.HasDefaultSchema("public");
                }
            }
            """,
            $$"""
            public class ShopContext : DbContext
            {
                {{Sets}}

                protected override void OnModelCreating(ModelBuilder model)
                {
                    model.HasDefaultSchema("public");
                    model.HasLegacyIds();
                }
            }
            """
        },
        {
            $$"""public class ShopContext : DbContext { {{Sets}} protected override void OnModelCreating(ModelBuilder model) { model.HasDefaultSchema("public"); } }""",
            $$"""public class ShopContext : DbContext { {{Sets}} protected override void OnModelCreating(ModelBuilder model) { model.HasDefaultSchema("public"); model.HasLegacyIds(); } }"""
        },
        {
            $$"""public class ShopContext : DbContext { {{Sets}} protected override void OnModelCreating(ModelBuilder model) => model.HasDefaultSchema("public"); }""",
            $$"""public class ShopContext : DbContext { {{Sets}} protected override void OnModelCreating(ModelBuilder model) { model.HasDefaultSchema("public"); model.HasLegacyIds(); } }"""
        },
        {
            $$"""
            public class ShopContext : DbContext
            {
                {{Sets}}
            }
            """,
            $$"""
            public class ShopContext : DbContext
            {
                {{Sets}}

                protected override void OnModelCreating(Microsoft.EntityFrameworkCore.ModelBuilder modelBuilder)
                {
                    base.OnModelCreating(modelBuilder);
                    modelBuilder.HasLegacyIds();
                }
            }
            """
        },
        {
            $$"""
            public partial class ShopContext : DbContext { {{Sets}} }

            public partial class ShopContext
            {
                protected override void OnModelCreating(ModelBuilder model)
                {
                }
            }

            public class SalesContext : DbContext
            {
                public DbSet<string> Names => Set<string>();
            }
            """,
            $$"""
            public partial class ShopContext : DbContext { {{Sets}} }

            public partial class ShopContext
            {
                protected override void OnModelCreating(ModelBuilder model)
                {
                    model.HasLegacyIds();
                }
            }

            public class SalesContext : DbContext
            {
                public DbSet<string> Names => Set<string>();
            }
            """
        },
    };

    private static readonly FixOptions Options = new() { KeptIdOf = table => table is "Users" or "users" ? Kept("Users", "LegacyId", "integer") : table is "Orders" or "orders" ? Kept("Orders", "old \"id\"", "bigint") : null };

    [Theory]
    [MemberData(nameof(Contexts))]
    public async Task A_context_maps_them(string before, string after)
    {
        var change = await ChangeAsync(Entities + before);
        Assert.EndsWith(after, change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Contains(
            """
                {
                    ["public.Orders"] = ("old \"id\"", typeof(long?)),
                    ["public.Users"] = ("LegacyId", typeof(int?)),
                };
            """, change.Text("Code/LegacyIdModel.cs"), StringComparison.Ordinal);
        Assert.Empty(change.Open);
    }

    [Theory]
    [InlineData("public int? LegacyId { get; set; }", true)]
    [InlineData("public string? LegacyId { get; set; }", false)]
    public async Task A_member_of_that_name_is_it_or_is_left_alone(string member, bool isIt)
    {
        var change = await ChangeAsync(Entities.Replace("public string Name", member + " public string Name", StringComparison.Ordinal) + $$"""public class ShopContext : DbContext { {{Sets}} }""");
        Assert.Equal(isIt, change.Text("Code/LegacyIdModel.cs").Contains("public.Users", StringComparison.Ordinal));
        Assert.Equal(!isIt, change.Open.Any(open => open.Contains("Map that column to a property of another name, of the type int?.", StringComparison.Ordinal)));
        Assert.Contains(member, change.Text("Code/Code.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_made_in_another_way_is_left_to_a_person()
    {
        var change = await ChangeAsync(Entities + $$"""public class ShopContext : DbContext { {{Sets}} protected override void OnModelCreating(ModelBuilder model) { if (Database is null) return; model.HasDefaultSchema("public"); } }""");
        Assert.Contains(change.Open, open => open.Contains("call HasLegacyIds() on the model builder", StringComparison.Ordinal));
    }

    /// <summary>Without kept columns nothing is mapped.</summary>
    [Fact]
    public async Task Nothing_is_mapped_where_nothing_is_kept()
    {
        var change = await CodeChange.OfAsync(("Code.cs", Entities + $$"""public class ShopContext : DbContext { {{Sets}} }"""));
        Assert.DoesNotContain(change.Result.Changes, file => file.Path.EndsWith("LegacyIdModel.cs", StringComparison.Ordinal));
    }

    private static async Task<CodeChange> ChangeAsync(string code)
    {
        var change = await CodeChange.OfAsync(Options, ("Code.cs", code));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Empty((await change.AgainAsync(Options)).Result.Changes);
        return change;
    }

    private static KeptId Kept(string table, string column, string type) => new(new("public", table), "Id", column, type, table, []);
}
