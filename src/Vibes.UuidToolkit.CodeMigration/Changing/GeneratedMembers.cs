using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeMigration.Changing.Messages;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Properties that hold ids in code which each build writes anew, such as the messages of another system's gRPC service: they stay integers whatever is changed in them. Each is listed once, where
/// it is made from where that is known.
/// </summary>
internal static class GeneratedMembers
{
    /// <summary>The properties, by file and place.</summary>
    /// <param name="scan">The solution.</param>
    /// <param name="options">Whose ids are changed.</param>
    /// <param name="messages">Those that are changed in what they are made from.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public static IEnumerable<OpenPlace> In(SolutionScan scan, ScanOptions options, MessageIds messages, CancellationToken cancellation)
    {
        var projects = scan.Projects.GroupBy(project => project.Compilation.AssemblyName ?? "").ToDictionary(project => project.Key, project => project.First(), StringComparer.Ordinal);
        return scan.Model.Flow.Known.Where(known => NamedEntities.AreMeant(known.Value.Entity, options)).Where(known => known.Key.Node is not IPropertySymbol property || !messages.Has(property))
            .Select(known => Of(known.Key, known.Value, projects, cancellation)).OfType<OpenPlace>()
            .DistinctBy(place => place.Location).OrderBy(place => place.Location.Path, StringComparer.Ordinal).ThenBy(place => place.Location.StartLine);
    }

    private static OpenPlace? Of(Slot slot, Identifier id, Dictionary<string, ScannedProject> projects, CancellationToken cancellation)
    {
        if (slot.Node is not IPropertySymbol { DeclaringSyntaxReferences: [var declaration, ..] } property || !Places.At(property.Type, slot.Path).IsInteger()
            || projects.GetValueOrDefault(property.ContainingAssembly.Name) is not { } project || !GeneratedCode.IsMadeAnew(declaration.SyntaxTree, project.Options, cancellation)
            // What a generator of the compiler makes follows the code.
            || project.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document || document is SourceGeneratedDocument)
            return null;
        var source = ProtocolFile.Of(declaration.SyntaxTree.GetText(cancellation), project.Project);
        var field = source?.Fields.FirstOrDefault(field => field.Makes(property.ContainingType.Name, property.Name));
        return new(id.Entity.Name, field is null ? Locations.Of(declaration.GetSyntax(cancellation).GetLocation()) : Locations.Of(Location.Create(source!.Path, field.Span, source.Text.Lines.GetLinePositionSpan(field.Span))),
            field is null ? $"{property.ContainingType.Name}.{property.Name}" : source!.Text.ToString(field.Span),
            $"'{property.ContainingType.Name}.{property.Name}' holds an id of {id.Entity.Name}, and is generated anew by each build: {(field is null ? "change what it is made from" : "make a string of it")}, "
            + "and put the UUID's text there and parse it where it is read.");
    }
}
