using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Setup;

/// <summary>VUID0001: the approved schema has lines that cannot be understood.</summary>
internal sealed class SchemaFileProblem(SchemaFile schema) : Rule
{
    private static readonly SourceText Empty = SourceText.From("");

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        if (schema.Problems.Count > 0)
            context.OnFile(Look);
    }

    private void Look(FileScope scope)
    {
        if (scope.File.Path != schema.Text.Path)
            return;
        var text = schema.Source ?? Empty;
        foreach (var problem in schema.Problems)
            scope.Report(Descriptors.SchemaProblem, text, text.Lines[problem.Line].Span, null, Path.GetFileName(scope.File.Path), problem.Text);
    }
}
