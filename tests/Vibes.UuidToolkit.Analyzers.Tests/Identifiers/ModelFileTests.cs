using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Identifiers;

/// <summary>A project that does not see the context, and is given the model snapshot of the one that has it.</summary>
public sealed class ModelFileTests
{
    private const string Entities = """
        using System.Collections.Generic;
        namespace Shop.Domain;
        public class Brand { public int [|Id|] { get; set; } public string Name { get; set; } = ""; public int Year { get; set; } public List<Product> Products { get; } = new(); }
        public class Product { public int [|Code|] { get; set; } public int [|Maker|] { get; set; } public int Weight { get; set; } public Detail? Detail { get; set; } }
        public class Detail { public int [|Id|] { get; set; } public int [|Of|] { get; set; } public Size Size { get; set; } = new(); }
        public class Size { public int Width { get; set; } }
        public class Message<TUser, TText> { public long [|Id|] { get; set; } public int [|About|] { get; set; } public TUser? From { get; set; } }
        public class Report { public int Id { get; set; } }
        """;

    private static readonly string Unmarked = Entities.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    private const string Snapshot = """
        [DbContext(typeof(ShopContext))]
        partial class ShopContextModelSnapshot : ModelSnapshot
        {
            protected override void BuildModel(ModelBuilder modelBuilder)
            {
        #pragma warning disable 612, 618
                modelBuilder.HasAnnotation("ProductVersion", "10.0.0").HasAnnotation("Relational:MaxIdentifierLength", 63);
                NpgsqlModelBuilderExtensions.UseIdentityByDefaultColumns(modelBuilder);
                modelBuilder.Entity("Shop.Domain.Brand", b =>
                    {
                        b.Property<int>("Id").ValueGeneratedOnAdd().HasColumnType("integer");
                        NpgsqlPropertyBuilderExtensions.UseIdentityByDefaultColumn(b.Property<int>("Id"));
                        b.Property<string>("Name").IsRequired().HasColumnType("text");
                        b.Property<int>("Year").HasColumnType("integer");
                        b.HasKey("Id");
                        b.ToTable("brands", (string)null);
                    });
                modelBuilder.Entity("Shop.Domain.Product", b =>
                    {
                        b.Property<int>("Code").HasColumnType("integer");
                        b.Property<int>("Maker").HasColumnType("integer");
                        b.HasKey("Code");
                    });
                modelBuilder.Entity("Shop.Domain.Detail", b =>
                    {
                        b.Property<int>("Id").HasColumnType("integer");
                        b.HasKey("Id");
                    });
                modelBuilder.Entity("Shop.Domain.Message<Shop.Domain.Brand, string>", b =>
                    {
                        b.HasKey("Id");
                        b.HasOne("Shop.Domain.Product", null).WithMany().HasForeignKey("About");
                    });
                modelBuilder.Entity("Shop.Elsewhere.Unseen", b => b.HasKey("Id"));
                modelBuilder.Entity("BrandTag", b =>
                    {
                        b.Property<int>("BrandsId").HasColumnType("integer");
                        b.HasKey("BrandsId");
                        b.HasOne("Shop.Domain.Brand", null).WithMany().HasForeignKey("BrandsId").OnDelete(DeleteBehavior.Cascade).IsRequired();
                    });
                modelBuilder.Entity("Shop.Domain.Product", b => b.HasOne("Shop.Domain.Brand", "Brand").WithMany("Products").HasForeignKey("Maker").OnDelete(DeleteBehavior.Cascade).IsRequired());
                modelBuilder.Entity("Shop.Domain.Detail", b =>
                    {
                        b.HasOne("Shop.Domain.Product", null).WithOne("Detail").HasForeignKey("Shop.Domain.Detail", "Of").HasPrincipalKey("Shop.Domain.Product", "Code");
                        b.OwnsOne("Shop.Domain.Size", "Size", b1 =>
                            {
                                b1.Property<int>("DetailId").HasColumnType("integer");
                                b1.Property<int>("Width").HasColumnType("integer");
                                b1.HasKey("DetailId");
                                b1.WithOwner().HasForeignKey("DetailId");
                            });
                    });
        #pragma warning restore 612, 618
            }
        }
        """;

    [Theory]
    [InlineData("Migrations/ShopContextModelSnapshot.cs")]
    // Any other file says nothing of entities.
    [InlineData("Migrations/20260101_Initial.Designer.cs")]
    public Task Tells_which_types_are_entities_their_keys_and_what_refers_to_them(string name) =>
        RuleTest.Reports(Descriptors.IntegerKeyProperty, name.EndsWith("ModelSnapshot.cs", StringComparison.Ordinal) ? Entities : Unmarked, null, null, (name, Snapshot));

    [Fact]
    public Task What_is_no_snapshot_says_nothing() => Task.WhenAll(new[] { "", "not C# {{{", "class X : ModelSnapshot { void BuildModel(ModelBuilder b); void BuildModel(ModelBuilder b) { b.Entity(); b.Entity(1, x => { }); b.Entity(\"Shop.Domain.Nobody\", x => x.HasKey()); } }" }
        .Select(text => RuleTest.Reports(Descriptors.IntegerKeyProperty, Unmarked, null, null, ("ShopContextModelSnapshot.cs", text))));

    private const string Contracts = """
        namespace Shop.Contracts;
        public record BrandDto(int [|Id|], int Year, int? [|ProductId|]);
        public class Order { public int [|BrandId|] { get; set; } public int ReportId { get; set; } public int Weight { get; set; } public int[] [|DetailIds|] { get; set; } = []; public System.Guid UnseenId { get; set; } }
        """;

    /// <summary>A project of requests and answers sees no entity; their names are known.</summary>
    [Fact]
    public Task Tells_a_project_that_sees_no_entity_their_names() => RuleTest.Reports(Descriptors.IntegerNamedLikeId, Contracts, null, null, ("ShopContextModelSnapshot.cs", Snapshot));

    [Fact]
    public Task Names_of_excluded_entities_are_no_ids() => RuleTest.Reports(Descriptors.IntegerNamedLikeId,
        "public record Sale(int BrandId, int [|ProductId|], int DetailId);", null, "vibes_uuid.excluded_entities = Brand, Shop.Domain.Detail", ("ShopContextModelSnapshot.cs", Snapshot));

    [Fact]
    public Task A_schema_tells_them_too() => RuleTest.Reports(Descriptors.IntegerNamedLikeId, Contracts.Replace("[|DetailIds|]", "DetailIds", StringComparison.Ordinal), null, null, ("schema.verified.txt", """
        # uuidkit schema 1
        table brands
          column id integer not null
          constraint brands_pkey PRIMARY KEY (id)
        table products
          column code integer not null
          constraint products_pkey PRIMARY KEY (code)
        table details
          column brand_id integer not null
          column code text not null
          constraint details_pkey PRIMARY KEY (brand_id, code)
          constraint details_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES brands(id)
        """));

    /// <summary>What services do with entities of a project that they see is known as well.</summary>
    [Fact]
    public Task Tells_a_project_of_services() => RuleTest.ReportsBeside(Descriptors.IntegerParameter, """
        using System.Linq;
        using Shop.Domain;
        public class Products(IQueryable<Product> products)
        {
            public Product? Of([|int|] maker, int weight) => products.FirstOrDefault(product => product.Maker == maker && product.Weight > weight);
        }
        """, OtherProject.Of(Unmarked, null), ("ShopContextModelSnapshot.cs", Snapshot));
}
