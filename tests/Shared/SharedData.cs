using Xunit;

namespace Vibes.UuidToolkit.Tests;

/// <summary>The sample databases that may lie in <c>shared/data</c> beside the repository.</summary>
public static class SharedData
{
    public static string Path(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "shared", "data", file);
            if (File.Exists(path)) return path;
        }

        Assert.Skip($"There is no shared/data/{file} in a folder above the tests.");
        return "";
    }
}
