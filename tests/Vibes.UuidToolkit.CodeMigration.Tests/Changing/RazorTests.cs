using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Tests;
using Vibes.UuidToolkit.CodeMigration.Razor;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>What becomes of components, pages and views: files that are no code, and of which the SDK's compiler makes some.</summary>
public sealed class RazorTests
{
    private const string Imports = "@using Microsoft.AspNetCore.Components\n@using Microsoft.AspNetCore.Components.Web\n@using Microsoft.AspNetCore.Components.Forms\n@using Microsoft.EntityFrameworkCore\n";

    private const string Views = "@using Vibes\n@using Microsoft.EntityFrameworkCore\n@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n";

    // A component that others use: what it is given and what it tells.
    private const string Row = "<tr @onclick=\"() => OnPick.InvokeAsync(JournalId)\">@Pages</tr>\n@code {\n    [Parameter] public int JournalId { get; set; }\n    [Parameter] public int Pages { get; set; }\n    [Parameter] public EventCallback<int> OnPick { get; set; }\n}\n";

    /// <summary>Components, changed whole.</summary>
    public static TheoryData<string, string> Components => new()
    {
        // The route and what it fills, the numbers beside it.
        {
            "@page \"/journals/{Id:int}\"\n@page \"/journals/{Id:int:min(1)}/pages/{Number:int}\"\n@inject VibesContext Db\n<h1>@Db.Journals.Find(Id)!.Title</h1>\n@code {\n    [Parameter] public int Id { get; set; }\n    [Parameter] public int Number { get; set; }\n}\n",
            "@page \"/journals/{Id:guid}\"\n@page \"/journals/{Id:guid}/pages/{Number:int}\"\n@inject VibesContext Db\n<h1>@Db.Journals.Find(Id)!.Title</h1>\n@code {\n    [Parameter] public Guid Id { get; set; }\n    [Parameter] public int Number { get; set; }\n}\n"
        },
        // Only the component itself says that the number is an id; links are texts.
        {
            "@inject VibesContext Db\n@foreach (var j in Db.Journals)\n{\n    <a href=\"/journals/@j.Id\">@j.Title</a>\n    <button @onclick=\"() => Delete(j.Id)\">x</button>\n}\n@code {\n    void Delete(int id) => Console.WriteLine(id);\n}\n",
            "@inject VibesContext Db\n@foreach (var j in Db.Journals)\n{\n    <a href=\"/journals/@j.Id\">@j.Title</a>\n    <button @onclick=\"() => Delete(j.Id)\">x</button>\n}\n@code {\n    void Delete(Guid id) => Console.WriteLine(id);\n}\n"
        },
        // What is given to another component and told by it, in markup: literals, lambdas, methods.
        {
            "@inject VibesContext Db\n<Row JournalId=\"5\" Pages=\"5\" OnPick=\"(int id) => Pick(id)\" />\n<Row JournalId=\"@(Db.Journals.First().Id)\" Pages=\"6\" OnPick=\"Pick\" />\n@code {\n    int count;\n    int picked;\n    void Pick(int id) { picked = id; count++; }\n}\n",
            "@inject VibesContext Db\n<Row JournalId=\"KnownIds.Journal5\" Pages=\"5\" OnPick=\"(Guid id) => Pick(id)\" />\n<Row JournalId=\"@(Db.Journals.First().Id)\" Pages=\"6\" OnPick=\"Pick\" />\n@code {\n    int count;\n    Guid picked;\n    void Pick(Guid id) { picked = id; count++; }\n}\n"
        },
        // Bound to an input that takes any text.
        {
            "@inject VibesContext Db\n<input @bind=\"wanted\" @bind:event=\"oninput\" /><input type=\"number\" @bind=\"page\" />\n<p>@Db.Journals.Find(wanted)?.Title</p>\n@code {\n    int wanted;\n    int page;\n}\n",
            "@inject VibesContext Db\n<input @bind=\"wanted\" @bind:event=\"oninput\" /><input type=\"number\" @bind=\"page\" />\n<p>@Db.Journals.Find(wanted)?.Title</p>\n@code {\n    Guid wanted;\n    int page;\n}\n"
        },
        {
            "@inject VibesContext Db\n<InputSelect @bind-Value=\"wanted\"><option value=\"0\">none</option></InputSelect>\n<InputNumber @bind-Value=\"page\" />\n<p>@Db.Users.Find(wanted)?.Email</p>\n@code {\n    int wanted;\n    int page;\n}\n",
            "@inject VibesContext Db\n<InputSelect @bind-Value=\"wanted\"><option value=\"0\">none</option></InputSelect>\n<InputNumber @bind-Value=\"page\" />\n<p>@Db.Users.Find(wanted)?.Email</p>\n@code {\n    Guid wanted;\n    int page;\n}\n"
        },
        // Sentinels, formats and parse calls in markup.
        {
            "@inject VibesContext Db\n@if (last > 0 && last != 7)\n{\n    <p title=\"@last.ToString(\"D6\")\">@last.ToString(\"D6\") @(last == 0 ? \"none\" : \"some\")</p>\n}\n@code {\n    [Parameter] public string Text { get; set; } = \"\";\n    int last;\n    protected override void OnInitialized() => last = Db.Journals.Single(j => j.Id == int.Parse(Text)).Id;\n}\n",
            "@inject VibesContext Db\n@if (last != Guid.Empty && last != KnownIds.Journal7)\n{\n    <p title=\"@last.ToString()\">@last.ToString() @(last == Guid.Empty ? \"none\" : \"some\")</p>\n}\n@code {\n    [Parameter] public string Text { get; set; } = \"\";\n    Guid last;\n    protected override void OnInitialized() => last = Db.Journals.Single(j => j.Id == Guid.Parse(Text)).Id;\n}\n"
        },
        // Templates and type parameters.
        {
            "@typeparam TItem\n@inject VibesContext Db\n<InputSelect TValue=\"int\" @bind-Value=\"wanted\">@ChildContent</InputSelect><CascadingValue TValue=\"List<int>\" Value=\"Db.Journals.Select(j => j.Id).ToList()\">@ChildContent</CascadingValue>\n@code {\n    [Parameter] public RenderFragment? ChildContent { get; set; }\n    [Parameter] public TItem? Item { get; set; }\n    RenderFragment<int> Line => id => @<b>@Db.Journals.Find(id)</b>;\n    int wanted;\n    int? First => Db.Journals.Find(wanted)?.Id;\n}\n",
            "@typeparam TItem\n@inject VibesContext Db\n<InputSelect TValue=\"Guid\" @bind-Value=\"wanted\">@ChildContent</InputSelect><CascadingValue TValue=\"List<Guid>\" Value=\"Db.Journals.Select(j => j.Id).ToList()\">@ChildContent</CascadingValue>\n@code {\n    [Parameter] public RenderFragment? ChildContent { get; set; }\n    [Parameter] public TItem? Item { get; set; }\n    RenderFragment<Guid> Line => id => @<b>@Db.Journals.Find(id)</b>;\n    Guid wanted;\n    Guid? First => Db.Journals.Find(wanted)?.Id;\n}\n"
        },
        // Base class.
        {
            "@inherits Owned<int>\n@inject VibesContext Db\n<p>@Db.Users.Find(Owner)</p>\n",
            "@inherits Owned<Guid>\n@inject VibesContext Db\n<p>@Db.Users.Find(Owner)</p>\n"
        },
    };

    /// <summary>Pages and views, changed whole.</summary>
    public static TheoryData<string, string> Pages => new()
    {
        {
            "@model List<Journal>\n@inject VibesContext Db\n@{\n    int last = 0;\n    int pages = 0;\n}\n@foreach (var j in Model)\n{\n    last = j.Id;\n    pages += j.Pages;\n    <a href=\"/journals/@j.Id\" asp-route-id=\"@j.Id\">@j.Title</a>\n}\n<p>@last of @pages @Title(last)</p>\n@functions {\n    string Title(int id) => Db.Journals.Find(id)!.Title;\n}\n",
            "@model List<Journal>\n@inject VibesContext Db\n@{\n    Guid last = Guid.Empty;\n    int pages = 0;\n}\n@foreach (var j in Model)\n{\n    last = j.Id;\n    pages += j.Pages;\n    <a href=\"/journals/@j.Id\" asp-route-id=\"@j.Id\">@j.Title</a>\n}\n<p>@last of @pages @Title(last)</p>\n@functions {\n    string Title(Guid id) => Db.Journals.Find(id)!.Title;\n}\n"
        },
        // asp-for shows what the model has.
        {
            "@model Journal\n<form asp-route-id=\"@Model.Id\"><input type=\"hidden\" asp-for=\"Id\" /><input asp-for=\"UserId\" /><input asp-for=\"@Model.Pages\" /></form>\n",
            "@model Journal\n<form asp-route-id=\"@Model.Id\"><input type=\"hidden\" asp-for=\"Id\" /><input asp-for=\"UserId\" /><input asp-for=\"@Model.Pages\" /></form>\n"
        },
        // A view of an id alone.
        {
            "@model int\n@inject VibesContext Db\n<p>@Db.Journals.Find(Model)!.Title</p>\n",
            "@model Guid\n@inject VibesContext Db\n<p>@Db.Journals.Find(Model)!.Title</p>\n"
        },
        // Its own route and handler.
        {
            "@page \"{id:int}\"\n@model ShowModel\n@if (Model.Wanted == 5)\n{\n    <p>five</p>\n}\n<p>@Model.Wanted</p>\n",
            "@page \"{id:guid}\"\n@model ShowModel\n@if (Model.Wanted == KnownIds.Journal5)\n{\n    <p>five</p>\n}\n<p>@Model.Wanted</p>\n"
        },
        {
            "@page \"/edit/{id:int}/{page:int}\"\n@functions {\n    [Microsoft.AspNetCore.Mvc.BindProperty(SupportsGet = true)] public int Id { get; set; }\n}\n@inject VibesContext Db\n<p>@Db.Journals.Find(Id)</p>\n",
            "@page \"/edit/{id:guid}/{page:int}\"\n@functions {\n    [Microsoft.AspNetCore.Mvc.BindProperty(SupportsGet = true)] public Guid Id { get; set; }\n}\n@inject VibesContext Db\n<p>@Db.Journals.Find(Id)</p>\n"
        },
    };

    /// <summary>Components that a person has to look at: what becomes of them, and the place that is listed.</summary>
    public static TheoryData<string, string, string> Open => new()
    {
        // Inputs that take numbers only. One that is a component throws when it is shown.
        {
            "@inject VibesContext Db\n<input type=\"number\" @bind=\"wanted\" />\n<p>@Db.Journals.Find(wanted)?.Title</p>\n@code {\n    int wanted;\n}\n",
            "@inject VibesContext Db\n<input type=\"number\" @bind=\"wanted\" />\n<p>@Db.Journals.Find(wanted)?.Title</p>\n@code {\n    Guid wanted;\n}\n",
            "(2,29) wanted: The input takes numbers only"
        },
        {
            "@inject VibesContext Db\n<InputNumber @bind-Value=\"wanted\" />\n<p>@Db.Journals.Find(wanted)?.Title</p>\n@code {\n    int wanted;\n}\n",
            "@inject VibesContext Db\n<InputNumber @bind-Value=\"wanted\" />\n<p>@Db.Journals.Find(wanted)?.Title</p>\n@code {\n    Guid wanted;\n}\n",
            "(2,27) wanted: InputNumber throws"
        },
        {
            "@inject VibesContext Db\n<InputNumber TValue=\"int?\" @bind-Value=\"wanted\" />\n<p>@Db.Journals.Find(wanted)?.Title</p>\n@code {\n    int? wanted;\n}\n",
            "@inject VibesContext Db\n<InputNumber TValue=\"Guid?\" @bind-Value=\"wanted\" />\n<p>@Db.Journals.Find(wanted)?.Title</p>\n@code {\n    Guid? wanted;\n}\n",
            "(2,42) wanted: InputNumber throws"
        },
        // An id that is used as a number, in each kind of place: quotes and angles need parentheses in markup.
        {
            "@inject VibesContext Db\n@foreach (var j in Db.Journals)\n{\n    <p title=\"@(j.Id % 16)\" class=\"a @Math.Abs(j.Id) b\">@Math.Abs(j.Id)</p><Row JournalId=\"5\" Pages=\"j.Id / 2\" />\n}\n",
            "@inject VibesContext Db\n@foreach (var j in Db.Journals)\n{\n    <p title=\"@(UuidDecision.Open<int>(\"j.Id % 16\"))\" class=\"a @Math.Abs(UuidDecision.Open<int>(\"j.Id\")) b\">@Math.Abs(UuidDecision.Open<int>(\"j.Id\"))</p><Row JournalId=\"5\" Pages=\"@(UuidDecision.Open<int>(\"j.Id / 2\"))\" />\n}\n",
            "(4,17) j.Id % 16: An id is used as a number"
        },
    };

    [Theory]
    [MemberData(nameof(Open))]
    public async Task A_component_is_left_to_a_person(string before, string after, string told)
    {
        var change = await ComponentAsync(before);
        Assert.Equal(after, change.Text("Code/Page.razor"));
        Assert.Contains(change.Result.Open.Where(open => open.Location.Path.EndsWith("Code/Page.razor", StringComparison.Ordinal)),
            open => $"({open.Location.StartLine},{open.Location.StartColumn}) {open.Code}: {open.Why}".StartsWith(told, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Components))]
    public async Task A_component_becomes(string before, string after)
    {
        var change = await ComponentAsync(before);
        Assert.Equal(after, change.Text("Code/Page.razor"));
        Assert.Empty(change.Open);
    }

    // A box for any number shows an id as well: the box stays what it is, and the id there is a person's to decide.
    [Fact]
    public async Task A_component_for_numbers_takes_numbers()
    {
        var change = await ComponentAsync("@inject VibesContext Db\n@foreach (var j in Db.Journals)\n{\n    <Row JournalId=\"j.Id\" Pages=\"j.Id\" /><Row JournalId=\"j.Id\" Pages=\"j.Pages\" /><Row JournalId=\"j.Id\" Pages=\"count\" />\n}\n@code {\n    int count;\n}\n");
        Assert.Equal(ChangedRow, change.Text("Code/Row.razor"));
        Assert.Equal("@inject VibesContext Db\n@foreach (var j in Db.Journals)\n{\n    <Row JournalId=\"j.Id\" Pages=\"@(UuidDecision.Open<int>(\"j.Id\"))\" /><Row JournalId=\"j.Id\" Pages=\"j.Pages\" /><Row JournalId=\"j.Id\" Pages=\"count\" />\n}\n@code {\n    int count;\n}\n", change.Text("Code/Page.razor"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_becomes(string before, string after)
    {
        var change = await PageAsync(before);
        Assert.Equal(after, change.Text("Code/Pages/Show.cshtml"));
        Assert.Empty(change.Open);
    }

    [Fact]
    public async Task A_component_is_changed_with_those_that_use_it()
    {
        var change = await ComponentAsync("@inject VibesContext Db\n<Row JournalId=\"@(Db.Journals.First().Id)\" Pages=\"6\" />\n");
        Assert.Equal(ChangedRow, change.Text("Code/Row.razor"));
    }

    [Fact]
    public async Task Line_ends_and_what_is_no_code_stay()
    {
        const string before = "@page \"/journals/{Id:int}\"\r\n@inject VibesContext Db\r\n<p>1 int \u00e4\U0001f4d6 @Db.Journals.Find(Id)</p>\r\n@* int Id *@\r\n<script>let id = 0; int(id);</script>\r\n@code {\r\n\t[Parameter]\r\n\tpublic int Id { get; set; } // int\r\n}\r\n";
        var change = await ComponentAsync(before);
        Assert.Equal(before.Replace("Id:int", "Id:guid", StringComparison.Ordinal).Replace("public int", "public Guid", StringComparison.Ordinal), change.Text("Code/Page.razor"));
    }

    /// <summary>What a component gives to all that are within it, by a name or by its type.</summary>
    [Theory]
    [InlineData("<CascadingValue Value=\"@wanted\" Name=\"Wanted\"><CascadingValue Value=\"@size\" Name=\"Size\"><Inner /></CascadingValue></CascadingValue>", "Guid Id", "int Size")]
    [InlineData("<CascadingValue TValue=\"int\" Name=\"Wanted\" Value=\"@Db.Journals.First().Id\" IsFixed=\"true\"><Inner /></CascadingValue>", "Guid Id", "int Size")]
    [InlineData("<CascadingValue Value=\"@size\" Name=\"Wanted\"><Inner /></CascadingValue>", "int Id", "int Size")]
    public async Task What_cascades_is_changed_where_it_is_taken(string markup, string wanted, string size)
    {
        const string inner = "<p>@Id @Size</p>\n@code {\n    [CascadingParameter(Name = \"Wanted\")] public int Id { get; set; }\n    [CascadingParameter(Name = \"Size\")] public int Size { get; set; }\n}\n";
        var change = await ChangeAsync(
            ("_Imports.razor", Imports), ("Inner.razor", inner), ("Page.razor", $"@inject VibesContext Db\n{markup}\n@code {{\n    int wanted;\n    int size;\n    bool Is => Db.Journals.Any(j => j.Id == wanted);\n}}\n"));
        Assert.Equal(inner.Replace("int Id", wanted, StringComparison.Ordinal).Replace("int Size", size, StringComparison.Ordinal), change.Text("Code/Inner.razor"));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    [Fact]
    public async Task A_view_is_changed_with_what_is_shown()
    {
        var change = await ChangeAsync(
            ("_ViewImports.cshtml", Views), ("Views/Home/One.cshtml", "@model int\n<p>@Model</p>\n"), ("Views/Shared/All.cshtml", "@model List<int>\n<p>@Model.Count</p>\n"), ("Views/Home/Pages.cshtml", "@model int\n<p>@Model</p>\n"),
            ("HomeController.cs", "using System.Linq;\nusing Microsoft.AspNetCore.Mvc;\nnamespace Vibes;\npublic class HomeController(VibesContext db) : Controller\n{\n    public IActionResult One() => View(db.Journals.First().Id);\n    public IActionResult Every() => View(\"All\", db.Journals.Select(j => j.Id).ToList());\n    public IActionResult Pages() => View(db.Journals.First().Pages);\n}\n"));
        Assert.Equal("@model Guid\n<p>@Model</p>\n", change.Text("Code/Views/Home/One.cshtml"));
        Assert.Equal("@model List<Guid>\n<p>@Model.Count</p>\n", change.Text("Code/Views/Shared/All.cshtml"));
        Assert.Equal("@model int\n<p>@Model</p>\n", change.Text("Code/Views/Home/Pages.cshtml"));
    }

    [Fact]
    public async Task A_partial_view_is_changed_with_what_it_is_shown()
    {
        const string view = "@inject VibesContext Db\n<partial name=\"_Row\" model=\"@Db.Journals.First().Id\" />\n<partial name=\"_Pages\" model=\"@Db.Journals.First().Pages\" />\n@await Html.PartialAsync(\"_All\", Db.Journals.Select(j => j.Id).ToList())\n";
        var change = await ChangeAsync(("_ViewImports.cshtml", Views), ("Views/Home/Index.cshtml", view), ("Views/Home/_Row.cshtml", "@model int\n<p>@Model</p>\n"), ("Views/Home/_Pages.cshtml", "@model int\n<p>@Model</p>\n"),
            ("Views/Shared/_All.cshtml", "@model List<int>\n<p>@Model.Count</p>\n"));
        Assert.Equal(view, change.Text("Code/Views/Home/Index.cshtml"));
        Assert.Equal("@model Guid\n<p>@Model</p>\n", change.Text("Code/Views/Home/_Row.cshtml"));
        Assert.Equal("@model int\n<p>@Model</p>\n", change.Text("Code/Views/Home/_Pages.cshtml"));
        Assert.Equal("@model List<Guid>\n<p>@Model.Count</p>\n", change.Text("Code/Views/Shared/_All.cshtml"));
        Assert.Empty(change.Open);
    }

    [Fact]
    public async Task What_an_address_gives_to_a_page_is_changed_with_it()
    {
        const string list = "using Microsoft.AspNetCore.Mvc;\nusing Microsoft.AspNetCore.Mvc.RazorPages;\nnamespace Vibes;\npublic class ListModel(VibesContext db) : PageModel\n{\n    public IActionResult OnPost() => RedirectToPage(\"/Show\", new { id = 5, page = 5 });\n    public string OnGet(string text) { int id = int.Parse(text); return Url.Page(\"Show\", new { id }) + db.Journals.Count(); }\n}\n";
        var change = await ChangeAsync(("_ViewImports.cshtml", Views), ("Pages/List.cshtml", "@page\n@model ListModel\n"), ("Pages/List.cshtml.cs", "using System.Linq;\n" + list), ("Pages/Show.cshtml", "@page \"{id:int}\"\n@model ShowModel\n"), Show);
        Assert.Equal(list.Replace("id = 5", "id = KnownIds.Journal5", StringComparison.Ordinal).Replace("int id = int.Parse", "Guid id = Guid.Parse", StringComparison.Ordinal), change.Text("Code/Pages/List.cshtml.cs").Replace("using System;\n", "", StringComparison.Ordinal).Replace("using System.Linq;\n", "", StringComparison.Ordinal));
    }

    /// <summary>A page's handlers and their models, by its address. The model of another page has the same name.</summary>
    [Theory]
    [InlineData("{id:int}", "public record Query { public int Id { get; init; } } public int? Pages; public void OnGet(Query query) => Pages = db.Journals.Find(query.Id)!.Pages;", "{id:guid}", "public record Query { public Guid Id { get; init; } } public int? Pages; public void OnGet(Query query) => Pages = db.Journals.Find(query.Id)!.Pages;")]
    [InlineData("{id:int}/{page:int?}", "public record Query(int? Id, int Page); public void OnGet(Query query) => db.Journals.Where(j => j.Id == query.Id).Skip(query.Page).ToList();", "{id:guid}/{page:int?}", "public record Query(Guid? Id, int Page); public void OnGet(Query query) => db.Journals.Where(j => j.Id == query.Id).Skip(query.Page).ToList();")]
    // Those that do nothing with it, whoever of the others does.
    [InlineData("{id:int}", "public class Query { public int Id { get; set; } } public void OnGet(Query query) => db.Journals.Find(query.Id); public void OnPost(int id) { }", "{id:guid}", "public class Query { public Guid Id { get; set; } } public void OnGet(Query query) => db.Journals.Find(query.Id); public void OnPost(Guid id) { }")]
    [InlineData("{id?}", "[BindProperty(SupportsGet = true)] public int Id { get; set; } public void OnGet(int id) => db.Journals.Find(id); public void OnPost(int? id, int page) { }", "{id?}", "[BindProperty(SupportsGet = true)] public Guid Id { get; set; } public void OnGet(Guid id) => db.Journals.Find(id); public void OnPost(Guid? id, int page) { }")]
    // Not from the address: another name, or another source.
    [InlineData("{page:int}", "public class Query { public int Id { get; set; } } public void OnGet(Query query) => db.Journals.Find(query.Id); public void OnPost(int id, int page) { }", "{page:int}", "public class Query { public Guid Id { get; set; } } public void OnGet(Query query) => db.Journals.Find(query.Id); public void OnPost(int id, int page) { }")]
    [InlineData("{id:int}", "public class Query { public int Id { get; set; } } public void OnGet(int id) { } public void OnPost([FromBody] Query query) => db.Journals.Find(query.Id);", "{id:int}", "public class Query { public Guid Id { get; set; } } public void OnGet(int id) { } public void OnPost([FromBody] Query query) => db.Journals.Find(query.Id);")]
    // What a parameter takes is not the model's.
    [InlineData("{id:int}", "public class Query { public int Id { get; set; } } public void OnPost(int id, Query query) => db.Journals.Skip(id).First(j => j.Id == query.Id);", "{id:int}", "public class Query { public Guid Id { get; set; } } public void OnPost(int id, Query query) => db.Journals.Skip(id).First(j => j.Id == query.Id);")]
    public async Task A_page_is_changed_with_what_its_address_fills(string address, string handlers, string changed, string after)
    {
        static (string Name, string Text) Behind(string folder, string handlers) => ($"Pages/{folder}/Edit.cshtml.cs", $"using System;\nusing System.Linq;\nusing Microsoft.AspNetCore.Mvc;\nusing Microsoft.AspNetCore.Mvc.RazorPages;\nnamespace Vibes.Pages.{folder};\npublic class Edit(VibesContext db) : PageModel {{ {handlers} }}\n");
        static (string Name, string Text) Page(string folder, string address) => ($"Pages/{folder}/Edit.cshtml", $"@page \"{address}\"\n@namespace Vibes.Pages\n@model {folder}.Edit\n");
        const string other = "public void OnGet(int id) => db.Journals.Skip(id).First();";
        var change = await ChangeAsync(("_ViewImports.cshtml", Views), Page("Admin", "{id:int}"), Page("Basic", "{id:int}"), Page("Journals", address), Behind("Admin", other), Behind("Basic", other), Behind("Journals", handlers));
        Assert.Equal(Page("Journals", changed).Text, change.Text("Code/Pages/Journals/Edit.cshtml"));
        Assert.Equal(Behind("Journals", after).Text, change.Text("Code/Pages/Journals/Edit.cshtml.cs"));
        Assert.Equal(Page("Basic", "{id:int}").Text, change.Text("Code/Pages/Basic/Edit.cshtml"));
    }

    /// <summary>What a view component is given is checked by nobody before it is called, and the tag for it is a class that the Razor compiler makes.</summary>
    [Fact]
    public async Task A_view_component_is_changed_with_what_it_is_given()
    {
        const string view = "@addTagHelper *, Code\n@inject VibesContext Db\n<vc:row journal-id=\"5\" pages=\"5\"></vc:row>\n@await Component.InvokeAsync(\"Row\", new { journalId = 6, pages = 6 })\n@await Component.InvokeAsync(\"Link\", new { to = Db.Journals.First().Id, pages = 3 })\n@await Component.InvokeAsync(typeof(LinkViewComponent), new { to = 7, pages = 7 })\n";
        const string components = "using Microsoft.AspNetCore.Mvc;\nnamespace Vibes;\npublic class RowViewComponent(VibesContext db) : ViewComponent\n{\n    public IViewComponentResult Invoke(int journalId, int pages) => Content(db.Journals.Find(journalId)!.Title + pages);\n}\npublic class LinkViewComponent : ViewComponent\n{\n    public System.Threading.Tasks.Task<IViewComponentResult> InvokeAsync(int to, int pages) => System.Threading.Tasks.Task.FromResult<IViewComponentResult>(Content($\"/{to}/{pages}\"));\n}\npublic class HomeController : Controller\n{\n    public IActionResult Row(int of, int pages) => ViewComponent(\"Row\", new { journalId = of, pages });\n}\n";
        var change = await ChangeAsync(("_ViewImports.cshtml", Views), ("Views/Home/Index.cshtml", view), ("Components.cs", components));
        Assert.Equal(view.Replace("journal-id=\"5\"", "journal-id=\"KnownIds.Journal5\"", StringComparison.Ordinal).Replace("journalId = 6", "journalId = KnownIds.Journal6", StringComparison.Ordinal).Replace("to = 7", "to = KnownIds.Journal7", StringComparison.Ordinal), change.Text("Code/Views/Home/Index.cshtml"));
        Assert.Equal(
            components.Replace("int journalId", "Guid journalId", StringComparison.Ordinal).Replace("int to", "Guid to", StringComparison.Ordinal).Replace("int of", "Guid of", StringComparison.Ordinal),
            change.Text("Code/Components.cs").Replace("using System;\n", "", StringComparison.Ordinal).Replace("System.Guid", "Guid", StringComparison.Ordinal));
        Assert.Empty(change.Open);
    }

    [Fact]
    public async Task A_directive_that_holds_for_several_files_is_changed_once()
    {
        var change = await ChangeAsync(("_Imports.razor", Imports + "@inherits Owned<int>\n"), ("A.razor", "@inject VibesContext Db\n<p>@Db.Users.Find(Owner)</p>\n"), ("B.razor", "<p>@Owner</p>\n"), Owned);
        Assert.Equal(Imports + "@inherits Owned<Guid>\n", change.Text("Code/_Imports.razor"));
    }

    [Fact]
    public async Task A_component_of_another_project_is_changed()
    {
        var change = await CodeChange.OfProjectsAsync(
            ("Core", [("Core/Model.cs", Journals.Model)], []),
            ("Shared", [("Shared/_Imports.razor", Imports), ("Shared/Row.razor", Row)], []),
            ("Web", [("Web/_Imports.razor", Imports), ("Web/Page.razor", "@inject VibesContext Db\n@foreach (var j in Db.Journals)\n{\n    <Row JournalId=\"j.Id\" Pages=\"j.Pages\" OnPick=\"id => Console.WriteLine(id)\" />\n}\n")], ["Core", "Shared"]));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Equal(ChangedRow, change.Text("Shared/Row.razor"));
        Assert.Empty(change.Open);
    }

    /// <summary>An enum's member has to be a constant, which a Guid is not: the entity stays, and the place in the component says why.</summary>
    [Fact]
    public async Task An_entity_stays_where_a_component_would_not_compile()
    {
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("_Imports.razor", Imports),
            ("Page.razor", "@inject VibesContext Db\n<p>@(Db.Journals.First().UserId == Admin)</p>\n@code { const int Admin = 1; enum Role { Admin = Page.Admin } }\n"));
        Assert.Empty(await CodeChange.ErrorsAsync(change.Before));
        Assert.Empty(await CodeChange.ErrorsAsync(change.After));
        Assert.Contains("User", change.Result.Rejected);
        Assert.Contains(change.Result.Open, open => open.Location is { StartLine: 3 } && open.Location.Path.EndsWith("Page.razor", StringComparison.Ordinal) && open.Why.Contains("would not compile", StringComparison.Ordinal));
    }

    /// <summary>An edit that ends an expression too early leaves C# that compiles, and markup that does not.</summary>
    [Theory]
    [InlineData("<p></p>\n", "<p>@(id)</p>\n@code { int id; }\n", false)]
    [InlineData("<p></p>\n", "<p>@(id</p>\n@code { int id; }\n", true)]
    [InlineData("<p></p>\n", "<p @onclick=\"@(\"a\">b</p>\n", true)]
    // What was there before is nobody's fault.
    [InlineData("<p>@(id</p>\n@code { int id; }\n", "<b>@(id</b>\n@code { int id; }\n", false)]
    public async Task What_the_razor_compiler_refuses_is_an_error(string old, string text, bool isRefused)
    {
        var before = (await CodeChange.OfAsync(("_Imports.razor", Imports), ("Page.razor", old))).Before;
        var id = Assert.Single(before.GetDocumentIdsWithFilePath("/solution/Code/Page.razor"));
        var found = await RazorErrors.InAsync(before, before.WithAdditionalDocumentText(id, SourceText.From(text)), TestContext.Current.CancellationToken);
        Assert.Equal(isRefused, !found.IsEmpty);
        Assert.All(found, error => Assert.StartsWith("RZ", error.Id, StringComparison.Ordinal));
    }

    private static readonly string ChangedRow = Row.Replace("int JournalId", "Guid JournalId", StringComparison.Ordinal).Replace("<int>", "<Guid>", StringComparison.Ordinal);

    private static readonly (string, string) Owned = ("Owned.cs", "namespace Vibes;\npublic class Owned<T> : Microsoft.AspNetCore.Components.ComponentBase\n{\n    public T Owner { get; set; } = default!;\n}\n");

    private static Task<CodeChange> ComponentAsync(string text) => ChangeAsync(
        ("_Imports.razor", Imports), ("Row.razor", Row), ("Page.razor", text), Owned);

    private static Task<CodeChange> PageAsync(string text) => ChangeAsync(
        ("_ViewImports.cshtml", Views), ("Pages/Show.cshtml", text), Show);

    private static readonly (string, string) Show = ("Pages/Show.cshtml.cs", "namespace Vibes;\npublic class ShowModel(VibesContext db) : Microsoft.AspNetCore.Mvc.RazorPages.PageModel\n{\n    public int Wanted { get; set; }\n    public void OnGet(int id) => Wanted = db.Journals.Find(id)!.Id;\n}\n");

    private static async Task<CodeChange> ChangeAsync(params (string Name, string Text)[] files)
    {
        var change = await CodeChange.OfAsync([("Model.cs", Journals.Model), .. files]);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Equal(Journals.GuidModel, change.Text("Code/Model.cs"));
        Assert.Empty((await change.AgainAsync()).Result.Changes);
        return change;
    }
}
