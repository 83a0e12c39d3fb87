using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Identifiers;

/// <summary>Entities of which only their attributes tell, in a project that is given neither a context nor a snapshot nor a schema.</summary>
public sealed class AnnotatedEntitiesTests
{
    private const string Entities = """
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        namespace Shop;
        public abstract class Entity { [Required, Key] public int [|Id|] { get; set; } }
        public class Product : Entity { public int [|BrandId|] { get; set; } public Brand? Brand { get; set; } public int Weight { get; set; } }
        [Table("brands")]
        public class Brand { public long [|Id|] { get; set; } public int Year { get; set; } [ForeignKey("Owner")] public int [|OwnedBy|] { get; set; } public Owner? Owner { get; set; } }
        public class Owner { public int [|Id|] { get; set; } }
        public class Line { [Key, Column(Order = 0)] public int [|ProductId|] { get; set; } [Key, Column(Order = 1)] public int Number { get; set; } public Product? Product { get; set; } }
        public class BrandDto { public int Id { get; set; } [Required] public int OwnerId { get; set; } }
        public static class Tables { public static string Table(int id) => $"table {id}"; }
        """;

    private static readonly string Unmarked = Entities.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    [Fact]
    public Task Tell_of_keys_and_of_what_refers_to_them() => RuleTest.Reports(Descriptors.IntegerKeyProperty, Entities, null);

    [Fact]
    public Task Tell_a_project_of_services() => RuleTest.ReportsBeside(Descriptors.IntegerParameter, """
        using System.Linq;
        using Shop;
        public class Products(IQueryable<Product> products, IQueryable<Brand> brands)
        {
            public Product? Of([|int|] key, int weight) => products.FirstOrDefault(product => product.Id == key && product.Weight > weight);
            public Brand? Made([|long|] by, int year) => brands.FirstOrDefault(brand => brand.Id == by && brand.Year == year);
        }
        """, OtherProject.Of(Unmarked, null));

    /// <summary>A project that sees the context knows which types are entities.</summary>
    [Fact]
    public Task Tell_nothing_beside_a_context() => RuleTest.Reports(Descriptors.IntegerParameter, """
        using System.Linq;
        public class Products(IQueryable<Shop.Product> products)
        {
            public Shop.Product? Of(int key) => products.FirstOrDefault(product => product.Id == key);
        }

        namespace Shop
        {
            public class Product { [System.ComponentModel.DataAnnotations.Key] public int Id { get; set; } }
        }
        """);
}
