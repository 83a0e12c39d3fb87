using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Rules;

/// <summary>The repository's files that are made from the descriptors. UUIDKIT_WRITE_DOCS=1 writes them instead of comparing.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder of the rules' pages.</summary>
    public static string Rules => Path.Combine(Root, "rules");

    /// <summary>A file's text; empty where there is no such file.</summary>
    public static string Read(string path) => File.Exists(path) ? File.ReadAllText(path) : "";

    /// <summary>The file has this text, or gets it.</summary>
    public static void Matches(string path, string expected)
    {
        if (Environment.GetEnvironmentVariable("UUIDKIT_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }
        else
        {
            Assert.True(File.Exists(path), $"{Path.GetRelativePath(Root, path)} is missing; UUIDKIT_WRITE_DOCS=1 writes it.");
            Assert.Equal(expected, File.ReadAllText(path));
        }
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Vibes.UuidToolkit.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The repository's root is not above the tests.");
    }
}
