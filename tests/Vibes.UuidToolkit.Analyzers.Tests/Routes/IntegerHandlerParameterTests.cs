using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Routes;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Routes;

public sealed class IntegerHandlerParameterTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.AspNetCore.Routing;

        namespace Vibes;

        """;

    /// <summary>Whatever attributes stand beside the template that a controller's actions share.</summary>
    [Fact]
    public Task Actions_of_one_template_with_attributes_of_several_values() => RuleTest.Reports(Descriptors.IntegerHandlerParameter, Usings + """
        public class PermissionsAttribute(params string[] names) : Attribute
        {
            public string[] Names { get; } = names;
        }

        [Route("journals/{journalId}/pages")]
        public class PagesController(VibesContext db) : ControllerBase
        {
            [HttpGet, Permissions("read", "list")]
            public Journal? Get([|int|] journalId, int page) => db.Journals.Where(j => j.Id == journalId).Skip(page).FirstOrDefault();

            [HttpGet("{page}"), AcceptVerbs("GET", "HEAD"), Permissions]
            public string One([|int|] journalId, int page) => $"{journalId}/{page}";
        }
        """);

    [Fact]
    public Task Actions_and_page_handlers() => RuleTest.Reports(Descriptors.IntegerHandlerParameter, Usings + """
        public class JournalsController(VibesContext db) : ControllerBase
        {
            public Journal? Get([|int|] id, int page) => db.Journals.Where(j => j.Id == id).Skip(page).FirstOrDefault();

            public object Query([FromQuery] [|int|]? userId, [FromHeader] [|long|] tag) => db.Journals.Where(j => j.UserId == userId && j.Tags.Any(t => t.Id == tag));

            public object Many([FromQuery] [|int|][] ids, [FromBody] List<[|int|]> more, int[] years) =>
                (db.Journals.Where(j => ids.Contains(j.Id)), db.Tags.Where(t => more.Contains(t.Id)), db.Reminders.Where(r => years.Contains(r.Year)));

            [NonAction]
            public Journal? NoAction(int id) => db.Journals.Find(id);

            private Journal? Private(int id) => db.Journals.Find(id);
        }

        public class DetailsModel(VibesContext db) : PageModel
        {
            public void OnGet([|int|] id, int page) => db.Journals.Where(j => j.Id == id).Skip(page).ToList();

            public void OnPostDeleteAsync([|int|] id) => db.Journals.Find(id);

            public Journal? Find(int id) => db.Journals.Find(id);
        }

        // A service like any other: the rule of services reports it.
        public class JournalService(VibesContext db)
        {
            public Journal? Get(int id) => db.Journals.Find(id);
        }
        """);

    [Fact]
    public Task Lambdas_of_minimal_apis() => RuleTest.Reports(Descriptors.IntegerHandlerParameter, Usings + """
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/journals/{id}", ([|int|] id, VibesContext db) => db.Journals.Find(id));
                app.MapGroup("/tags").MapPost("/{id}", (int count, [FromRoute] [|int|] id, VibesContext db) => { db.Tags.Where(t => t.Id == id).Take(count).ToList(); return Results.Ok(); });
                app.MapGet("/journals", ([|int|][] ids, VibesContext db) => db.Journals.Where(j => ids.Contains(j.Id)).ToList());
                app.MapGet("/named/{id}", Get);
                Func<int, VibesContext, Journal?> query = (id, db) => db.Journals.Find(id);

                static Journal? Get(int id, VibesContext db) => db.Journals.Find(id);
            }
        }
        """);

    [Fact]
    public Task Silent_on_guids() => RuleTest.Reports(Descriptors.IntegerHandlerParameter, Usings + """
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/journals/{id}", (Guid id, int page, VibesContext db) => db.Journals.Find(id));
        }
        """, Journals.GuidModel);

    [Fact]
    public Task Fix() => RuleTest.Fixes(Descriptors.IntegerHandlerParameter, new IntegerHandlerParameterFix(), Usings + """
        [Route("journals")]
        public class JournalsController(VibesContext db) : ControllerBase
        {
            [HttpGet("{id:int:min(1)}"), HttpHead("head/{id:long}")]
            public Journal? Get([|int|] id, int page) => db.Journals.Find(id);

            [HttpGet]
            public object Many([FromQuery] List<[|int|]> ids, [|int|]? userId = null) => db.Journals.Where(j => ids.Any(id => j.Id.Equals(id)) || j.UserId.Equals(userId));
        }

        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/journals/{id:int}/{page:int}", ([FromRoute] [|long|] id, int page, VibesContext db) => db.Journals.Find(id));
        }
        """, Usings + """
        [Route("journals")]
        public class JournalsController(VibesContext db) : ControllerBase
        {
            [HttpGet("{id:guid}"), HttpHead("head/{id:guid}")]
            public Journal? Get(Guid id, int page) => db.Journals.Find(id);

            [HttpGet]
            public object Many([FromQuery] List<Guid> ids, Guid? userId = null) => db.Journals.Where(j => ids.Any(id => j.Id.Equals(id)) || j.UserId.Equals(userId));
        }

        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/journals/{id:guid}/{page:int}", ([FromRoute] Guid id, int page, VibesContext db) => db.Journals.Find(id));
        }
        """);
}
