using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

namespace Vibes.UuidToolkit.Analyzers.Rules;

/// <summary>
/// What rules know of a compilation, and where they register. Actions are gathered by kind and registered with the compiler
/// once, so that an operation that interests nobody costs nothing and one that interests many is handed over once.
/// </summary>
internal sealed class RuleContext(IdentifierModel model, AnalyzerOptions options, FindingFilter filter, string? assembly)
{
    private readonly ImmutableDictionary<string, string?> _properties = ImmutableDictionary<string, string?>.Empty.Add(FindingKey.AssemblyProperty, assembly);
    // Told for each operation, by its kind: the kinds are small numbers.
    private readonly List<Action<OperationScope>>?[] _operations = new List<Action<OperationScope>>?[256];
    private readonly Dictionary<string, List<Action<OperationScope>>> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<SymbolKind, List<Action<SymbolScope>>> _symbols = [];
    private readonly List<Action<EndScope>> _ends = [];
    private readonly List<Action<FileScope>> _files = [];

    /// <summary>What is an id.</summary>
    public IdentifierModel Model { get; } = model;

    /// <summary>The types that rules look for; each may be absent.</summary>
    public KnownTypes Types => Model.Types;

    /// <summary>The options of .editorconfig and the additional files.</summary>
    public AnalyzerOptions Options { get; } = options;

    /// <summary>Which findings are new.</summary>
    public FindingFilter Filter { get; } = filter;

    /// <summary>Looks at operations of these kinds.</summary>
    public void OnOperation(Action<OperationScope> action, params OperationKind[] kinds)
    {
        foreach (var kind in kinds)
            (_operations[(int)kind] ??= []).Add(action);
    }

    /// <summary>Looks at calls of methods that have one of these names. A name decides nothing, but spares a rule nearly all calls.</summary>
    public void OnCall(Action<OperationScope> action, params string[] names)
    {
        foreach (var name in names)
            Add(_calls, name, action);
    }

    /// <summary>Looks at declared symbols of these kinds. Parameters arrive on their own, not with their method.</summary>
    public void OnSymbol(Action<SymbolScope> action, params SymbolKind[] kinds)
    {
        foreach (var kind in kinds)
            Add(_symbols, kind, action);
    }

    /// <summary>Looks at additional files, for example SQL scripts and Razor pages.</summary>
    public void OnFile(Action<FileScope> action) => _files.Add(action);

    /// <summary>Looks at the whole compilation when all of it was seen. Only descriptors tagged CompilationEnd may be reported there.</summary>
    public void OnEnd(Action<EndScope> action) => _ends.Add(action);

    /// <summary>
    /// Registers with the compiler what was gathered. The members of a type are looked at together, when the compiler has shown
    /// all of them: by then it has bound their bodies, and following an id from one to another binds none of them again.
    /// </summary>
    public void Attach(CompilationStartAnalysisContext compilation)
    {
        if (Array.Exists(_operations, actions => actions is not null) || _calls.Count > 0 || _symbols.Count > 0)
        {
            var types = new ConcurrentDictionary<ISymbol, SeenType>(SymbolEqualityComparer.Default);
            compilation.RegisterSymbolStartAction(context =>
            {
                var type = new SeenType();
                if (types.TryAdd(context.Symbol, type))
                    context.RegisterSymbolEndAction(end =>
                    {
                        types.TryRemove(end.Symbol, out _);
                        Look(type, (INamedTypeSymbol)end.Symbol, end.Compilation, end.ReportDiagnostic, end.CancellationToken);
                    });
            }, SymbolKind.NamedType);
            compilation.RegisterOperationBlockAction(context =>
            {
                if (Seen(context.OwningSymbol) is { } type)
                    type.Blocks.Add((context.OwningSymbol, context.OperationBlocks));
                else
                    foreach (var block in context.OperationBlocks)
                        Look(block, context.OwningSymbol, context.ReportDiagnostic, context.CancellationToken);
            });
            compilation.RegisterSymbolAction(context =>
            {
                if (Seen(context.Symbol) is { } type)
                    type.Symbols.Add(context.Symbol);
                else
                    Look(context.Symbol, context.Compilation, context.ReportDiagnostic, context.CancellationToken);
            }, SymbolKind.NamedType, SymbolKind.Method, SymbolKind.Property, SymbolKind.Field, SymbolKind.Event);

            // An attribute of the assembly is in no type.
            SeenType? Seen(ISymbol symbol) => TypeOf(symbol) is { } owner && types.TryGetValue(owner, out var seen) ? seen : null;
        }

        if (_files.Count > 0)
            compilation.RegisterAdditionalFileAction(context =>
            {
                var scope = new FileScope(this, context.AdditionalFile, context.Compilation, context.ReportDiagnostic, context.CancellationToken);
                foreach (var action in _files)
                    action(scope);
            });
        if (_ends.Count > 0)
            compilation.RegisterCompilationEndAction(context => End(context.Compilation, context.ReportDiagnostic, context.CancellationToken));
    }

    /// <summary>
    /// Shows a compilation to what was gathered, without the compiler's driver. Generated code is passed over, as it does, but not
    /// what the project keeps among its own files; nor what Razor files are compiled to, of which who runs this can tell what a
    /// person has written.
    /// </summary>
    public void Run(Compilation compilation, Action<Diagnostic> report, CancellationToken cancellation)
    {
        // Side by side, as the compiler's driver would; told in the order of the files.
        foreach (var findings in compilation.SyntaxTrees.AsParallel().AsOrdered().WithCancellation(cancellation).Where(tree => !IsPassedOver(tree)).Select(InBodies))
            foreach (var finding in findings)
                report(finding);

        foreach (var type in SourceTypes.Of(compilation))
            if (type.DeclaringSyntaxReferences.Any(reference => !IsPassedOver(reference.SyntaxTree)))
                foreach (var symbol in RuleRun.Symbols(type))
                    if (symbol.Locations.FirstOrDefault()?.SourceTree is { } tree && !IsPassedOver(tree))
                        Look(symbol, compilation, report, cancellation);

        foreach (var file in Options.AdditionalFiles)
            foreach (var action in _files)
                action(new(this, file, compilation, report, cancellation));
        End(compilation, report, cancellation);

        List<Diagnostic> InBodies(SyntaxTree tree)
        {
            var findings = new List<Diagnostic>();
            LookInBodies(compilation.GetSemanticModel(tree), findings.Add, cancellation);
            return findings;
        }

        bool IsPassedOver(SyntaxTree tree) => GeneratedCode.IsMadeAnew(tree, Options, cancellation);
    }

    /// <summary>Shows one file to what was gathered.</summary>
    public void Run(SemanticModel file, Action<Diagnostic> report, CancellationToken cancellation)
    {
        LookInBodies(file, report, cancellation);
        foreach (var declaration in file.SyntaxTree.GetRoot(cancellation).DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            if (declaration is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && file.GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol type)
                foreach (var symbol in RuleRun.Symbols(type))
                    if (symbol.Locations.FirstOrDefault()?.SourceTree == file.SyntaxTree)
                        Look(symbol, file.Compilation, report, cancellation);
    }

    /// <summary>Shows the whole compilation to what was gathered, when all of it was seen.</summary>
    public void End(Compilation compilation, Action<Diagnostic> report, CancellationToken cancellation)
    {
        var scope = new EndScope(this, compilation, report, cancellation);
        foreach (var action in _ends)
            action(scope);
    }

    private void LookInBodies(SemanticModel file, Action<Diagnostic> report, CancellationToken cancellation)
    {
        // As for the members of a type that the compiler's driver has shown: what is bound is walked before ids are followed through it.
        var roots = RuleRun.Operations(file, cancellation).ToList();
        foreach (var bodies in roots.GroupBy(root => TypeOf(root.Owner), root => root.Operation, SymbolEqualityComparer.Default))
            if (bodies.Key is INamedTypeSymbol type)
                Model.Flow.Remember(type, bodies, cancellation);
        foreach (var (root, owner) in roots)
            Look(root, owner, report, cancellation);
    }

    private static INamedTypeSymbol? TypeOf(ISymbol symbol) => symbol as INamedTypeSymbol ?? symbol.ContainingType;

    private void Look(SeenType seen, INamedTypeSymbol type, Compilation compilation, Action<Diagnostic> report, CancellationToken cancellation)
    {
        Model.Flow.Remember(type, seen.Blocks.SelectMany(part => part.Blocks), cancellation);
        foreach (var symbol in seen.Symbols)
            Look(symbol, compilation, report, cancellation);
        foreach (var (owner, blocks) in seen.Blocks)
            foreach (var block in blocks)
                Look(block, owner, report, cancellation);
    }

    private void Look(IOperation block, ISymbol owner, Action<Diagnostic> report, CancellationToken cancellation)
    {
        foreach (var operation in block.DescendantsAndSelf())
        {
            var kind = operation.Kind;
            if ((int)kind < _operations.Length && _operations[(int)kind] is { } actions)
                Show(operation, actions);
            if (kind == OperationKind.Invocation && _calls.TryGetValue(((IInvocationOperation)operation).TargetMethod.Name, out var called))
                Show(operation, called);
        }

        void Show(IOperation operation, List<Action<OperationScope>> actions)
        {
            var scope = new OperationScope(this, operation, owner, report, cancellation);
            foreach (var action in actions)
                action(scope);
        }
    }

    private void Look(ISymbol symbol, Compilation compilation, Action<Diagnostic> report, CancellationToken cancellation)
    {
        Show(symbol, symbol.Kind);
        foreach (var parameter in RuleRun.Parameters(symbol))
            Show(parameter, SymbolKind.Parameter);

        void Show(ISymbol shown, SymbolKind kind)
        {
            if (!_symbols.TryGetValue(kind, out var actions))
                return;
            var scope = new SymbolScope(this, shown, compilation, report, cancellation);
            foreach (var action in actions)
                action(scope);
        }
    }

    private static void Add<TKey, TAction>(Dictionary<TKey, List<TAction>> actions, TKey key, TAction action)
        where TKey : notnull
    {
        if (!actions.TryGetValue(key, out var list))
            actions.Add(key, list = []);
        list.Add(action);
    }

    /// <summary>Makes the finding, unless the baseline has it.</summary>
    /// <param name="descriptor">The rule.</param>
    /// <param name="location">Where.</param>
    /// <param name="symbol">The symbol that the baseline knows it by: the declared or the containing member; null for a file.</param>
    /// <param name="identifier">The id it is about; null where it is about none.</param>
    /// <param name="arguments">The message's arguments.</param>
    /// <returns>Null where the baseline has it.</returns>
    public Diagnostic? Find(DiagnosticDescriptor descriptor, Location location, ISymbol? symbol, Identifier? identifier, object?[] arguments)
    {
        // What rests on a name alone is said more quietly, and by a rule that can be turned off on its own.
        if (identifier is { Certainty: Certainty.Named } && descriptor.DefaultSeverity > DiagnosticSeverity.Info)
            (descriptor, arguments) = (Descriptors.NamedElsewhere, [string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), arguments), descriptor.Id]);
        var key = FindingKey.Of(symbol, location);
        if (!Filter.Passes(descriptor.Id, key))
            return null;
        for (var i = 0; i < arguments.Length; i++)
            // The Razor compiler puts lines of its own into an expression.
            if (arguments[i] is SyntaxNode { ContainsDirectives: true } code)
                arguments[i] = string.Concat(code.DescendantTokens().Select(token => token.Text));
        var properties = _properties.Add(FindingKey.Property, key);
        if (identifier is not null)
            properties = properties.Add("entity", identifier.Entity.Name);
        return Diagnostic.Create(descriptor, location, properties, arguments);
    }
}
