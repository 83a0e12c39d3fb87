using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Settings;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Identifiers;

/// <summary>What the entity model says of each member of each type in a source, as lines that a test can compare.</summary>
internal static class ModelText
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel.DataAnnotations;
        global using System.ComponentModel.DataAnnotations.Schema;
        global using System.Data;
        global using Dapper;
        global using Microsoft.AspNetCore.Identity;
        global using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
        global using Microsoft.EntityFrameworkCore;
        global using Microsoft.EntityFrameworkCore.Metadata.Builders;
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Vibes.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A compilation of sources that must have no errors.</summary>
    public static CSharpCompilation Compile(params string[] sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var trees = sources.Prepend(Usings).Select((source, index) => CSharpSyntaxTree.ParseText(source, options, $"{index}.cs"));
        var compilation = CSharpCompilation.Create("Tests", trees, References, new(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    /// <summary>The model of a compilation.</summary>
    public static EntityModel Read(Compilation compilation, string? schema = null, string entities = "", string excluded = "", params string[] references)
    {
        var file = schema is null ? null : SchemaFile.Read(new InMemoryText("schema.verified.txt", schema), default);
        Assert.Empty(file?.Problems ?? []);
        var settings = new AnalyzerSettings([.. excluded.Split(' ', StringSplitOptions.RemoveEmptyEntries)], [.. entities.Split(' ', StringSplitOptions.RemoveEmptyEntries)], [.. references], null, null);
        return EntityModel.Read(compilation, new(compilation), file, [], null, settings, default);
    }

    /// <summary>
    /// A line for each member of which something is known: whose id it is and why, <c>other</c>, or <c>named</c> where only its
    /// name says so. Inherited members stand under the type that they are read from.
    /// </summary>
    public static string Of(string source, string? schema = null, string entities = "", string excluded = "", params string[] references)
    {
        var compilation = Compile(source);
        return Of(compilation, Read(compilation, schema, entities, excluded, references));
    }

    /// <inheritdoc cref="Of(string, string?, string, string, string[])"/>
    public static string Of(Compilation compilation, EntityModel model)
    {
        var text = new StringBuilder();
        foreach (var type in Types(compilation.Assembly.GlobalNamespace).OrderBy(type => type.Locations[0].SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(type => type.Locations[0].SourceSpan.Start))
            foreach (var member in Members(type))
                if (Say(model, type, member) is { } said)
                    text.Append(type.Name).Append('.').Append(member.Name).Append(" -> ").Append(said).Append('\n');
        return text.ToString().TrimEnd('\n');
    }

    // In the order of the source, private fields too.
    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type)
    {
        var mapped = EntityMembers.Of(type).Values;
        return type.GetMembers().Where(member => member is IPropertySymbol or IFieldSymbol && !member.IsImplicitlyDeclared)
            .Concat(mapped.Where(member => !SymbolEqualityComparer.Default.Equals(member.ContainingType, type)));
    }

    private static string? Say(EntityModel model, INamedTypeSymbol type, ISymbol member)
    {
        if (model.Declared(member, type) is { } id)
        {
            Assert.Equal(Certainty.Declared, id.Certainty);
            var source = id.Reason.LastIndexOf('(');
            return source < 0 ? id.Reason[(id.Reason.IndexOf(" is ", StringComparison.Ordinal) + 1)..] : $"{id.Entity} {id.Reason[source..]}";
        }

        if (!SymbolEqualityComparer.Default.Equals(member.ContainingType.OriginalDefinition, type))
            return null;
        return model.IsOther(member) ? "other" : model.ByName(member) is { } named ? $"{named.Entity} named" : null;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Where(type => type.Locations[0].IsInSource).Concat(space.GetNamespaceMembers().SelectMany(Types));
}
