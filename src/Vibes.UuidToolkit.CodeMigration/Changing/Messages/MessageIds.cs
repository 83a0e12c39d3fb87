using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.CodeMigration.Razor;
using Vibes.UuidToolkit.CodeMigration.Scanning;
using Vibes.UuidToolkit.CodeMigration.Writing;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Messages;

/// <summary>
/// The ids in the messages of a solution's own gRPC services. Protocol buffers have no type for a UUID: the field becomes a text, and the code reads and writes it where an id was. Until everything
/// else is changed the property counts as a Guid, as if the class made of the message were anybody's.
/// </summary>
internal sealed class MessageIds
{
    private readonly Dictionary<string, (ProtocolFile File, HashSet<MessageField> Fields)> _files;

    // The classes made of them, with what is written for an id in each: as it was, by its place.
    private readonly Dictionary<string, (SourceText Text, List<TextSpan> Types)> _generated = new(StringComparer.Ordinal);

    private readonly HashSet<string> _properties = new(StringComparer.Ordinal);

    private MessageIds(Dictionary<string, (ProtocolFile File, HashSet<MessageField> Fields)> files) => _files = files;

    /// <summary>The .proto files with their ids as texts.</summary>
    public IEnumerable<FileChange> Changes => _files.Values.Where(changed => changed.Fields.Count > 0)
        .Select(changed => new FileChange(changed.File.Path, changed.File.Text, changed.File.Text.WithChanges(changed.Fields.OrderBy(id => id.TypeSpan.Start).Select(id => new TextChange(id.TypeSpan, id.TextType!)))));

    /// <summary>Finds them. What no service of the solution answers is another system's, and stays.</summary>
    public static MessageIds In(SolutionScan scan, ScanOptions options, CancellationToken cancellation)
    {
        var made = new Dictionary<SyntaxTree, (ProtocolFile File, Compilation Compilation)>();
        var files = new Dictionary<string, (ProtocolFile File, HashSet<MessageField> Fields)>(StringComparer.Ordinal);
        foreach (var project in scan.Projects)
            foreach (var tree in project.Compilation.SyntaxTrees)
                if (ProtocolFile.Of(tree.GetText(cancellation), project.Project) is { } source)
                {
                    files.TryAdd(source.Path, (source, []));
                    made.Add(tree, (files[source.Path].File, project.Compilation));
                }

        var ids = new MessageIds(files);
        if (made.Count == 0)
            return ids;
        var answered = scan.Projects.SelectMany(project => Answered(project.Compilation, made, cancellation)).ToHashSet(StringComparer.Ordinal);
        // A client may have a copy of the file.
        var messages = made.Where(tree => answered.Contains(tree.Value.File.Path)).SelectMany(tree => Properties(tree.Key, tree.Value.Compilation, cancellation)).Select(property => property.Symbol.ToDisplayString()).ToHashSet(StringComparer.Ordinal);
        foreach (var (slot, id) in scan.Model.Flow.Known)
            if (slot.Node is IPropertySymbol { DeclaringSyntaxReferences: [var declaration, ..] } property && Places.At(property.Type, slot.Path).IsInteger() && NamedEntities.AreMeant(id.Entity, options)
                && made.TryGetValue(declaration.SyntaxTree, out var from) && messages.Contains(property.ToDisplayString()) && Field(from.File, property) is not null)
                ids._properties.Add(property.ToDisplayString());
        foreach (var (tree, from) in made)
            foreach (var (declaration, property) in Properties(tree, from.Compilation, cancellation))
                if (ids.Has(property) && Field(from.File, property) is { } field && declaration.Type.DescendantNodesAndSelf().OfType<PredefinedTypeSyntax>().FirstOrDefault() is { } type)
                {
                    files[from.File.Path].Fields.Add(field);
                    ids.Note(tree, type.Span);
                }

        return ids;
    }

    /// <summary>Whether a property is one of them.</summary>
    public bool Has(IPropertySymbol property) => _properties.Contains(property.OriginalDefinition.ToDisplayString());

    /// <summary>The solution where the properties are Guids.</summary>
    public Solution AsGuids(Solution solution) => With(solution, "global::System.Guid");

    /// <summary>The solution where they are texts, and the code that uses them reads and writes those; null where there are none.</summary>
    public async Task<Solution?> AsTextsAsync(Solution before, Solution solution, CancellationToken cancellation)
    {
        if (_properties.Count == 0)
            return null;
        var edits = new SourceEdits(await RazorSources.OfAsync(solution, cancellation).ConfigureAwait(false));
        var names = _properties.Select(name => name[(name.LastIndexOf('.') + 1)..]).ToHashSet(StringComparer.Ordinal);
        foreach (var project in solution.Projects)
            if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is { } compilation)
                foreach (var tree in compilation.SyntaxTrees)
                    if (!_generated.ContainsKey(tree.FilePath) && tree.GetText(cancellation).ToString() is var text && names.Any(name => text.Contains(name, StringComparison.Ordinal)))
                        new MessageUses(this, compilation.GetSemanticModel(tree), names).Convert(tree.GetRoot(cancellation), edits, cancellation);
        return await UuidText.AddAsync(before, With(await edits.ApplyAsync(solution, cancellation).ConfigureAwait(false), "string"), cancellation).ConfigureAwait(false);
    }

    private Solution With(Solution solution, string type)
    {
        foreach (var (path, (text, types)) in _generated)
            foreach (var document in solution.GetDocumentIdsWithFilePath(path))
                solution = solution.WithDocumentText(document, text.WithChanges(types.Select(span => new TextChange(span, type))));
        return solution;
    }

    private void Note(SyntaxTree tree, TextSpan type)
    {
        if (!_generated.TryGetValue(tree.FilePath, out var generated))
            _generated.Add(tree.FilePath, generated = (tree.GetText(), []));
        if (!generated.Types.Contains(type))
            generated.Types.Add(type);
    }

    // That can become a text.
    private static MessageField? Field(ProtocolFile file, IPropertySymbol property) => file.Fields.FirstOrDefault(field => field.TextType is not null && field.Makes(property.ContainingType.Name, property.Name));

    private static IEnumerable<(PropertyDeclarationSyntax Declaration, IPropertySymbol Symbol)> Properties(SyntaxTree tree, Compilation compilation, CancellationToken cancellation)
    {
        var model = compilation.GetSemanticModel(tree);
        foreach (var declaration in tree.GetRoot(cancellation).DescendantNodes(node => node is not BaseMethodDeclarationSyntax).OfType<PropertyDeclarationSyntax>())
            if (model.GetDeclaredSymbol(declaration, cancellation) is IPropertySymbol symbol)
                yield return (declaration, symbol);
    }

    // The files of the services that the code has a class for, and those that such a project has without a service, whose messages others carry.
    private static IEnumerable<string> Answered(Compilation compilation, Dictionary<SyntaxTree, (ProtocolFile File, Compilation Compilation)> made, CancellationToken cancellation)
    {
        var own = compilation.SyntaxTrees.Where(made.ContainsKey).Select(tree => made[tree].File).ToList();
        var services = own.Count == 0 ? [] : compilation.SyntaxTrees.Where(tree => !made.ContainsKey(tree)).SelectMany(tree => Bases(compilation, tree, cancellation)).Where(made.ContainsKey).Select(tree => made[tree].File.Path).ToImmutableHashSet();
        return services.IsEmpty ? [] : services.Concat(own.Where(file => !file.HasService).Select(file => file.Path));
    }

    private static IEnumerable<SyntaxTree> Bases(Compilation compilation, SyntaxTree tree, CancellationToken cancellation) => tree.GetRoot(cancellation).DescendantNodes(node => node is not BaseMethodDeclarationSyntax)
        .OfType<ClassDeclarationSyntax>().Where(type => type.BaseList is not null && type.BaseList.Types[0].Type.ToString().EndsWith("Base", StringComparison.Ordinal))
        .SelectMany(type => (compilation.GetSemanticModel(tree).GetDeclaredSymbol(type, cancellation) as INamedTypeSymbol)?.BaseType?.DeclaringSyntaxReferences ?? []).Select(declaration => declaration.SyntaxTree);
}
