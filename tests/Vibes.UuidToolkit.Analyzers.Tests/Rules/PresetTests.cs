using System.Text;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Rules;

/// <summary>The modes are files of the package, made from the descriptors.</summary>
public sealed class PresetTests
{
    [Theory]
    [InlineData("audit", "suggestion")]
    [InlineData("migrate", "warning")]
    [InlineData("enforce", "error")]
    public void A_mode_gives_each_rule_its_severity(string mode, string severity)
    {
        // The lowest level there is use for: whatever a user says in a file of his own wins.
        var text = new StringBuilder($"# VibesUuidMode = {mode}; made from the rules' descriptors.\nis_global = true\nglobal_level = -100\n\n");
        foreach (var descriptor in Descriptors.All)
            text.Append($"# {descriptor.Title}\ndotnet_diagnostic.{descriptor.Id}.severity = {(descriptor.DefaultSeverity == DiagnosticSeverity.Warning ? severity : "suggestion")}\n");
        Repository.Matches(Path.Combine(Repository.Rules, "presets", mode + ".globalconfig"), text.ToString());
    }

    /// <summary>For the properties that want all rules by name, such as WarningsNotAsErrors.</summary>
    [Fact]
    public void The_list_of_rules_is_complete() => Repository.Matches(
        Path.Combine(Repository.Rules, "presets", "rules.props"),
        $"<!-- Made from the rules' descriptors. -->\n<Project>\n  <PropertyGroup>\n    <VibesUuidRules>{string.Join(';', Descriptors.All.Select(descriptor => descriptor.Id))}</VibesUuidRules>\n  </PropertyGroup>\n</Project>\n");
}
