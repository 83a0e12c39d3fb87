using System.Collections.Immutable;
using System.Text;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Queries;

/// <summary>A query whose result is a snapshot.</summary>
/// <param name="Name">The file's path below its folder, without <c>.sql</c>, with slashes.</param>
/// <param name="Sql">The query.</param>
public sealed record QueryFile(string Name, string Sql)
{
    /// <summary>Reads the <c>.sql</c> files of a folder and those below it, in the order of their names.</summary>
    /// <exception cref="DiagnosticException">The folder is not there, holds none, or cannot be read.</exception>
    public static ImmutableArray<QueryFile> ReadFolder(string folder)
    {
        try
        {
            var files = Directory.EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories)
                .Select(path => new QueryFile(Path.GetRelativePath(folder, path)[..^".sql".Length].Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText(path, Encoding.UTF8)))
                .OrderBy(file => file.Name, StringComparer.Ordinal).ToImmutableArray();
            return files.IsEmpty ? throw new DiagnosticException(Descriptors.QueryFailed.At(folder, "The folder holds no .sql file.")) : files;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.QueryFailed.At(folder, error.Message), error);
        }
    }
}
