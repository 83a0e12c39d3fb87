using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>The SDK's own compiler of pages and components, in a project that is in memory.</summary>
internal static class RazorCompiler
{
    private static readonly AnalyzerFileReference Reference = new(
        typeof(RazorCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RazorCompiler").Value!, new Loader());

    /// <summary>Whether it makes code of a file.</summary>
    public static bool Takes(string path) => Path.GetExtension(path) is ".razor" or ".cshtml";

    /// <summary>The solution with the compiler in the project, where that has files for it.</summary>
    public static Solution AddTo(Solution solution, ProjectId id)
    {
        var project = solution.GetProject(id)!;
        var files = project.AdditionalDocuments.Where(file => Takes(file.FilePath!)).Select(file => file.FilePath!).ToList();
        if (files.Count == 0)
            return solution;
        var folder = Path.GetDirectoryName(project.FilePath)!;
        // What the SDK's targets tell it.
        var settings = new StringBuilder("is_global = true\nbuild_property.RazorLangVersion = 10.0\nbuild_property.RazorConfiguration = Default\nbuild_property.RootNamespace = Vibes\n");
        foreach (var file in files)
            settings.Append($"\n[{file}]\nbuild_metadata.AdditionalFiles.TargetPath = {Convert.ToBase64String(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)))}\n");
        return solution.AddAnalyzerReference(id, Reference)
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), "razor.globalconfig", SourceText.From(settings.ToString()), filePath: $"{folder}/razor.globalconfig");
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
