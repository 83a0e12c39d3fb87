using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Hygiene;

public sealed class ThrowingParseTests
{
    [Fact]
    public Task Text_that_a_client_chose() => RuleTest.Reports(Descriptors.ThrowingParse, """
        using System;
        using System.Linq;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.AspNetCore.SignalR;
        using Vibes;

        public class JournalsController(VibesContext db) : ControllerBase
        {
            [HttpGet("{id}")]
            public Journal? Get(string id) => db.Journals.Find([|Guid.Parse(id)|]);

            [HttpGet]
            public Journal? Mine()
            {
                var user = [|Guid.Parse(User.FindFirst("sub")!.Value)|];
                var other = [|new Guid(User.FindFirstValue(ClaimTypes.NameIdentifier)!)|];
                return db.Journals.FirstOrDefault(x => x.UserId == user || x.UserId == other);
            }

            [HttpGet("raw")]
            public Journal? Raw()
            {
                var text = Request.Query["id"].ToString();
                var id = [|Guid.Parse(text)|];
                var user = [|Guid.ParseExact(Request.Headers["X-User"]!, "D")|];
                var route = [|Guid.Parse(Request.RouteValues["id"]?.ToString() ?? "")|];
                return db.Journals.FirstOrDefault(x => x.Id == id && x.UserId == user && x.Id != route);
            }
        }

        public class JournalHub(VibesContext db) : Hub
        {
            public Journal? Open(string id) => db.Journals.Find([|Guid.Parse(id)|]);
        }

        public static class Endpoints
        {
            public static void Map(IEndpointRouteBuilder app) =>
                app.MapGet("/journals/{id}", (string id, VibesContext db) => db.Journals.Find([|Guid.Parse(id)|]));
        }
        """, Journals.GuidModel);

    [Fact]
    public Task Parses_that_do_not_throw_other_text_and_other_guids_are_silent() => RuleTest.Reports(Descriptors.ThrowingParse, """
        using System;
        using Microsoft.AspNetCore.Mvc;
        using Vibes;

        public class JournalsController(VibesContext db) : ControllerBase
        {
            public static readonly Guid Feature = Guid.Parse("0190b6f0-4e2a-7c3b-9d5f-0e8a7b6c5d4f");

            [HttpGet("{id}")]
            public Journal? Get(string id) => Guid.TryParse(id, out var key) ? db.Journals.Find(key) : null;

            [HttpGet]
            public string Trace() => Guid.Parse(Request.Headers["X-Correlation"]!).ToString();

            [HttpGet("known")]
            public Journal? Known() => db.Journals.Find(Guid.Parse("0190b6f0-4e2a-7c3b-9d5f-0e8a7b6c5d4f"));
        }

        public class Importer(VibesContext db)
        {
            public Journal? Import(string line) => db.Journals.Find(Guid.Parse(line));
        }
        """, Journals.GuidModel);
}
