using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.Rules;

/// <summary>A declared symbol that a rule asked to see.</summary>
internal readonly struct SymbolScope(RuleContext rules, ISymbol symbol, Compilation compilation, Action<Diagnostic> report, CancellationToken cancellation)
{
    /// <summary>The symbol.</summary>
    public ISymbol Symbol => symbol;

    /// <summary>The code that it is in.</summary>
    public Compilation Compilation => compilation;

    /// <summary>What is an id.</summary>
    public IdentifierModel Model => rules.Model;

    /// <summary>The types that rules look for.</summary>
    public KnownTypes Types => rules.Types;

    /// <summary>Cancels the analysis.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Reports a finding.</summary>
    /// <param name="descriptor">The rule.</param>
    /// <param name="where">The place that has to change.</param>
    /// <param name="identifier">The id it is about; null where it is about none in particular.</param>
    /// <param name="arguments">The message's arguments.</param>
    public void Report(DiagnosticDescriptor descriptor, Location where, Identifier? identifier, params object?[] arguments)
    {
        if (rules.Find(descriptor, where, symbol, identifier, arguments) is { } diagnostic)
            report(diagnostic);
    }
}
