using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Vibes.UuidToolkit.CodeMigration.Scanning;
using Vibes.UuidToolkit.CodeMigration.Tests.Changing;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Scanning;

/// <summary>With the ids that a scan found, a build of each project by itself reports what the scan of all of them does.</summary>
public sealed class SolutionIdsTests
{
    private const string Contracts = """
        using System.Collections.Generic;
        using System.Threading.Tasks;

        namespace Shop.Contracts;

        public interface IRequest<T>;
        public record Placed(int Order, string Note);
        public record Place(string Note) : IRequest<int>;
        public class Filter { public int? Buyer { get; set; } public int Page { get; set; } public IEnumerable<int> Partners { get; set; } = new List<int>(); }
        public class Row { public int Id; public Dictionary<int, string> Names { get; } = new(); public (int Buyer, int Count) Pair { get; set; } }
        public delegate void Heard(int order);
        public interface IQueue { Task<int> Next(); void Put(int value, int priority); int this[int number] { get; } bool Has<T>(T item, int value); }
        public static class Numbers { public const int None = -1; public const int Pages = 3; public static bool IsNone(Filter filter) => filter.Buyer is null or None; }
        """;

    private const string Entities = """
        namespace Shop;

        public abstract class Entity { public int Id { get; set; } }
        public class Customer : Entity { public string Name { get; set; } = ""; public int Age { get; set; } }
        public class Order : Entity { public int CustomerId { get; set; } public Customer? Customer { get; set; } public int Total { get; set; } }
        """;

    private const string Data = """
        using Microsoft.EntityFrameworkCore;

        namespace Shop.Data;

        public class ShopContext : DbContext
        {
            public DbSet<Customer> Customers => Set<Customer>();
            public DbSet<Order> Orders => Set<Order>();
        }
        """;

    private const string Services = """
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Shop.Contracts;

        namespace Shop.Services;

        public class Orders(Shop.Data.ShopContext db, IQueue queue)
        {
            public event Heard? Heard;
            public async Task<Placed> Place(Place place, Filter filter)
            {
                var order = new Order { CustomerId = filter.Buyer ?? Numbers.None, Total = filter.Page };
                Heard?.Invoke(order.Id);
                queue.Put(order.Id, order.Total);
                var next = await queue.Next();
                var found = db.Orders.Find(next);
                return new Placed(order.Id, found!.Total + place.Note);
            }
            public Task<int> Handle(Place request) => Task.FromResult(db.Orders.Add(new() { Total = request.Note.Length }).Entity.Id);
            public List<Customer> Of(Filter filter) => db.Customers.Where(customer => filter.Partners.Contains(customer.Id)).ToList();
            public Row RowOf(Customer customer) => new() { Id = customer.Id, Names = { [customer.Id] = customer.Name }, Pair = (customer.Id, customer.Age) };
            public bool Knows(Order order) => queue.Has(order, order.Id) && queue[order.Id] > 0;
        }
        public class Handler : Handles<Place, int> { public override Task<int> Handle(Place request) => new Orders(null!, null!).Handle(request); }
        public abstract class Handles<TRequest, TResult> where TRequest : IRequest<TResult> { public abstract Task<TResult> Handle(TRequest request); }
        """;

    private const string Web = """
        using System.Threading.Tasks;
        using Shop.Contracts;

        namespace Shop.Web;

        public class Api(Shop.Services.Orders orders, IQueue queue)
        {
            private int _last;
            public async Task<string> Post(Filter filter) { var placed = await orders.Place(new("x"), filter); _last = placed.Order; return $"/orders/{placed.Order:D6}"; }
            public bool IsLast(int number) => number == _last || _last == 0;
            public void Retry(int times) => queue.Put(_last, times);
            public int Pages(Filter filter) => filter.Page + Numbers.Pages;
            public int First(Row row) { foreach (var name in row.Names) if (name.Key == row.Id) return row.Pair.Count; return row.Pair.Buyer > 0 ? 1 : 2; }
        }
        """;

    private static readonly (string Name, (string Path, string Text)[] Files, string[] References)[] Shop =
    [
        ("Contracts", [("Contracts/Contracts.cs", Contracts)], []),
        ("Entities", [("Entities/Entities.cs", Entities)], []),
        ("Data", [("Data/ShopContext.cs", Data)], ["Entities"]),
        ("Services", [("Services/Orders.cs", Services)], ["Contracts", "Entities", "Data"]),
        ("Web", [("Web/Api.cs", Web)], ["Contracts", "Entities", "Data", "Services"]),
    ];

    [Fact]
    public async Task A_build_reports_what_the_scan_does()
    {
        var solution = CodeChange.Solution(Shop);
        var report = await ScanAsync(solution);
        Assert.Equal(Of(report), await BuildAsync(solution, report.Ids.ToString()));
        // Which is not so by itself.
        Assert.NotEqual(Of(report), await BuildAsync(solution, null));
    }

    [Fact]
    public async Task Whatever_the_order_of_projects_and_lines_the_file_is_one()
    {
        var ids = (await ScanAsync(CodeChange.Solution(Shop))).Ids.ToString();
        Assert.Equal(ids, (await ScanAsync(CodeChange.Solution(Shop))).Ids.ToString());
        Assert.Contains("\n[Contracts]\n", ids, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', ids);
    }

    [Theory]
    [InlineData("P:Shop.Contracts.Placed.Order = Shop.Order: ")]
    [InlineData("M:Shop.Contracts.Placed.#ctor(System.Int32,System.String) Order = Shop.Order: ")]
    [InlineData("P:Shop.Contracts.Filter.Buyer = Shop.Customer: ")]
    [InlineData("P:Shop.Contracts.Filter.Partners at 0 = Shop.Customer: ")]
    [InlineData("P:Shop.Contracts.Row.Names at 0 = Shop.Customer: ")]
    [InlineData("P:Shop.Contracts.Row.Pair at 0 = Shop.Customer: ")]
    [InlineData("F:Shop.Contracts.Row.Id = Shop.Customer: ")]
    [InlineData("M:Shop.Contracts.IQueue.Next at 0 = Shop.Order: ")]
    [InlineData("M:Shop.Contracts.IQueue.Put(System.Int32,System.Int32) value = Shop.Order: ")]
    [InlineData("M:Shop.Contracts.IQueue.Has``1(``0,System.Int32) value = Shop.Order: ")]
    [InlineData("P:Shop.Contracts.IQueue.Item(System.Int32) number = Shop.Order: ")]
    [InlineData("M:Shop.Contracts.Heard.Invoke(System.Int32) order = Shop.Order: ")]
    [InlineData("T:Shop.Contracts.Place T:Shop.Contracts.IRequest`1 at 0 = Shop.Order: ")]
    [InlineData("T:Shop.Order = Shop.Order\n")]
    [InlineData("F:Shop.Web.Api._last = Shop.Order: ")]
    public async Task Every_kind_of_place_has_a_line(string line) => Assert.Contains("\n" + line, (await ScanAsync(CodeChange.Solution(Shop))).Ids.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Page")]
    [InlineData("Total")]
    [InlineData("Age")]
    [InlineData("priority")]
    [InlineData("times")]
    [InlineData("Pages")]
    [InlineData("get_")]
    public async Task What_is_no_id_has_none(string name) => Assert.DoesNotContain(
        (await ScanAsync(CodeChange.Solution(Shop))).Ids.Lines.SelectMany(assembly => assembly.Value), line => line.Split(" = ")[0].Split(['.', ' ']).Any(part => part.StartsWith(name, StringComparison.Ordinal)));

    private static async Task<ScanReport> ScanAsync(Solution solution)
    {
        using var code = new CodeSolution(new AdhocWorkspace(), solution, "/solution", []);
        return await CodeScan.RunAsync(code, new(), null, TestContext.Current.CancellationToken);
    }

    private static List<string> Of(ScanReport report) => [.. report.Places.Select(place => $"{Path.GetFileName(place.Location.Path)}({place.Location.StartLine},{place.Location.StartColumn}): {place.Rule} {place.Entity}").Order(StringComparer.Ordinal)];

    // Each project as the compiler has it, with the file beside.
    private static async Task<List<string>> BuildAsync(Solution solution, string? ids)
    {
        var findings = new List<Diagnostic>();
        foreach (var project in solution.Projects)
        {
            var options = new AnalyzerOptions(ids is null ? [] : [new IdsText(ids)]);
            findings.AddRange(await (await CodeChange.CompilationAsync(project)).WithAnalyzers([new UuidAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
        }

        return [.. findings.Select(finding => (finding, Place: finding.Location.GetLineSpan().StartLinePosition)).Select(found =>
            $"{Path.GetFileName(found.finding.Location.GetLineSpan().Path)}({found.Place.Line + 1},{found.Place.Character + 1}): {found.finding.Id} {found.finding.Properties.GetValueOrDefault("entity")}").Order(StringComparer.Ordinal)];
    }

    private sealed class IdsText(string text) : AdditionalText
    {
        public override string Path => "/solution/uuid-ids.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
