using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Xunit;

/// <summary>The folder of a source file, and what lies in it.</summary>
internal static class SourceFolder
{
    /// <summary>The folder of a source file.</summary>
    /// <param name="sourceFile">The file, as the compiler saw it.</param>
    /// <exception cref="DiagnosticException">The folder is not there.</exception>
    public static string Of(string sourceFile) => Find(sourceFile) ?? throw new DiagnosticException(
        Descriptors.SourceFolderMissing.At(sourceFile, "The folder of this source file is not on this machine."));

    /// <summary>
    /// A path that is given beside a source file: the folder of that file is looked in first, then the one that the test runs
    /// from, where files lie that the project copies to its output. What is in neither, or a connection, stays as it is.
    /// </summary>
    /// <param name="path">The path, absolute or relative.</param>
    /// <param name="sourceFile">The file, as the compiler saw it.</param>
    public static string Resolve(string path, string sourceFile) =>
        new[] { Find(sourceFile), AppContext.BaseDirectory }.OfType<string>().Select(folder => Path.GetFullPath(path, folder))
            .FirstOrDefault(Path.Exists) ?? path;

    private static string? Find(string sourceFile) =>
        Path.GetDirectoryName(sourceFile) is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null;
}
