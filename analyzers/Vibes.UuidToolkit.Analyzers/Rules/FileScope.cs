using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.Rules;

/// <summary>An additional file, such as a SQL script or a Razor page.</summary>
internal readonly struct FileScope(RuleContext rules, AdditionalText file, Compilation compilation, Action<Diagnostic> report, CancellationToken cancellation)
{
    /// <summary>The file.</summary>
    public AdditionalText File => file;

    /// <summary>The code that the file belongs to.</summary>
    public Compilation Compilation => compilation;

    /// <summary>What is an id.</summary>
    public IdentifierModel Model => rules.Model;

    /// <summary>Cancels the analysis.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Reports a finding.</summary>
    /// <param name="descriptor">The rule.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="span">The characters that have to change.</param>
    /// <param name="identifier">The id it is about; null where it is about none in particular.</param>
    /// <param name="arguments">The message's arguments.</param>
    public void Report(DiagnosticDescriptor descriptor, SourceText text, TextSpan span, Identifier? identifier, params object?[] arguments)
    {
        var location = Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
        if (rules.Find(descriptor, location, null, identifier, arguments) is { } diagnostic)
            report(diagnostic);
    }
}
