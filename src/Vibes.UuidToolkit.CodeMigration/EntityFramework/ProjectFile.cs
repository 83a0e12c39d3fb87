using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.EntityFramework;

/// <summary>The text of a project file.</summary>
internal static class ProjectFile
{
    /// <summary>Embeds files as resources of given names. The rest of the file keeps its text; a file that names them already is left as it is.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="resources">The files' paths relative to the project, and the resources' names.</param>
    public static SourceText Embed(SourceText project, IReadOnlyList<(string Path, string Name)> resources)
    {
        var text = project.ToString();
        var missing = resources.Where(resource => !text.Contains($"LogicalName=\"{resource.Name}\"", StringComparison.Ordinal)).ToList();
        var end = text.LastIndexOf("</Project>", StringComparison.Ordinal);
        if (missing.Count == 0 || end < 0)
            return project;
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var indentation = Indentation(project);
        var hasEmptyLine = text[..end].EndsWith(newLine + newLine, StringComparison.Ordinal);
        var items = string.Concat(missing.Select(resource =>
            $"{indentation}{indentation}<EmbeddedResource Include=\"{resource.Path.Replace('\\', '/')}\" LogicalName=\"{resource.Name}\" />{newLine}"));
        var group = $"{indentation}<ItemGroup>{newLine}{items}{indentation}</ItemGroup>{newLine}";
        return project.Replace(new TextSpan(end, 0), hasEmptyLine ? group + newLine : newLine + group);
    }

    /// <summary>What the file's first element inside <c>Project</c> is indented with.</summary>
    private static string Indentation(SourceText project)
    {
        foreach (var line in project.Lines)
            if (line.ToString() is var text && text.TrimStart() is ['<', not ('!' or '?' or '/'), ..] && text.Length > text.TrimStart().Length)
                return text[..^text.TrimStart().Length];
        return "  ";
    }
}
