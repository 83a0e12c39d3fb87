using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Setup;

/// <summary>The toolkit's own files. Marks in additional files are findings as they are in code.</summary>
public sealed class SetupTests
{
    private const string Baseline = "build_property.VibesUuidBaseline = uuid-baseline.txt";

    [Theory]
    [InlineData("[||]")]
    [InlineData("[|# something else|]\ntable a\n")]
    [InlineData("# uuidkit schema 1\ntable a\n  column id integer\n[|  constraint a_pkey PRIMARY KEY (id|]\n")]
    public Task A_schema_that_cannot_be_understood(string text) =>
        RuleTest.Reports(Descriptors.SchemaProblem, "class Nothing { }", model: null, files: ("schema.verified.txt", text));

    [Fact]
    public Task A_schema_of_another_name() =>
        RuleTest.Reports(Descriptors.SchemaProblem, "class Nothing { }", model: null, config: "build_property.VibesUuidSchema = db/approved.txt", files: ("db/approved.txt", "[|nonsense|]\n"));

    [Fact]
    public Task Other_files_are_not_looked_at() => RuleTest.Reports(Descriptors.SchemaProblem, "class Nothing { }", model: null, files: ("readme.txt", "nonsense\n"));

    [Fact]
    public Task A_malformed_line_of_a_baseline() => RuleTest.Reports(
        Descriptors.MalformedBaseline, "class Nothing { }", config: Baseline,
        files: ("uuid-baseline.txt", "# known\n\nVUID0101 P:Vibes.User.Id\n[|VUID0101|]\n[|P:Vibes.User.Id VUID0101|]\n"));

    [Fact]
    public Task A_stale_entry_of_a_baseline() => RuleTest.Reports(
        Descriptors.StaleBaseline, "class Nothing { }", config: Baseline,
        files: ("uuid-baseline.txt", "VUID0101 P:Vibes.User.Id\n[|VUID0101 P:Vibes.User.Age|]\n[|VUID0901 P:Vibes.User.Id|]\n"));

    [Fact]
    public Task An_empty_baseline() => RuleTest.Reports(Descriptors.StaleBaseline, "class Nothing { }", config: Baseline, files: ("uuid-baseline.txt", ""));
}
