using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.CodeMigration.Loading;

/// <summary>Which file a path means: a solution, a project, or the only one of a folder.</summary>
internal static class SolutionPath
{
    private const string ProjectExtension = ".csproj";

    private static readonly string[] SolutionExtensions = [".slnx", ".sln"];

    /// <summary>The folders below the given one in which solutions are looked for, to name them to who gave the wrong folder.</summary>
    private const int SearchedDepth = 3;

    /// <summary>The full path of the file.</summary>
    /// <param name="path">A .sln, .slnx, .slnf or .csproj file, or a folder.</param>
    /// <exception cref="DiagnosticException">There is none, or there are several.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
            return IsSolution(full) || Has(full, ProjectExtension)
                ? full
                : throw new DiagnosticException(Descriptors.CodeNotNamed.At(path, "It is no solution and no C# project."));
        if (!Directory.Exists(full))
            throw new DiagnosticException(Descriptors.CodeNotFound.At(path, "Neither a file nor a folder is there."));
        return Only(path, full, "solutions", SolutionExtensions) ?? Only(path, full, "projects", [ProjectExtension]) ?? throw new DiagnosticException(
            Descriptors.CodeNotNamed.At(path, Below(full) is { Count: > 0 } below
                ? $"The folder holds no solution and no C# project; below it there are {string.Join(", ", below.Take(5))}{(below.Count > 5 ? " and others" : "")}."
                : "The folder holds no solution and no C# project."));
    }

    /// <summary>Whether a file is a solution, or a part of one.</summary>
    public static bool IsSolution(string path) => SolutionExtensions.Append(".slnf").Any(extension => Has(path, extension));

    private static string? Only(string given, string folder, string what, string[] extensions)
    {
        var found = Directory.EnumerateFiles(folder).Where(file => extensions.Any(extension => Has(file, extension))).Order(StringComparer.Ordinal).ToList();
        return found.Count <= 1
            ? found.SingleOrDefault()
            : throw new DiagnosticException(Descriptors.CodeNotNamed.At(given, $"The folder holds {found.Count} {what}: {string.Join(", ", found.Select(Path.GetFileName))}."));
    }

    private static List<string> Below(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = SearchedDepth, IgnoreInaccessible = true };
        var all = Directory.EnumerateFiles(folder, "*.*", options).Where(file => IsSolution(file) || Has(file, ProjectExtension)).ToList();
        return [.. all.Where(IsSolution).DefaultIfEmpty().OfType<string>().Concat(all.Exists(IsSolution) ? [] : all).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
    }

    private static bool Has(string path, string extension) => Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);
}
