using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.Rules;

/// <summary>An operation that a rule asked to see.</summary>
internal readonly struct OperationScope(RuleContext rules, IOperation operation, ISymbol owner, Action<Diagnostic> report, CancellationToken cancellation)
{
    /// <summary>The operation.</summary>
    public IOperation Operation => operation;

    /// <summary>The member it is in.</summary>
    public ISymbol ContainingSymbol => owner;

    /// <summary>What is an id.</summary>
    public IdentifierModel Model => rules.Model;

    /// <summary>The types that rules look for.</summary>
    public KnownTypes Types => rules.Types;

    /// <summary>Whether another assembly than this code's declares a symbol.</summary>
    public bool IsElsewhere(ISymbol symbol) => symbol.ContainingAssembly is { } assembly && !SymbolEqualityComparer.Default.Equals(assembly, owner.ContainingAssembly);

    /// <summary>Cancels the analysis.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Reports a finding.</summary>
    /// <param name="descriptor">The rule.</param>
    /// <param name="where">The syntax that has to change.</param>
    /// <param name="identifier">The id it is about; null where it is about none in particular.</param>
    /// <param name="arguments">The message's arguments.</param>
    public void Report(DiagnosticDescriptor descriptor, SyntaxNode where, Identifier? identifier, params object?[] arguments) =>
        Report(descriptor, where.GetLocation(), identifier, arguments);

    /// <inheritdoc cref="Report(DiagnosticDescriptor, SyntaxNode, Identifier?, object?[])"/>
    public void Report(DiagnosticDescriptor descriptor, Location where, Identifier? identifier, params object?[] arguments)
    {
        if (rules.Find(descriptor, where, owner, identifier, arguments) is { } diagnostic)
            report(diagnostic);
    }
}
