using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Routes;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Routes;

public sealed class IntegerRouteConstraintTests
{
    private const string Usings = """
        using System;
        using System.ComponentModel;
        using System.Diagnostics.CodeAnalysis;
        using System.Linq;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Routing;

        namespace Vibes;

        """;

    [Fact]
    public Task Templates_of_actions_and_controllers() => RuleTest.Reports(Descriptors.IntegerRouteConstraint, Usings + """"
        [ApiController, Route("api/users/{userId:[|int|]}/[controller]")]
        public class JournalsController(VibesContext db) : ControllerBase
        {
            private const string Prefix = "by-id";

            [HttpGet("{id:[|int|]}")]
            public Journal? Get(int userId, int id) => db.Journals.SingleOrDefault(j => j.UserId == userId && j.Id == id);

            [HttpGet("long/{ID:[|long:min(1)|]}"), HttpGet(@"regex/{id:[|regex(^\d+$)|]}"), HttpGet("tokens/{id:[|regex(^[[0-9]]+$)|]}")]
            public Journal? Overloads(int id) => db.Journals.Find(id);

            [HttpDelete("""raw/{id:required:[|range(1,99)|]}"""), HttpPut(Prefix + "/{id:[|int|]}"), HttpPost($"{Prefix}/{{id:[|max(9)|]}}")]
            public Journal? Literals([FromRoute] int id) => db.Journals.Find(id);

            [Route("renamed/{journal-id:[|maxlength(10)|]?}"), AcceptVerbs("GET", Route = "verbs/{journal-id:[|int|]=5}")]
            public Journal? Renamed([FromRoute(Name = "journal-id")] int id) => db.Journals.Find(id);

            // No ids, or not from the route, or a constraint that knows UUIDs, or one of the application's own.
            [HttpGet("page/{page:int}")]
            public IQueryable<Journal> Page(int page) => db.Journals.Skip(page * 10);

            [HttpGet("query/{version:int}")]
            public Journal? Query(int version, [FromQuery] int id) => db.Journals.Find(id);

            [HttpGet("other/{id:int}")]
            public Journal? OtherSource([FromQuery] int id) => db.Journals.Find(id);

            [HttpGet("own/{id:positive}/{slug:regex(^[[a-z0-9-]]+$)}/{name:maxlength(40)}")]
            public Journal? Own(int id, string slug, string name) => db.Journals.Find(id);

            [HttpGet("broken/{id:int"), Description("{id:int}")]
            public Journal? Broken(int id) => db.Journals.Find(id);

            [HttpGet("none/{id:int}")]
            public string NoParameter() => "";
        }

        [Route("{id:int}")]
        public class Elsewhere
        {
            public Journal? Get(VibesContext db, int id) => db.Journals.Find(id);
        }
        """");

    [Fact]
    public Task Templates_of_minimal_apis() => RuleTest.Reports(Descriptors.IntegerRouteConstraint, Usings + """
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/journals/{id:[|int|]}", (int id, VibesContext db) => db.Journals.Find(id));
                app.MapPost("/journals/{id:[|int|]}/tags", ([FromRoute(Name = "id")] int journal, VibesContext db) => db.Journals.Find(journal));
                app.MapMethods("/journals/{id:[|min(1)|]}", new[] { "HEAD" }, handler: Head);
                app.MapDelete(handler: (VibesContext db, int id) => db.Journals.Find(id), pattern: "/journals/{id:[|int|]}");
                var put = (int id, VibesContext db) => db.Journals.Find(id);
                app.MapPut("/journals/{id:[|int|]}", put);
                app.MapMine("/mine/{id:[|int|]}", (int id, VibesContext db) => db.Journals.Find(id));

                app.MapGet("/pages/{page:int}", (int page, VibesContext db) => db.Journals.Skip(page));
                app.MapGet("/journals/{id:int}", async context => await context.Response.WriteAsync("x"));
                app.MapGet("/journals/{other:int}", (int id, VibesContext db) => db.Journals.Find(id));
            }

            private static Journal? Head(int id, VibesContext db) => db.Journals.Find(id);

            private static void MapMine(this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) => routes.MapGet(pattern, handler);
        }
        """);

    [Fact]
    public Task Prefixes_of_groups() => RuleTest.Reports(Descriptors.IntegerRouteConstraint, Usings + """
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                var journals = app.MapGroup("/users/{userId:[|int|]}").WithTags("users").MapGroup("/journals/{id:[|int|]}/{page:int}");
                journals.MapGet("", (int userId, int id, int page, VibesContext db) => db.Journals.Where(j => j.UserId == userId && j.Id == id).Skip(page));
                app.MapGroup("/tags/{tagId:[|int|]}").AddEndpointFilter((context, next) => next(context)).MapTags();
                MapReminders(app.MapGroup("/reminders/{reminderId:[|int|]}"), 5);

                // Nothing is known to be below these.
                app.MapGroup("/empty/{userId:int}");
                var other = app.MapGroup("/other/{userId:int}");
                other.MapGet("/x", () => "x");
            }

            private static RouteGroupBuilder MapTags(this RouteGroupBuilder group)
            {
                group.MapGroup("/{version:int}").MapGet("/", (int tagId, VibesContext db) => db.Tags.Find(tagId));
                return group;
            }

            private static void MapReminders(IEndpointRouteBuilder routes, int count)
            {
                routes.MapGet("/", (int reminderId, VibesContext db) => db.Reminders.Find(reminderId));
            }
        }
        """);

    [Fact]
    public Task Conventional_routes() => RuleTest.Reports(Descriptors.IntegerRouteConstraint, Usings + """
        public class JournalsController(VibesContext db) : Controller
        {
            public IActionResult Details(int id) => View(db.Journals.Find(id));

            public IActionResult List(int page) => View(db.Journals.Skip(page));
        }

        public class TagsController(VibesContext db) : Controller
        {
            [HttpGet("tags/{tagId}")]
            public IActionResult Details(int tagId) => View(db.Tags.Find(tagId));
        }

        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id:[|int|]?}");
                app.MapControllerRoute("paged", "{controller}/{action}/{page:int}");
                app.MapControllerRoute("tags", "{controller}/{action}/{tagId:int}");
            }
        }
        """);

    // What a parameter's Guid excludes is reported as such.
    [Fact]
    public Task Leaves_guids_to_the_rule_of_mismatches() => RuleTest.Reports(Descriptors.IntegerRouteConstraint, Usings + """
        public class JournalsController(VibesContext db) : ControllerBase
        {
            [HttpGet("{id:int}")]
            public Journal? Get(Guid id) => db.Journals.Find(id);
        }
        """, Journals.GuidModel);

    /// <summary>The literal keeps its kind, and the handler beside it changes with it.</summary>
    [Fact]
    public Task Fix_in_every_kind_of_literal() => RuleTest.Fixes(Descriptors.IntegerRouteConstraint, new IntegerRouteConstraintFix(), Usings + """"
        public class JournalsController(VibesContext db) : ControllerBase
        {
            [HttpGet("{id:[|int|]}")]
            public Journal? Regular(int id) => db.Journals.Find(id);

            [HttpGet("\u0061\t{id:[|regex(^\\d+$)|]}")]
            public Journal? Escaped(int id) => db.Journals.Find(id);

            [HttpGet(@"verbatim/{id:[|regex(^\d+$)|]}")]
            public Journal? Verbatim(int? id) => db.Journals.Find(id);

            [HttpGet("""raw/{id:[|int:min(1)|]?}"""), HttpPost("both/{id:required:[|range(1,9)|]}")]
            public Journal? Raw(long id) => db.Journals.Find(id);

            [HttpGet("""
                lines/{id:[|min(1):required:max(9)|]:alpha}
                """)]
            public Journal? Lines(int id) => db.Journals.Find(id);

            [HttpGet("a/" + "{id:[|int|]}/{userId:[|int|]}")]
            public Journal? Concatenated(int id, int userId) => db.Journals.FirstOrDefault(j => j.Id.Equals(id) && j.UserId.Equals(userId));
        }
        """", Usings + """"
        public class JournalsController(VibesContext db) : ControllerBase
        {
            [HttpGet("{id:guid}")]
            public Journal? Regular(Guid id) => db.Journals.Find(id);

            [HttpGet("\u0061\t{id:guid}")]
            public Journal? Escaped(Guid id) => db.Journals.Find(id);

            [HttpGet(@"verbatim/{id:guid}")]
            public Journal? Verbatim(Guid? id) => db.Journals.Find(id);

            [HttpGet("""raw/{id:guid?}"""), HttpPost("both/{id:required:guid}")]
            public Journal? Raw(Guid id) => db.Journals.Find(id);

            [HttpGet("""
                lines/{id:guid:required:alpha}
                """)]
            public Journal? Lines(Guid id) => db.Journals.Find(id);

            [HttpGet("a/" + "{id:guid}/{userId:guid}")]
            public Journal? Concatenated(Guid id, Guid userId) => db.Journals.FirstOrDefault(j => j.Id.Equals(id) && j.UserId.Equals(userId));
        }
        """");

    [Fact]
    public Task Fix_of_calls() => RuleTest.Fixes(Descriptors.IntegerRouteConstraint, new IntegerRouteConstraintFix(), Usings + """
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/journals/{id:[|int|]}", (int id, int page, VibesContext db) => db.Journals.Find(id));
            }
        }
        """, Usings + """
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/journals/{id:guid}", (Guid id, int page, VibesContext db) => db.Journals.Find(id));
            }
        }
        """);

    /// <summary>A template that is a constant by its name stands where that is declared.</summary>
    [Fact]
    public Task A_constant_template_changes() => RuleTest.Fixes(Descriptors.IntegerRouteConstraint, new IntegerRouteConstraintFix(), Usings + Named("[|int|]"), Usings + Named("guid"));

    private static string Named(string constraint) => $$"""
        public class JournalsController(VibesContext db) : ControllerBase
        {
            private const string Template = "{id:{{constraint}}}";

            [HttpGet(Template)]
            public Journal? Get(int id) => db.Journals.Find(id);

            public string Address(Journal journal) => Template.Replace("{id:{{constraint}}}", journal.Id.ToString());
        }
        """;

    /// <summary>Which UUID an integer default becomes, and what a constant of another name holds within a text, is not for a fix to say.</summary>
    [Theory]
    [InlineData("[HttpGet(\"{id:[|int|]=5}\")]")]
    [InlineData("[HttpGet(\"{id:\" + \"[|int|]}\")]")]
    [InlineData("[HttpGet($\"{Prefix}/{{id:[|int|]}}\")]")]
    public Task No_fix(string attribute)
    {
        var source = Usings + $$"""
            public class JournalsController(VibesContext db) : ControllerBase
            {
                private const string Prefix = "journals";

                {{attribute}}
                public Journal? Get(int id) => db.Journals.Find(id);
            }
            """;
        return RuleTest.Fixes(Descriptors.IntegerRouteConstraint, new IntegerRouteConstraintFix(), source, source);
    }

    /// <summary>A text that is read as an id; one that something is looked up by is none.</summary>
    [Fact]
    public Task Texts_that_are_read_as_ids() => RuleTest.Reports(Descriptors.IntegerRouteConstraint, Usings + """
        public class JournalsController(VibesContext db) : ControllerBase
        {
            [HttpGet(@"parsed/{id:[|regex(^\d+$)|]}")]
            public Journal? Parsed(string id)
            {
                var key = int.Parse(id);
                return db.Journals.Find(key);
            }

            [HttpGet("int/{id:[|int|]}")]
            public Journal? Int(string id) => db.Journals.FirstOrDefault(j => j.Id == Convert.ToInt32(id));

            [HttpGet(@"reference/{reference:[|regex(^J-\d{{6}}$)|]}")]
            public Journal? Reference(string reference) => TryParse(reference, out var id) ? db.Journals.Find(id) : null;

            [HttpGet(@"many/{ids:[|regex(^[[0-9,]]+$)|]}")]
            public IQueryable<Journal> Many(string ids)
            {
                var wanted = ids.Split(',').Select(int.Parse).ToList();
                return db.Journals.Where(j => wanted.Contains(j.Id));
            }

            [HttpGet(@"isbn/{isbn:regex(^\d{{13}}$)}")]
            public Journal? Isbn(string isbn) => db.Journals.Find(IdByIsbn(isbn));

            [HttpGet(@"year/{year:regex(^\d{{4}}$)}")]
            public IQueryable<Reminder> Year(string year) => db.Reminders.Where(r => r.Year == int.Parse(year));

            private int IdByIsbn(string isbn) => db.Journals.Where(j => j.Title == isbn).Select(j => j.Id).First();

            private static bool TryParse(string text, out int id) => int.TryParse(text[2..], out id);
        }
        """);
}
