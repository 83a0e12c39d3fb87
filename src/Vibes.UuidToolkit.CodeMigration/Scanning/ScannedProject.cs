using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Vibes.UuidToolkit.CodeMigration.Scanning;

/// <summary>A project as it is compiled. One that is built for two frameworks is there twice.</summary>
/// <param name="Project">The project.</param>
/// <param name="Compilation">Its code.</param>
/// <param name="Options">Its settings and additional files.</param>
internal sealed record ScannedProject(Project Project, CSharpCompilation Compilation, AnalyzerOptions Options);
