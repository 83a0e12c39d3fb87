using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.CodeMigration.Loading;

/// <summary>Whether a project's packages were restored: without them it loads all the same, and half of its types are unknown.</summary>
internal static class RestoreState
{
    private const string AssetsFile = "project.assets.json";

    /// <summary>From obj/Debug/net10.0/linux-x64/ it is three folders up to where NuGet writes; one to spare.</summary>
    private const int SearchedFolders = 5;

    /// <summary>Whether a restore is missing.</summary>
    public static bool IsMissing(Project project) => project.FilePath is { } path && IsOfSdk(path) && !IsRestored(project);

    private static bool IsRestored(Project project)
    {
        var folder = Path.GetDirectoryName(project.CompilationOutputInfo.AssemblyPath) ?? Path.Combine(Path.GetDirectoryName(project.FilePath)!, "obj");
        for (var (searched, at) = (0, folder); searched < SearchedFolders && at is not null; searched++, at = Path.GetDirectoryName(at))
            if (File.Exists(Path.Combine(at, AssetsFile)))
                return true;
        return false;
    }

    /// <summary>Older projects restore by packages.config, or not at all.</summary>
    private static bool IsOfSdk(string path)
    {
        try
        {
            var root = XElement.Load(path);
            return root.Attribute("Sdk") is not null || root.Elements().Any(element => element.Name.LocalName == "Sdk" || element.Attribute("Sdk") is not null);
        }
        catch (Exception error) when (error is XmlException or IOException or UnauthorizedAccessException)
        {
            // The build has read it; if it is gone since, nothing can be said about it.
            return false;
        }
    }
}
