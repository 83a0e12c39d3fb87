using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Identifiers;

/// <summary>What the approved schema says of types, with Entity Framework and without, and what the settings take away or add.</summary>
public sealed class SchemaMappingTests
{
    private const string Schema = """
        # uuidkit schema 1
        table public.categories
          column id integer not null
          constraint categories_pkey PRIMARY KEY (id)
        table public.countries
          column code integer not null
          column number text not null
          constraint countries_pkey PRIMARY KEY (number)
        table public.people
          column id integer not null
          column name text
          column boss integer
          column age integer
          constraint people_pkey PRIMARY KEY (id)
          constraint people_boss_fkey FOREIGN KEY (boss) REFERENCES public.people(id)
        table shop."OrderLines"
          column order_id integer not null
          column line_no integer not null
          column person integer
          column category_id bigint
          column visits integer
          constraint lines_pkey PRIMARY KEY (order_id, line_no)
          constraint lines_order_fkey FOREIGN KEY (order_id) REFERENCES shop."Orders"(id)
          constraint lines_person_fkey FOREIGN KEY (person) REFERENCES public.people(id)
          constraint lines_category_fkey FOREIGN KEY (category_id) REFERENCES public.categories(id)
        table shop."Orders"
          column id bigint not null
          column placed date
          constraint orders_pkey PRIMARY KEY (id)

        """;

    public static TheoryData<string, string, string> Cases => new()
    {
        {
            "the schema decides where Entity Framework is silent", """
            public class Person { public int Id { get; set; } public int? Boss { get; set; } public int Age { get; set; } }
            [Table("OrderLines", Schema = "shop")] public class Line { public int OrderId { get; set; } [Column("line_no")] public int Number { get; set; } public int Who { get; set; } public int Visits { get; set; } }
            public class Country { public int Code { get; set; } public int Number { get; set; } }
            public class Context : DbContext
            {
                public DbSet<Person> Staff { get; set; } public DbSet<Line> Lines { get; set; } public DbSet<Country> Countries { get; set; }
                protected override void OnModelCreating(ModelBuilder b)
                {
                    b.Entity<Person>().ToTable("people");
                    b.Entity<Line>(line => { line.HasKey(l => new { l.OrderId, l.Number }); line.Property(l => l.Who).HasColumnName("person"); });
                    b.Entity<Country>().HasKey(c => c.Code);
                }
            }
            """, """
            Person.Id -> Person (primary key people_pkey)
            Person.Boss -> Person (foreign key people_boss_fkey)
            Person.Age -> other
            Line.OrderId -> Orders (foreign key lines_order_fkey)
            Line.Number -> other
            Line.Who -> Person (foreign key lines_person_fkey)
            Line.Visits -> other
            Country.Code -> other
            Country.Number -> other
            """
        },
        {
            "types by name and shape without Entity Framework", """
            public class Person { public int Id { get; set; } public string? Name { get; set; } public int? Boss { get; set; } public int Age { get; set; } public bool IsNew => Id == 0; }
            public record OrderLine(int OrderId, int LineNo, int? Person, long CategoryId);
            public class Category { public int Id { get; set; } public string A { get; set; } = ""; public string B { get; set; } = ""; }
            public record struct Order(long Id, DateTime Placed);
            public class PersonDto { public int Id { get; set; } public int Boss { get; set; } public int CategoryId { get; set; } public int OrdersId { get; set; } public int Page { get; set; } }
            """, """
            Person.Id -> Person (primary key people_pkey)
            Person.Boss -> Person (foreign key people_boss_fkey)
            Person.Age -> other
            OrderLine.OrderId -> Order (foreign key lines_order_fkey)
            OrderLine.LineNo -> other
            OrderLine.Person -> Person (foreign key lines_person_fkey)
            OrderLine.CategoryId -> categories (foreign key lines_category_fkey)
            Order.Id -> Order (primary key orders_pkey)
            PersonDto.Id -> Person named
            PersonDto.Boss -> Person named
            PersonDto.CategoryId -> categories named
            PersonDto.OrdersId -> Order named
            """
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Says_what_each_property_holds(string name, string source, string expected)
    {
        Assert.NotEmpty(name);
        Assert.Equal(expected.ReplaceLineEndings("\n"), ModelText.Of(source, Schema));
    }

    [Fact]
    public void Finds_columns_by_the_names_of_tables()
    {
        var model = ModelText.Read(ModelText.Compile("public class Person { public int Id { get; set; } public int Age { get; set; } }"), Schema);
        Assert.Equal("Person", model.OfTable("public.people")?.Name);
        Assert.Equal("Person.Id is the key of Person (primary key people_pkey)".Replace("Person.Id", "people.id", StringComparison.Ordinal), model.OfColumn("people", "id")?.Reason);
        Assert.Equal("Orders", model.OfColumn("shop.\"OrderLines\"", "order_id")?.Entity.Name);
        Assert.Null(model.OfColumn("people", "age"));
        Assert.Null(model.OfTable("nothing"));
    }

    private const string Shop = """
        public class Customer { public int Id { get; set; } public int CountryId { get; set; } public Country Country { get; set; } = null!; }
        public class Country { public int Id { get; set; } }
        public class Basket { public int Id { get; set; } public int CustomerId { get; set; } public Customer Customer { get; set; } = null!; }
        public class Extra { public int ExtraId { get; set; } public int CountryId { get; set; } }
        public class Context : DbContext { public DbSet<Customer> Customers { get; set; } public DbSet<Country> Countries { get; set; } public DbSet<Basket> Baskets { get; set; } }
        """;

    [Fact]
    public void An_excluded_entity_and_what_refers_to_it_stays() => Assert.Equal("""
        Customer.Id -> Customer (Entity Framework's convention)
        Customer.CountryId -> other
        Country.Id -> other
        Basket.Id -> Basket (Entity Framework's convention)
        Basket.CustomerId -> Customer (foreign key by Entity Framework's convention)
        """.ReplaceLineEndings("\n"), ModelText.Of(Shop, excluded: "Country"));

    [Fact]
    public void A_type_can_be_declared_an_entity() => Assert.Contains("Extra.ExtraId -> Extra (vibes_uuid.entities)", ModelText.Of(Shop, entities: "Extra"), StringComparison.Ordinal);

    /// <summary>Without Entity Framework a class within a row is another row where an id refers to it, and otherwise a document in a column.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_document_in_a_row_is_no_entity(bool isOfSchema)
    {
        const string Source = "public class Person { public int Id { get; set; } public string? Name { get; set; } public int Age { get; set; } public int? Boss { get; set; } public Language Spoken { get; set; } public int HomeId { get; set; } public Home Home { get; set; } } public class Language { public int Id { get; set; } } public class Home { public int Id { get; set; } }";
        var model = isOfSchema ? ModelText.Of(Source, Schema) : ModelText.Of(Source, entities: "Person");
        Assert.Contains("Person.Id -> Person", model, StringComparison.Ordinal);
        Assert.Contains("Home.Id -> Home", model, StringComparison.Ordinal);
        Assert.DoesNotContain("Language", model, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Extra.CountryId: Country", "Country")]
    [InlineData("Shop.Extra.CountryId: Country", null)]
    [InlineData("public.extras.country_id: public.countries", "Country")]
    [InlineData("Extras.COUNTRYID : Customer | Country", "Customer or Country")]
    [InlineData("Extra.CountryId: Nothing", null)]
    [InlineData("Extra.CountryId: Customer | Nothing", null)]
    [InlineData("Other.CountryId: Country", null)]
    [InlineData("CountryId: Country", null)]
    [InlineData("Extra.CountryId", null)]
    public void A_column_can_be_declared_a_reference(string reference, string? entity)
    {
        var source = Shop.Replace("public int CountryId { get; set; } }", "public int CountryId { get; set; } public int Size { get; set; } }", StringComparison.Ordinal)
            .Replace("public DbSet<Basket>", "public DbSet<Extra> Extras { get; set; } public DbSet<Basket>", StringComparison.Ordinal);
        var model = ModelText.Of(source, references: reference).Split('\n');
        Assert.Contains(entity is null ? model[3] : $"Extra.CountryId -> {entity} (vibes_uuid.references)", model);
        Assert.Equal(entity is not null, model.Any(line => line.Contains("vibes_uuid.references", StringComparison.Ordinal)));
        Assert.Contains("Extra.Size -> other", model);
    }

    /// <summary>What a column holds of many entities is named by what they share; not where one of them stays.</summary>
    [Theory]
    [InlineData("Seen.RowId: Row", null, "Row")]
    [InlineData("Seen.RowId: Rows.Row", null, "Row")]
    [InlineData("Seen.RowId: INumbered", null, "INumbered")]
    [InlineData("Seen.RowId: any entity", null, "any entity")]
    [InlineData("Seen.RowId: IAlone", null, null)]
    [InlineData("Seen.RowId: Row", "Tag", null)]
    [InlineData("Seen.RowId: any entity", "Tag", null)]
    public void A_column_can_be_declared_a_reference_to_all_that_share_a_base(string reference, string? excluded, string? entity)
    {
        const string source = """
            namespace Rows;
            public interface INumbered; public interface IAlone;
            public abstract class Row : INumbered { public int Id { get; set; } }
            public class User : Row, IAlone; public class Tag : Row;
            public class Seen { public int Id { get; set; } public int RowId { get; set; } }
            public class RowsContext : Microsoft.EntityFrameworkCore.DbContext { public Microsoft.EntityFrameworkCore.DbSet<User> Users { get; set; } public Microsoft.EntityFrameworkCore.DbSet<Tag> Tags { get; set; } public Microsoft.EntityFrameworkCore.DbSet<Seen> Seens { get; set; } }
            """;
        Assert.Contains(entity is null ? "Seen.RowId -> other" : $"Seen.RowId -> {entity} (vibes_uuid.references)", ModelText.Of(source, excluded: excluded ?? "", references: reference).Split('\n'));
    }

    [Fact]
    public void A_serial_that_foreign_keys_refer_to_is_a_key_beside_another_primary_key()
    {
        const string schema = """
            # uuidkit schema 1
            table public.places
              column number integer not null default nextval('public.places_number_seq'::regclass)
              column code text not null
              column rank integer not null default nextval('public.places_rank_seq'::regclass)
              constraint places_pkey PRIMARY KEY (code)
              constraint places_number_key UNIQUE (number)
            table public.visits
              column place integer
              constraint visits_place_fkey FOREIGN KEY (place) REFERENCES public.places(number)

            """;
        var model = ModelText.Read(ModelText.Compile("public class Place { public int Number { get; set; } public string Code { get; set; } public int Rank { get; set; } } public class Visit { public int Place { get; set; } }"), schema);
        Assert.Equal("visits.place is the key of Place (foreign key visits_place_fkey)", model.OfColumn("visits", "place")?.Reason);
        Assert.Equal("Place", model.OfColumn("places", "number")?.Entity.Name);
        Assert.Null(model.OfColumn("places", "rank"));
    }

    [Fact]
    public void A_reference_to_an_excluded_entity_stays() =>
        Assert.DoesNotContain("vibes_uuid.references", ModelText.Of(Shop, excluded: "Country", references: "Basket.CustomerId: Country"), StringComparison.Ordinal);

    [Fact]
    public void A_reference_of_the_schemas_table_is_one_in_SQL_and_in_code()
    {
        const string reference = "shop.OrderLines.visits: public.people";
        var compilation = ModelText.Compile("""[Table("OrderLines", Schema = "shop")] public class Line { public int OrderId { get; set; } public int Visits { get; set; } } public class Context : DbContext { public DbSet<Line> Lines { get; set; } }""");
        var model = ModelText.Read(compilation, Schema, references: reference);
        Assert.Equal("OrderLines.visits is the key of people (vibes_uuid.references)", model.OfColumn("OrderLines", "visits")?.Reason);
        Assert.Contains("Line.Visits -> people (vibes_uuid.references)", ModelText.Of(compilation, model), StringComparison.Ordinal);
        Assert.Null(ModelText.Read(compilation, Schema, references: "other.OrderLines.visits: public.people").OfColumn("OrderLines", "visits"));
    }

    [Fact]
    public void An_entity_is_excluded_by_the_name_of_its_table() =>
        Assert.DoesNotContain("-> Person", ModelText.Of("public class Person { public int Id { get; set; } public int? Boss { get; set; } }", Schema, excluded: "public.people"), StringComparison.Ordinal);

    [Fact]
    public void Dapper_reads_entities_from_tables_named_after_them() => Assert.Equal("""
        Journal.Id -> Journal (read by Dapper)
        Journal.Pages -> other
        JournalDto.Id -> Journal named
        """.ReplaceLineEndings("\n"), ModelText.Of("""
        public class Journal { public int Id { get; set; } public int Pages { get; set; } }
        public class JournalDto { public int Id { get; set; } }
        public class Total { public int Id { get; set; } }
        public class Reads(IDbConnection connection)
        {
            private const string From = "from public.journals";
            public IEnumerable<Journal> Journals() => connection.Query<Journal>("select * " + From + " where true");
            public IEnumerable<JournalDto> Dtos() => connection.Query<JournalDto>("select id from journals");
            public IEnumerable<Total> Totals() => connection.Query<Total>("select count(*) as id from journals");
        }
        """));

    /// <summary>What a query fills may be a document in a column: only what is referred to by an id is a row of its own.</summary>
    [Fact]
    public void What_Dapper_reads_leads_to_rows_and_not_to_documents() => Assert.Equal("""
        Owner.Id -> Owner (Entity Framework's convention)
        Page.Id -> Page (Entity Framework's convention)
        Page.JournalId -> Journal (foreign key by Entity Framework's convention)
        Journal.Id -> Journal (read by Dapper)
        Journal.OwnerId -> Owner (foreign key by Entity Framework's convention)
        """.ReplaceLineEndings("\n"), ModelText.Of("""
        public class Language { public int Id { get; set; } }
        public class Format { public int Id { get; set; } }
        public class Owner { public int Id { get; set; } }
        public class Page { public int Id { get; set; } public int JournalId { get; set; } }
        public class Journal
        {
            public int Id { get; set; }
            public Language Language { get; set; }
            public List<Format> Formats { get; set; }
            public int OwnerId { get; set; }
            public Owner Owner { get; set; }
            public List<Page> Pages { get; set; }
        }
        public class Reads(IDbConnection connection)
        {
            public IEnumerable<Journal> Journals() => connection.Query<Journal>("select * from `journals`");
        }
        """));

    [Theory]
    [InlineData("public class Journal { public int Id { get; set; } }")]
    [InlineData("public class Context : DbContext { }")]
    public void Nothing_is_an_entity_where_nothing_says_so(string source)
    {
        var model = ModelText.Read(ModelText.Compile(source));
        Assert.True(model.IsEmpty);
        Assert.Empty(model.All);
    }
}
