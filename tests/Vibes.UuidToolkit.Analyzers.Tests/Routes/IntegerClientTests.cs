using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Routes;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Routes;

public sealed class IntegerClientTests
{
    private const string Source = """
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR;
        using Refit;

        namespace Vibes;

        public interface IJournalApi
        {
            [Get("/journals/{id}")]
            Task<Journal> Get(/*client*/int/*client*/ id, int page);

            [Post("/journals/many")]
            Task<List<Journal>> GetMany(/*client*/int/*client*/[] ids);

            [Get("/users/{id}")]
            Task<User> NeverCalled(int id);

            Task<Journal> NoRequest(int id);
        }

        public interface IJournalClient
        {
            Task Changed(/*client*/int/*client*/ id, int pages);
        }

        public class JournalHub(VibesContext db) : Hub<IJournalClient>
        {
            public async Task Open(/*hub*/int/*hub*/ id, int pages)
            {
                var journal = db.Journals.First(j => j.Id == id && j.Pages == pages);
                await Clients.All.Changed(journal.Id, journal.Pages);
            }

            public override Task OnConnectedAsync() => base.OnConnectedAsync();

            private Journal? Find(int id) => db.Journals.Find(id);
        }

        public class Notes : Hub
        {
            public Task Tag(VibesContext db, List</*hub*/int/*hub*/> tags) => Clients.All.SendAsync("Tagged", db.Tags.Where(t => tags.Contains(t.Id)).ToList());
        }

        public class Pages(IJournalApi api)
        {
            public async Task Show(Journal journal)
            {
                await api.Get(journal.Id, journal.Pages);
                await api.Get(5, 1);
                await api.GetMany(journal.User.Journals.Select(j => j.Id).ToArray());
                await api.NoRequest(journal.Id);
            }
        }
        """;

    [Fact]
    public Task Clients() => RuleTest.Reports(Descriptors.IntegerClientParameter, Marked("client"));

    [Fact]
    public Task Hubs() => RuleTest.Reports(Descriptors.IntegerHubParameter, Marked("hub"));

    private static string Marked(string name) => System.Text.RegularExpressions.Regex.Replace(Source, $@"/\*{name}\*/(.*?)/\*{name}\*/", "[|$1|]");

    [Fact]
    public Task Fix() => RuleTest.Fixes(Descriptors.IntegerHubParameter, new IntegerHubParameterFix(), """
        using System;
        using System.Linq;
        using Microsoft.AspNetCore.SignalR;

        namespace Vibes;

        public class JournalHub(VibesContext db) : Hub
        {
            public Journal? Open([|int|] id) => db.Journals.Find(id);
        }
        """, """
        using System;
        using System.Linq;
        using Microsoft.AspNetCore.SignalR;

        namespace Vibes;

        public class JournalHub(VibesContext db) : Hub
        {
            public Journal? Open(Guid id) => db.Journals.Find(id);
        }
        """);
}
