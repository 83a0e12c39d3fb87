using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.Rules;

/// <summary>The compilation as a whole, when all of it was seen.</summary>
internal readonly struct EndScope(RuleContext rules, Compilation compilation, Action<Diagnostic> report, CancellationToken cancellation)
{
    /// <summary>The compilation.</summary>
    public Compilation Compilation => compilation;

    /// <summary>What is an id.</summary>
    public IdentifierModel Model => rules.Model;

    /// <summary>Which findings are new.</summary>
    public FindingFilter Filter => rules.Filter;

    /// <summary>Cancels the analysis.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Reports a finding.</summary>
    /// <param name="descriptor">The rule; tagged CompilationEnd.</param>
    /// <param name="where">The place that has to change.</param>
    /// <param name="symbol">The declared or containing symbol; null for a file.</param>
    /// <param name="identifier">The id it is about; null where it is about none in particular.</param>
    /// <param name="arguments">The message's arguments.</param>
    public void Report(DiagnosticDescriptor descriptor, Location where, ISymbol? symbol, Identifier? identifier, params object?[] arguments)
    {
        if (rules.Find(descriptor, where, symbol, identifier, arguments) is { } diagnostic)
            report(diagnostic);
    }

    /// <summary>Reports a line of one of the toolkit's own files.</summary>
    /// <param name="descriptor">The rule; tagged CompilationEnd.</param>
    /// <param name="file">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="line">The line's number, from 0.</param>
    /// <param name="arguments">The message's arguments.</param>
    public void Report(DiagnosticDescriptor descriptor, AdditionalText file, SourceText text, int line, params object?[] arguments)
    {
        var span = text.Lines[line].Span;
        Report(descriptor, Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span)), null, null, arguments);
    }
}
