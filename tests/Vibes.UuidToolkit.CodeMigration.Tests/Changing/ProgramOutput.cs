using System.Globalization;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>What a program's <c>Vibes.Code.Run()</c> says when it runs, with UUIDs as the numbers that they stand for.</summary>
internal static partial class ProgramOutput
{
    /// <summary>Compiles and runs the only project of a solution.</summary>
    public static async Task<string> OfAsync(Solution solution)
    {
        var compilation = await CodeChange.CompilationAsync(solution.Projects.Single());
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        assembly.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            var run = context.LoadFromStream(assembly).GetType("Vibes.Code")!.GetMethod("Run")!;
            return Uuids().Replace((string)run.Invoke(null, null)!, uuid => Number(Guid.Parse(uuid.Value)));
        }
        finally
        {
            context.Unload();
        }
    }

    private static string Number(Guid id)
    {
        if (id == Guid.Empty)
            return "0";
        var text = id.ToString();
        // ReadableIds: the digits of the number, around the version and the variant.
        if (id.Version != 8)
            return "new";
        var number = decimal.Parse(text[9..13] + text[15..18] + text[24..], CultureInfo.InvariantCulture);
        return (text[0] == 'f' ? -number : number).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuids();
}
