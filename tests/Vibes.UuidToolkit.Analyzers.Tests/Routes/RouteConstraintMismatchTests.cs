using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Routes;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Routes;

public sealed class RouteConstraintMismatchTests
{
    private const string Usings = """
        using System;
        using System.Linq;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Routing;

        namespace Vibes;

        """;

    /// <summary>After the change: all of this compiles, and answers 404.</summary>
    [Fact]
    public Task Constraints_for_integers_on_guids() => RuleTest.Reports(Descriptors.RouteConstraintMismatch, Usings + """
        [Route("api/users/{userId:[|int|]}/[controller]")]
        public class JournalsController(VibesContext db) : ControllerBase
        {
            [HttpGet("{id:[|int|]}")]
            public Journal? Get(Guid userId, Guid id) => db.Journals.FirstOrDefault(j => j.UserId == userId && j.Id == id);

            [HttpGet("several/{id:[|int:min(1)|]:required}")]
            public Journal? Several(Guid? id) => db.Journals.Find(id);

            [HttpGet("model/{journalId:[|long|]}")]
            public Journal? Model([FromRoute] ByRoute route) => db.Journals.Find(route.JournalId);

            [HttpGet("property/{tagId:[|int|]}")]
            public Tag? Property() => db.Tags.Find(TagId);

            [FromRoute]
            public Guid TagId { get; set; }

            [HttpGet("right/{id:guid}/{page:int}/{title}")]
            public Journal? Right(Guid id, int page, string title, [FromQuery] Guid other) => db.Journals.Find(id);
        }

        public class ByRoute
        {
            public Guid JournalId { get; set; }
        }

        public record ByJournal(Guid JournalId, VibesContext Db);

        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/journals/{id:[|int|]}", (Guid id, VibesContext db) => db.Journals.Find(id));
                app.MapGet("/reminders/{journalId:[|int|]}", ([AsParameters] ByJournal by) => by.Db.Journals.Find(by.JournalId));
                var group = app.MapGroup("/users/{userId:[|range(1, 9)|]}");
                group.MapGet("/", (Guid userId) => userId);
                app.MapControllerRoute("default", "{controller}/{action}/{id:[|int|]?}");
                app.MapGet("/unknown/{id:own}", (Guid id) => id);
                app.MapGet("/body/{id:int}", ([FromBody] Guid id) => id);
            }
        }

        public class TagsController(VibesContext db) : Controller
        {
            public IActionResult Details(Guid id) => View(db.Tags.Find(id));
        }
        """, Journals.GuidModel);

    /// <summary>A route that names its action leads to no other, whatever they call their parameters; one that names an area to no controller outside it.</summary>
    [Fact]
    public Task Conventional_routes_that_name_their_action() => RuleTest.Reports(Descriptors.RouteConstraintMismatch, Usings + """
        public class DownloadController(VibesContext db) : Controller
        {
            public IActionResult Get(Guid journalId) => View(db.Journals.Find(journalId));

            public IActionResult Page(int journalId) => View(journalId);

            [ActionName("Named")]
            public IActionResult Another(Guid journalId) => View(db.Journals.Find(journalId));

            public System.Threading.Tasks.Task<IActionResult> SlowAsync(Guid journalId) => System.Threading.Tasks.Task.FromResult<IActionResult>(View(db.Journals.Find(journalId)));
        }

        [Area("Admin")]
        public abstract class AdminController : Controller;

        public class ReportsController(VibesContext db) : AdminController
        {
            public IActionResult Get(Guid journalId) => View(db.Journals.Find(journalId));
        }

        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapControllerRoute("right", "download/{journalId:guid}", new { controller = "Download", action = "Get" });
                app.MapControllerRoute("wrong", "download/{journalId:[|int|]}", new { controller = "Download", action = "get" });
                app.MapControllerRoute("page", "download/{journalId:int}", new { controller = "Download", action = "Page" });
                app.MapControllerRoute("any", "download/{action}/{journalId:[|int|]}", new { controller = "Download", action = "Page" });
                app.MapControllerRoute("named", "named/{journalId:[|int|]}", new { controller = "Download", action = "Named" });
                app.MapControllerRoute("slow", "slow/{journalId:[|int|]}", new { controller = "Download", action = "Slow" });
                app.MapControllerRoute("other", "other/{journalId:int}", new { controller = "Download", action = "Another" });
                app.MapAreaControllerRoute("area", "Admin", "{area}/{controller}/{action}/{journalId:[|int|]}");
                app.MapAreaControllerRoute("admin", "Admin", "admin/{journalId:[|int|]}", new { controller = "Reports", action = "Get" });
                app.MapAreaControllerRoute("sales", "Sales", "sales/{journalId:int}", new { controller = "Reports", action = "Get" });
            }
        }
        """, Journals.GuidModel);

    /// <summary>Half-way: the constraint was changed and the parameter was not. No id is needed to see that.</summary>
    [Fact]
    public Task Constraints_for_uuids_on_integers() => RuleTest.Reports(Descriptors.RouteConstraintMismatch, Usings + """
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/journals/{id:[|guid|]}", (int id, VibesContext db) => db.Journals.Find(id));
                app.MapGet("/pages/{number:[|GUID|]?}", (long? number) => number);
                app.MapGet("/text/{id:guid}", (string id) => id);
                app.MapGet("/both/{id:int}", (int id) => id);
            }
        }
        """);

    /// <summary>What the Razor compiler makes of the components is generated code, in which nothing is reported.</summary>
    [Fact]
    public Task Razor_pages_and_components() => RuleTest.Reports(Descriptors.RouteConstraintMismatch, """
        // <auto-generated/>
        #nullable enable
        using System;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        namespace Vibes.Pages
        {
            [Microsoft.AspNetCore.Components.Route("/journals/{Id:int}"), Microsoft.AspNetCore.Components.Route("/old/{Page:int}/{Id:int}")]
            public partial class JournalView : ComponentBase
            {
                [Parameter]
                public Guid Id { get; set; }

                [Parameter]
                public int Page { get; set; }
            }

            public class DetailsModel : PageModel
            {
                [BindProperty(SupportsGet = true)]
                public Guid TagId { get; set; }

                public void OnGet(Guid id, int page)
                {
                }
            }

            public class OtherModel : PageModel
            {
                public void OnPostAsync(Guid id)
                {
                }
            }
        }

        namespace Vibes.More
        {
            [Microsoft.AspNetCore.Components.Route("/elsewhere/{Id:int}")]
            public partial class JournalView : ComponentBase
            {
                [Parameter]
                public int Id { get; set; }
            }
        }
        """, Journals.GuidModel, null,
        ("Pages/JournalView.razor", """
            @page "/journals/{Id:[|int|]}"
            @page "/old/{Page:int}/{Id:[|int|]}"
            <h1>@Id</h1>
            """),
        ("More/JournalView.razor", "@page \"/elsewhere/{Id:int}\""),
        ("Pages/Details.cshtml", """
            @page "{id:[|long|]}/{page:int}/{tagId:[|regex(^\\d+$)|]}"
            @model DetailsModel
            """),
        ("Pages/Named.cshtml", """
            @page "{id:[|int|]?}"
            @model Vibes.Pages.OtherModel
            """),
        ("Pages/Unknown.razor", "@page \"/unknown/{Id:int}\""),
        ("Pages/Broken.razor", "@page \"/unknown/{Id:int"),
        ("notes.txt", "@page \"/journals/{Id:int}\""));

    [Fact]
    public Task Components_with_a_route_in_code() => RuleTest.Reports(Descriptors.RouteConstraintMismatch, """
        using System;
        using Microsoft.AspNetCore.Components;

        namespace Vibes;

        [Route("/journals/{id:[|int|]}")]
        public class JournalView : ComponentBase
        {
            [Parameter]
            public Guid Id { get; set; }

            [SupplyParameterFromQuery]
            public int Page { get; set; }
        }
        """, Journals.GuidModel);

    [Fact]
    public Task Fix() => RuleTest.Fixes(Descriptors.RouteConstraintMismatch, new RouteConstraintMismatchFix(), Usings + """
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGroup("/users/{userId:[|int|]}/tags/{tagId:[|long:min(1)|]}").MapGet("/journals/{id:[|int|]?}", (Guid userId, Guid tagId, Guid? id) => id);
                app.MapGet("/both/{id:[|int|]:guid}", (Guid id) => id);
            }
        }
        """, Usings + """
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGroup("/users/{userId:guid}/tags/{tagId:guid}").MapGet("/journals/{id:guid?}", (Guid userId, Guid tagId, Guid? id) => id);
                app.MapGet("/both/{id:guid}", (Guid id) => id);
            }
        }
        """, Journals.GuidModel);

    [Fact]
    public Task No_fix_for_an_integer()
    {
        const string Source = Usings + """
            public static class Endpoints
            {
                public static void Map(WebApplication app) => app.MapGet("/journals/{id:[|guid|]}", (int id) => id);
            }
            """;
        return RuleTest.Fixes(Descriptors.RouteConstraintMismatch, new RouteConstraintMismatchFix(), Source, Source);
    }
}
