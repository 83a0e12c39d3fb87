using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Hygiene;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Hygiene;

public sealed class IdFormatTests
{
    [Fact]
    public Task Formats_and_upper_case() => RuleTest.Fixes(Descriptors.IdFormat, new IdFormatFix(),
        Source("[|\"N\"|]", ":[|b|]", ".[|ToUpper|]()", ".[|ToUpperInvariant|]()").Replace(":[|b|]", "[|:b|]", StringComparison.Ordinal), Source("", "", "", ""), Journals.GuidModel);

    private static string Source(string format, string clause, string upper, string invariant) => $$$"""
        using System;
        using Vibes;

        public class Links
        {
            public string Link(Journal journal) => "/journals/" + journal.Id.ToString({{{format}}});
            public string Text(Journal journal) => $"user {journal.UserId{{{clause}}}}";
            public string Cased(Journal journal) => journal.Id.ToString(){{{upper}}};
            public string Other(Journal journal) => journal.UserId.ToString(){{{invariant}}} + ".";

            public string Plain(Journal journal) => journal.Id.ToString() + journal.Id.ToString("D") + $"{journal.Id} {journal.Id:D}";
            public string Token(Guid token) => token.ToString("N") + Guid.NewGuid().ToString("N").ToUpperInvariant();
            public string Title(Journal journal) => journal.Title.ToString().ToUpper() + journal.Pages.ToString("N");
        }
        """;
}
