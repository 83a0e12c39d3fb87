using System.Reflection;

namespace Vibes.UuidToolkit.Analyzers.Rules;

/// <summary>
/// Where a rule's page is read. The project's public address is <c>RepositoryUrl</c> in <c>Directory.Build.props</c> and nowhere
/// else; as long as none is set there rules have no help link, and the pages are read in the package's folder <c>rules</c>.
/// </summary>
internal static class RulePages
{
    private static readonly string? Repository = typeof(RulePages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => attribute.Key == "RepositoryUrl")?.Value;

    /// <summary>The address of a rule's page; null while the project has none.</summary>
    public static string? Of(string rule) => string.IsNullOrEmpty(Repository) ? null : $"{Repository!.TrimEnd('/')}/blob/main/rules/{rule}.md";
}
