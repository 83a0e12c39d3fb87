using Vibes.UuidToolkit.Analyzers.Hygiene;
using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Hygiene;

public sealed class UuidPatternTests
{
    [Theory]
    [InlineData("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$", null)]
    [InlineData("(?i)^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", null)]
    [InlineData("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}", null)]
    [InlineData("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", "UUIDs in upper case")]
    [InlineData("^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$", "UUIDs in lower case")]
    [InlineData("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$", "UUIDs of the versions 7 and 8")]
    [InlineData("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$", "UUIDs of the versions 7 and 8")]
    [InlineData("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[47][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$", "UUIDs of version 8")]
    [InlineData("^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$", "UUIDs of the versions 7 and 8, and UUIDs in lower case")]
    // For something else, for anything, and for nothing.
    [InlineData("^[a-f]{12}$", null)]
    [InlineData("^[a-z0-9A-Fg-zG-Z-]{12}", null)]
    [InlineData("^[a-f]{12}(", null)]
    // Backtracks for ever.
    [InlineData("^(([0-9a-f-]+)+)+[!]{12}$", null)]
    public void A_pattern_is_asked_what_it_rejects(string pattern, string? rejected) => Assert.Equal(rejected, UuidPatternProbe.Rejected(pattern, ignoreCase: false));

    [Fact]
    public Task Wherever_a_regular_expression_is_expected() => RuleTest.Reports(Descriptors.UuidPattern, """
        using System.ComponentModel.DataAnnotations;
        using System.Text.RegularExpressions;

        public partial class Request
        {
            private const string Four = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$";
            private const string Lower = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

            [RegularExpression([|Four|])]
            public string Journal { get; set; } = "";

            [RegularExpression("^[0-9]+$")]
            public string Page { get; set; } = "";

            public Regex New() => new([|Lower|]);
            public Regex Any() => new(Lower, RegexOptions.IgnoreCase | RegexOptions.Compiled);
            public bool Is(string text) => Regex.IsMatch(text, [|Four|]) || text == Four;

            public Request Create([RegularExpression([|Lower|])] string id) => new() { Journal = id };
        }
        """);
}
