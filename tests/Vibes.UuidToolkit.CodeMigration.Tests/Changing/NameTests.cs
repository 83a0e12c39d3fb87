using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Vibes.UuidToolkit.CodeMigration.Scanning;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>How entities are called where several have one name: by the full one, and only then.</summary>
public sealed class NameTests
{
    private const string Sales = "namespace Sales;\npublic class Order { public int Id { get; set; } public int BuyerId { get; set; } public Buyer? Buyer { get; set; } }\npublic class Buyer { public int Id { get; set; } }\npublic class SalesContext : Microsoft.EntityFrameworkCore.DbContext { public Microsoft.EntityFrameworkCore.DbSet<Order> Orders => Set<Order>(); }\n";
    private const string Stock = "namespace Stock;\npublic class Order { public int Id { get; set; } }\npublic class StockContext : Microsoft.EntityFrameworkCore.DbContext { public Microsoft.EntityFrameworkCore.DbSet<Order> Orders => Set<Order>(); }\n";
    private const string Code = "using System.Linq;\npublic class Code\n{\n    public bool A(Sales.Order o) => o.Id == 5;\n    public bool B(Stock.Order o) => o.Id == 5;\n    public bool C(Sales.Buyer b) => b.Id == 5;\n}\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Decisions_and_messages_say_the_full_name_where_several_have_the_simple_one(bool areProjects)
    {
        var change = await ChangeAsync(areProjects, new());
        Assert.Equal(["Buyer", "Sales.Order", "Stock.Order"], change.Result.Entities);
        Assert.Equal(["Buyer", "Sales.Order", "Stock.Order"], change.Result.Decisions.Select(decision => decision.Entity).Order(StringComparer.Ordinal));
        Assert.Contains("o.Id == KnownIds.SalesOrder5", change.Text(areProjects ? "Web/Code.cs" : "Code/Code.cs"), StringComparison.Ordinal);
        Assert.Contains("o.Id == KnownIds.StockOrder5", change.Text(areProjects ? "Web/Code.cs" : "Code/Code.cs"), StringComparison.Ordinal);
        var scan = await ScanAsync(change.Before, []);
        Assert.Contains(scan.Places, place => place.Entity == "Stock.Order" && place.Message.Contains("is the key of Stock.Order", StringComparison.Ordinal));
        Assert.DoesNotContain(scan.Places, place => place.Message.Contains(" of Order", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Stock.Order", "Stock.Order")]
    [InlineData("stock.order", "Stock.Order")]
    [InlineData("Buyer", "Buyer")]
    [InlineData("Sales.Buyer", "Buyer")]
    public async Task An_option_takes_the_simple_name_where_there_is_one(string option, string entity) =>
        Assert.Equal([entity], (await ChangeAsync(areProjects: true, new() { Scan = new() { Entities = [option] } })).Result.Entities);

    [Theory]
    [InlineData("Order", "UK0819", "It may be Sales.Order or Stock.Order.")]
    [InlineData("Ordre", "UK0818", "There are Buyer, Sales.Order, Stock.Order.")]
    public async Task An_option_that_names_none_or_several_is_refused(string option, string code, string message)
    {
        var refused = await Assert.ThrowsAsync<DiagnosticException>(() => ChangeAsync(areProjects: true, new() { Scan = new() { Entities = [option] } }));
        var diagnostic = Assert.Single(refused.Diagnostics);
        Assert.Equal((code, option), (diagnostic.Code, diagnostic.Subject));
        Assert.Contains(message, diagnostic.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A namespace of one's own that is named System hides the platform's, also where something is left open.</summary>
    [Fact]
    public async Task Types_are_named_whole_where_a_namespace_named_System_is_near()
    {
        const string Near = "namespace Sales.System\n{\n    public class Health { }\n}\n\nnamespace Sales\n{\n    public class Shown\n    {\n        public int Id { get; set; }\n        public bool Is(Order o) => o.Id == Id;\n        public static Shown At(int i) => new() { Id = i + 1 };\n    }\n}\n";
        var change = await CodeChange.OfAsync(("Sales.cs", Sales), ("Near.cs", Near));
        Assert.Contains("Id = UuidDecision.Open<Guid>(\"i + 1\")", change.Text("Code/Near.cs"), StringComparison.Ordinal);
        Assert.StartsWith("using System;\n\nnamespace Sales.System\n", change.Text("Code/Near.cs"), StringComparison.Ordinal);
        Assert.Empty(await CodeChange.ErrorsAsync(change.After));
        Assert.Empty(change.Result.Rejected);
    }

    /// <summary>The directive makes it short where it binds to the platform's namespace, and nothing else is called Guid.</summary>
    [Theory]
    [InlineData("using System.Linq;\n\nnamespace Acme.Web;\n", "using System;\nusing System.Linq;\n\nnamespace Acme.Web;\n", "Guid")]
    [InlineData("namespace Acme.Web;\n", "using System;\n\nnamespace Acme.Web;\n", "Guid")]
    [InlineData("using System;\n\nnamespace Acme.Web;\n", "using System;\n\nnamespace Acme.Web;\n", "Guid")]
    [InlineData("namespace Acme.Web;\n\nusing Acme.System;\n", "namespace Acme.Web;\n\nusing Acme.System;\n", "global::System.Guid")]
    [InlineData("namespace Acme.Other;\n", "namespace Acme.Other;\n", "global::System.Guid")]
    public async Task A_namespace_named_System_takes_nothing_but_a_directive(string head, string expected, string name)
    {
        const string model = "namespace Acme.System { public class Health { } }\nnamespace Acme.Other { public class Guid { } }\nnamespace Acme.Model\n{\n    public class Row { public int Id { get; set; } }\n    public class RowContext : Microsoft.EntityFrameworkCore.DbContext { public Microsoft.EntityFrameworkCore.DbSet<Row> Rows => Set<Row>(); }\n}\n";
        const string body = "public class Code { public bool Is(Acme.Model.Row row, int id) => row.Id == id; }\n";
        var change = await CodeChange.OfAsync(("Model.cs", model), ("Code.cs", head + body));
        Assert.Equal(expected + body.Replace("int id", $"{name} id", StringComparison.Ordinal), change.Text("Code/Code.cs"));
        Assert.Empty(await CodeChange.ErrorsAsync(change.After));
    }

    private static Task<CodeChange> ChangeAsync(bool areProjects, FixOptions options) => areProjects
        ? CodeChange.OfProjectsAsync(options, ("Sales", [("Sales/Model.cs", Sales)], []), ("Stock", [("Stock/Model.cs", Stock)], []), ("Web", [("Web/Code.cs", Code)], ["Sales", "Stock"]))
        : CodeChange.OfAsync(options, ("Sales.cs", Sales), ("Stock.cs", Stock), ("Code.cs", Code));

    private static async Task<ScanReport> ScanAsync(Microsoft.CodeAnalysis.Solution solution, System.Collections.Immutable.ImmutableArray<string> entities)
    {
        using var code = new CodeSolution(new Microsoft.CodeAnalysis.AdhocWorkspace(), solution, "/solution", []);
        return await CodeScan.RunAsync(code, new() { Entities = entities }, progress: null, TestContext.Current.CancellationToken);
    }
}
