using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.CodeMigration.Razor;
using Vibes.UuidToolkit.CodeMigration.Writing;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>A file that a change adds to a project, beside its project file, for what the changed code uses.</summary>
internal static class AddedFile
{
    /// <summary>What the changed documents of a project use.</summary>
    /// <param name="before">The solution before the change: what did not change uses nothing new.</param>
    /// <param name="project">The project after it.</param>
    /// <param name="use">Finds a use.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public static async Task<List<Match>> UsesAsync(Solution before, Project project, Regex use, CancellationToken cancellation)
    {
        var uses = new List<Match>();
        foreach (var document in project.Documents)
            if (await document.GetTextAsync(cancellation).ConfigureAwait(false) is var text
                && (before.GetDocument(document.Id) is not { } old || !ReferenceEquals(text, await old.GetTextAsync(cancellation).ConfigureAwait(false))))
                uses.AddRange(use.Matches(text.ToString()));
        foreach (var file in project.AdditionalDocuments.Where(RazorSources.IsRazor))
            if (await file.GetTextAsync(cancellation).ConfigureAwait(false) is var text
                && (before.GetAdditionalDocument(file.Id) is not { } old || !ReferenceEquals(text, await old.GetTextAsync(cancellation).ConfigureAwait(false))))
                uses.AddRange(use.Matches(text.ToString()));
        return uses;
    }

    /// <summary>The project's own file of that name; null where it has none.</summary>
    public static Document? In(Project project, string name) => project.Documents.FirstOrDefault(document => document.Name == name && document.Folders.Count == 0);

    /// <summary>The text of such a file with some entries in the dictionary that it holds; those that are there stay.</summary>
    /// <param name="text">The file.</param>
    /// <param name="entries">Keys, and the values as code.</param>
    public static SourceText WithEntries(SourceText text, IEnumerable<(string Key, string Value)> entries)
    {
        var (code, end) = (text.ToString(), text.ToString().IndexOf("    };", StringComparison.Ordinal));
        var missing = entries.Where(entry => !code.Contains($"[\"{entry.Key}\"] = ", StringComparison.Ordinal)).ToList();
        return missing.Count == 0 || end < 0 ? text : text.WithChanges(new TextChange(new(end, 0), string.Concat(missing.Select(entry => $"        [\"{entry.Key}\"] = {entry.Value},\n"))));
    }

    /// <summary>The solution with the file, which an earlier change may have added.</summary>
    /// <param name="project">The project.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="write">Gives its text, from the present one; null where there is none.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static async Task<Solution> PutAsync(Project project, string name, Func<SourceText?, SourceText> write, CancellationToken cancellation) =>
        In(project, name) is { } known ? project.Solution.WithDocumentText(known.Id, write(await known.GetTextAsync(cancellation).ConfigureAwait(false))) : Add(project, name, write(null).ToString());

    /// <summary>The solution with the file.</summary>
    public static Solution Add(Project project, string name, string text) => project.Solution.AddDocument(
        DocumentId.CreateNewId(project.Id), name, SourceText.From(text, FileText.Utf8), filePath: Path.Combine(Path.GetDirectoryName(project.FilePath)!, name));
}
