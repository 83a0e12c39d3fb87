using Vibes.UuidToolkit.CodeMigration.Tests;

namespace Vibes.UuidToolkit.Cli.Tests;

/// <summary>The application of <see cref="Shop"/>: two projects, one for two frameworks, and a file that both have.</summary>
internal static class ShopCode
{
    /// <summary>Writes the code and restores it.</summary>
    public static async Task<CodeFolder> CreateAsync()
    {
        var folder = new CodeFolder();
        folder.WriteProject("Shop.Data/Shop.Data.csproj", "net10.0;netstandard2.0", """<Compile Include="../Shared/Keys.cs" Link="Keys.cs" />""");
        folder.Write("Shop.Data/Customer.cs", "namespace Shop;\n\npublic class Customer\n{\n    /// <summary>The key.</summary>\n    public int Id { get; set; } // stays a comment\n\n    public string Name { get; set; } = \"\";\n}\n");
        folder.Write("Shop.Data/Order.cs", "\ufeffnamespace Shop;\r\n\r\npublic class Order\r\n{\r\n    public long Id { get; set; }\r\n\r\n    public int CustomerId { get; set; }\r\n\r\n    public int Total { get; set; }\r\n}\r\n");
        folder.Write("Shared/Keys.cs", "namespace Shop;\n\ninternal static class Keys\n{\n    public static int Of(Customer customer) => customer.Id;\n}\n");
        folder.WriteProject("Shop.App/Shop.App.csproj", items: """<Compile Include="../Shared/Keys.cs" Link="Keys.cs" /><ProjectReference Include="../Shop.Data/Shop.Data.csproj" />""",
            properties: "<OutputType>Exe</OutputType><ImplicitUsings>enable</ImplicitUsings>");
        folder.Write("Shop.App/Store.cs", Store);
        folder.Write("Shop.App/Program.cs", "Console.WriteLine(new Shop.Store().Describe());\n");
        folder.WriteSolution("Shop.slnx", "Shop.Data/Shop.Data.csproj", "Shop.App/Shop.App.csproj");
        folder.Write("schema.verified.txt", """
            # uuidkit schema 1
            table public.customers
              column id integer not null identity by default
              column name text not null
              constraint customers_pkey PRIMARY KEY (id)
            table public.orders
              column id bigint not null default nextval('orders_id_seq'::regclass)
              column customer_id integer not null
              column total integer not null
              constraint orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id)
              constraint orders_pkey PRIMARY KEY (id)

            """);
        folder.Write(".gitignore", "bin/\nobj/\n");
        await folder.RestoreAsync("Shop.slnx");
        return folder;
    }

    private const string Store = """
        namespace Shop;

        public class Store
        {
            private readonly List<Customer> _customers = [new() { Id = 1, Name = "Ada" }];
            private readonly List<Order> _orders = [new() { Id = 7, CustomerId = 1, Total = 3 }];

            public Customer? Find(int id) => id == 0 ? null : _customers.Find(customer => customer.Id == id);

            public string Describe() => Find(_orders[0].CustomerId)?.Name + _orders[0].Total + (Keys.Of(_customers[0]) == _orders[0].CustomerId);
        }

        """;
}
