using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeMigration.Razor;

/// <summary>
/// The pages, views and components of a solution. They are no code to the workspace but additional files, which the SDK's
/// generator makes code of; that code is what is compiled and looked at, and the files are what is edited.
/// </summary>
internal sealed class RazorSources
{
    private readonly Dictionary<SyntaxTree, RazorCode> _byTree = [];
    private readonly Dictionary<(ProjectId Project, string Name), RazorCode> _byName = [];
    private readonly Dictionary<string, SourceText> _files = new(StringComparer.Ordinal);

    private RazorSources()
    {
    }

    /// <summary>No such files.</summary>
    public static RazorSources None { get; } = new();

    /// <summary>Reads what the Razor compiler makes in each project that has such files.</summary>
    public static async Task<RazorSources> OfAsync(Solution solution, CancellationToken cancellation)
    {
        var sources = new RazorSources();
        foreach (var project in solution.Projects)
        {
            var files = new Dictionary<string, SourceText>(StringComparer.Ordinal);
            foreach (var file in project.AdditionalDocuments.Where(IsRazor))
                files[file.FilePath!] = sources._files[file.FilePath!] = await file.GetTextAsync(cancellation).ConfigureAwait(false);
            if (files.Count == 0)
                continue;
            foreach (var document in await project.GetSourceGeneratedDocumentsAsync(cancellation).ConfigureAwait(false))
                if (await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is { } tree && GeneratedCode.IsOfRazor(tree))
                    sources._byTree[tree] = sources._byName[(project.Id, document.HintName)] = RazorCode.Of(document, tree, files, cancellation);
        }

        return sources;
    }

    /// <summary>Whether a file is the Razor compiler's.</summary>
    public static bool IsRazor(TextDocument file) =>
        Path.GetExtension(file.FilePath) is { } extension && (extension.Equals(".razor", StringComparison.OrdinalIgnoreCase) || extension.Equals(".cshtml", StringComparison.OrdinalIgnoreCase));

    /// <summary>What is made of each file, in each project.</summary>
    public IEnumerable<RazorCode> Codes => _byTree.Values;

    /// <summary>The Razor code that a tree is; null for any other.</summary>
    public RazorCode? Of(SyntaxTree tree) => _byTree.GetValueOrDefault(tree);

    /// <summary>What the same file is compiled to here, where a change has made it another.</summary>
    public RazorCode? Like(RazorCode other) => _byName.GetValueOrDefault((other.Document.Project.Id, other.Document.HintName));

    /// <summary>The text of a file.</summary>
    public SourceText? TextOf(string path) => _files.GetValueOrDefault(path);
}
