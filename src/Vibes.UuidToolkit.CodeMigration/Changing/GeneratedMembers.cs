using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Properties that hold ids in code which each build writes anew, such as the messages of gRPC: they stay integers whatever is changed in them. Each is listed once, where
/// it is made from where that is known.
/// </summary>
internal static class GeneratedMembers
{
    /// <summary>The properties, by file and place.</summary>
    public static IEnumerable<OpenPlace> In(SolutionScan scan, ScanOptions options, CancellationToken cancellation)
    {
        var projects = scan.Projects.GroupBy(project => project.Compilation.AssemblyName ?? "").ToDictionary(project => project.Key, project => project.First(), StringComparer.Ordinal);
        return scan.Model.Flow.Known.Where(known => NamedEntities.AreMeant(known.Value.Entity, options)).Select(known => Of(known.Key, known.Value, projects, cancellation)).OfType<OpenPlace>()
            .DistinctBy(place => place.Location).OrderBy(place => place.Location.Path, StringComparer.Ordinal).ThenBy(place => place.Location.StartLine);
    }

    private static OpenPlace? Of(Slot slot, Identifier id, Dictionary<string, ScannedProject> projects, CancellationToken cancellation)
    {
        if (slot.Node is not IPropertySymbol { DeclaringSyntaxReferences: [var declaration, ..] } property || !Places.At(property.Type, slot.Path).IsInteger()
            || projects.GetValueOrDefault(property.ContainingAssembly.Name) is not { } project || !GeneratedCode.IsMadeAnew(declaration.SyntaxTree, project.Options, cancellation)
            // What a generator of the compiler makes follows the code.
            || project.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document || document is SourceGeneratedDocument)
            return null;
        var message = ProtocolMessage.Of(property, declaration.SyntaxTree, project.Project.FilePath);
        return new(id.Entity.Name, message?.Location ?? Locations.Of(declaration.GetSyntax(cancellation).GetLocation()), message?.Code ?? $"{property.ContainingType.Name}.{property.Name}",
            $"'{property.ContainingType.Name}.{property.Name}' holds an id of {id.Entity.Name}, and is generated anew by each build: {(message is null ? "change what it is made from" : "make a string of it")}, "
            + "and put the UUID's text there and parse it where it is read.");
    }
}
