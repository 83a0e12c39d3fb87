using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Routes;

public sealed class IdInUrlTests
{
    private const string Source = """
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;

        namespace Vibes;

        public class Links(HttpClient http) : ControllerBase
        {
            public string Path(Journal journal) => $"/api/journals/[|{journal.Id}|]";

            public string Several(Journal journal) => $"https://vibes.example/users/[|{journal.UserId}|]/journals/[|{journal.Id}|]?page={journal.Pages}&user.by=[|{journal.User.Id}|]#{journal.Id}";

            public Task<Journal?> Client(Journal journal) => http.GetFromJsonAsync<Journal>($"journals/[|{journal.Id}|]");

            public IResult Created(Journal journal) => Results.Created($"/journals/[|{journal.Id}|]", journal);

            public IActionResult Named(Journal journal) => CreatedAtAction(nameof(Named), new { id = journal.Id }, journal);

            public string Page(Journal journal) => $"/pages/{journal.Pages}/{journal.Title}";

            public string File(Journal journal) => $"covers/{journal.Id}.png";

            public string Text(Journal journal) => $"Journal {journal.Id} has {journal.Pages} pages";

            public string Slug(Journal journal) => $"/journals/page-{journal.Id}";
        }
        """;

    [Fact]
    public Task While_ids_are_integers() => RuleTest.Reports(Descriptors.IdInUrl, Source);

    // The URLs have changed by then; there is nothing left to look at.
    [Fact]
    public Task Not_afterwards() => RuleTest.Reports(Descriptors.IdInUrl, Source.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), Journals.GuidModel);
}
