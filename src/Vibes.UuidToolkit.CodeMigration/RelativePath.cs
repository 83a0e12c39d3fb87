namespace Vibes.UuidToolkit.CodeMigration;

/// <summary>How a file is told to people, to git and in a plan: from the solution's folder on, with forward slashes on every system.</summary>
public static class RelativePath
{
    /// <summary>The path.</summary>
    /// <param name="folder">The folder that it is told from.</param>
    /// <param name="path">The file, or what is itself relative to that folder.</param>
    public static string Of(string folder, string path) => Path.GetRelativePath(folder, Path.GetFullPath(path, folder)).Replace(Path.DirectorySeparatorChar, '/');
}
