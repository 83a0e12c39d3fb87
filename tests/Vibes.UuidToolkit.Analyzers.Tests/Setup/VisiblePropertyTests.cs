using System.Xml.Linq;
using Vibes.UuidToolkit.Analyzers.Tests.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Setup;

/// <summary>What the package has the compiler tell the analyzers: one property; its own files it tells by what they are.</summary>
public sealed class VisiblePropertyTests
{
    [Fact]
    public void The_package_tells_where_packages_lie()
    {
        var analyzers = Path.Combine(Repository.Root, "analyzers");
        var told = XDocument.Load(Path.Combine(analyzers, "Vibes.UuidToolkit.Analyzers.Package", "build", "Vibes.UuidToolkit.Analyzers.props")).Descendants("CompilerVisibleProperty");
        var property = Assert.Single(told).Attribute("Include")!.Value;
        Assert.Contains($"\"build_property.{property}\"", Repository.Read(Path.Combine(analyzers, "Vibes.UuidToolkit.Analyzers", "Settings", "AnalyzerSettings.cs")), StringComparison.Ordinal);
    }
}
