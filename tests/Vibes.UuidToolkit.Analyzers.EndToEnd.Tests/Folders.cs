namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>The folders of the repository.</summary>
internal static class Folders
{
    public static string Repository { get; } = Find();

    public static string Samples => Path.Combine(Repository, "samples");

    /// <summary>What is approved by hand.</summary>
    public static string Approved => Path.Combine(Repository, "tests", "Vibes.UuidToolkit.Analyzers.EndToEnd.Tests");

    /// <summary>Debug or Release, as these tests were built.</summary>
    public static string Configuration => new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Vibes.UuidToolkit.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The repository's root is not above the tests.");
    }
}
