using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// What an HTTP client reads from JSON or writes into it, in types of its own: no value of the program gets there, and a UUID cannot be read into an integer. Those members are
/// listed that are still integers and are named for ids which have changed.
/// </summary>
internal static class JsonClients
{
    // Paged<Row> with its Row, and what that has; deeper a name says little.
    private const int Depth = 3;

    /// <summary>The members, and the integers that are read where ids are given, each once.</summary>
    /// <param name="scan">The changed solution.</param>
    /// <param name="changed">The entities whose ids have changed.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static IEnumerable<OpenPlace> In(SolutionScan scan, ImmutableArray<string> changed, CancellationToken cancellation)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var (call, method, model) in Calls(scan, cancellation))
        {
            var addressed = Addressed(call, scan.Model.Entities);
            foreach (var (member, entity) in Members(method.TypeArguments[0], addressed, scan.Model.Entities, Depth))
                if (changed.Contains(entity.Name) && seen.Add(member) && member.DeclaringSyntaxReferences is [var declaration, ..] && declaration.GetSyntax(cancellation) is var syntax)
                    yield return new(entity.Name, Locations.Of(syntax.GetLocation()), syntax.ToString(),
                        $"{method.Name} takes {(member.ContainingType.IsAnonymousType ? "a nameless type" : $"'{member.ContainingType.Name}'")} for JSON, and this is named for an id of {entity.Name}, which is a UUID now and cannot be read into a number. Nothing in the code says which answer it is.");
            if (Written(call) is { } type && HoldsInteger(method.TypeArguments[0]) && IsGivenId(call, model, cancellation))
                yield return new(addressed?.Name, Locations.Of(type.GetLocation()), call.ToString(),
                    $"{method.Name} reads '{type}' from JSON where an id is given, which is a UUID now. Nothing in the code says which answer it is: an id cannot be read into a number.");
        }
    }

    /// <summary>Where a test reads a number from JSON by the name of an id, <c>body.GetProperty("id").GetInt32()</c>, of an answer that may be of anything.</summary>
    /// <param name="scan">The changed solution.</param>
    /// <param name="changed">The entities whose ids have changed.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static IEnumerable<OpenPlace> Read(SolutionScan scan, ImmutableArray<string> changed, CancellationToken cancellation)
    {
        foreach (var (compilation, tree) in scan.Files)
            if (TestProject.Is(compilation) && NumbersRead.Any(read => FileSearch.Has(tree, read, cancellation)))
                foreach (var read in tree.GetRoot(cancellation).DescendantNodes().OfType<ExpressionSyntax>())
                    if (Source(read) is { } source && NameOf(source) is var (name, json) && (string.Equals(name, "id", StringComparison.OrdinalIgnoreCase) || scan.Model.Entities.OfIdName(name) is { } entity && changed.Contains(entity.Name))
                        && compilation.GetSemanticModel(tree).GetTypeInfo(json, cancellation).Type is { Name: "JsonElement" or "JsonNode" or "JsonObject", ContainingNamespace: var space } && space.ToDisplayString().StartsWith("System.Text.Json", StringComparison.Ordinal))
                        yield return new(null, Locations.Of(read.GetLocation()), read.ToString(), $"It reads a number from JSON by the name '{name}'. Where that is an id, it is a UUID now: nothing in the code says whose answer it is.");
    }

    private static readonly string[] NumbersRead = ["GetInt32", "GetInt64", "GetValue", "JsonNode"];

    // What a number is read of: element.GetInt32(), node.GetValue<int>(), (int)node.
    private static ExpressionSyntax? Source(ExpressionSyntax read) => read switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetInt32" or "GetInt64", Expression: var element } } => element,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "GetValue", TypeArgumentList.Arguments: [PredefinedTypeSyntax { Keyword.ValueText: "int" or "long" }] }, Expression: var node } } => Bare(node),
        CastExpressionSyntax { Type: PredefinedTypeSyntax { Keyword.ValueText: "int" or "long" }, Expression: var node } => Bare(node),
        _ => null,
    };

    private static ExpressionSyntax Bare(ExpressionSyntax node) => node is PostfixUnaryExpressionSyntax said ? said.Operand : node;

    private static (string Name, ExpressionSyntax Json)? NameOf(ExpressionSyntax source) => source switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string name } }], Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetProperty", Expression: var json } } => (name, json),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string name } }], Expression: var json } => (name, json),
        _ => null,
    };

    private static IEnumerable<(InvocationExpressionSyntax Call, IMethodSymbol Method, SemanticModel Model)> Calls(SolutionScan scan, CancellationToken cancellation)
    {
        // The program's own that read what their type argument says: response.ToResult<Row>().
        var readers = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var found in Calls(scan, "Json", IsNamed, IsReader, cancellation))
        {
            yield return found;
            if (found.Method.TypeArguments[0] is var read && (read is ITypeParameterSymbol || (read as INamedTypeSymbol)?.TypeArguments.Any(argument => argument is ITypeParameterSymbol) == true)
                && found.Model.GetEnclosingSymbol(found.Call.SpanStart, cancellation) is IMethodSymbol { TypeParameters.Length: 1 } reader)
                readers.Add(reader.OriginalDefinition);
        }

        foreach (var reader in readers)
            foreach (var found in Calls(scan, reader.Name, call => WrittenType.Called(call)?.Identifier.ValueText == reader.Name, (_, method, _) => SymbolEqualityComparer.Default.Equals((method.ReducedFrom ?? method).OriginalDefinition, reader), cancellation))
                yield return found;
    }

    private static IEnumerable<(InvocationExpressionSyntax Call, IMethodSymbol Method, SemanticModel Model)> Calls(
        SolutionScan scan, string word, Func<InvocationExpressionSyntax, bool> isNamed, Func<InvocationExpressionSyntax, IMethodSymbol, Compilation, bool> isOne, CancellationToken cancellation)
    {
        foreach (var (compilation, tree) in scan.Files)
            if (FileSearch.Has(tree, word, cancellation) && tree.GetRoot(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>().Where(isNamed).ToList() is { Count: > 0 } calls)
            {
                var model = compilation.GetSemanticModel(tree);
                foreach (var call in calls)
                    if (model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { TypeArguments.Length: > 0 } method && isOne(call, method, compilation))
                        yield return (call, method, model);
            }
    }

    private static bool IsNamed(InvocationExpressionSyntax call) => WrittenType.Called(call)?.Identifier.ValueText is { } name && (name.Contains("Json", StringComparison.Ordinal) || name.StartsWith("Deserialize", StringComparison.Ordinal));

    // What parses any text parses an answer where one is read beside it, and in a test.
    private static bool IsReader(InvocationExpressionSyntax call, IMethodSymbol method, Compilation compilation) =>
        method.ContainingType is { Name: "HttpClientJsonExtensions" or "HttpContentJsonExtensions", ContainingNamespace: { Name: "Json", ContainingNamespace.Name: "Http" } }
        || IsDeserializer(method)
            && (TestProject.Is(compilation) || call.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().Any(node => WrittenType.Called(node)?.Identifier.ValueText is "ReadAsStringAsync" or "ReadAsStreamAsync" or "GetStringAsync" or "GetStreamAsync") == true);

    /// <summary>Whether a method makes an object of a text of JSON.</summary>
    public static bool IsDeserializer(IMethodSymbol method) =>
        method.ContainingType is { Name: "JsonSerializer" or "JsonConvert", DeclaringSyntaxReferences.IsEmpty: true } && method.Name.StartsWith("Deserialize", StringComparison.Ordinal);

    private static TypeSyntax? Written(InvocationExpressionSyntax call) => (WrittenType.Called(call) as GenericNameSyntax)?.TypeArgumentList.Arguments is [var type] ? type : null;

    private static bool HoldsInteger(ITypeSymbol type) => type.IsIntegerOrNullable() || (type as IArrayTypeSymbol)?.ElementType is { } element && HoldsInteger(element)
        || type is INamedTypeSymbol { TypeArguments: [var only] } && HoldsInteger(only);

    // The member that reads it takes an id, or what holds one.
    private static bool IsGivenId(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation) =>
        call.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { } member && model.GetDeclaredSymbol(member, cancellation) is IMethodSymbol { Parameters: var parameters }
            && parameters.Any(parameter => IntegerTypes.Unwrap(parameter.Type).IsGuid() || !parameter.Type.DeclaringSyntaxReferences.IsEmpty && parameter.Type.GetMembers("Id").Any(id => id is IPropertySymbol { Type: var type } && IntegerTypes.Unwrap(type).IsGuid()));

    private static IEnumerable<(IPropertySymbol Member, Entity Entity)> Members(ITypeSymbol? type, Entity? addressed, EntityModel entities, int depth)
    {
        if (depth == 0 || type is null)
            yield break;
        if (type is IArrayTypeSymbol array)
            type = array.ElementType;
        foreach (var argument in (type as INamedTypeSymbol)?.TypeArguments ?? [])
            foreach (var member in Members(argument, addressed, entities, depth - 1))
                yield return member;
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false } named || entities.Of(named) is not null)
            yield break;
        foreach (var property in named.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsStatic && !property.IsIndexer))
            if (property.Type.IsIntegerOrNullable())
            {
                if (Of(property, named, addressed, entities) is { } entity)
                    yield return (property, entity);
            }
            else
                foreach (var member in Members(property.Type, null, entities, depth - 1))
                    yield return member;
    }

    // UserId; the Id of a UserRow, or of what comes from /api/users.
    private static Entity? Of(IPropertySymbol property, INamedTypeSymbol type, Entity? addressed, EntityModel entities)
    {
        if (property.Name != "Id")
            return entities.NamedLike(property)?.Entity;
        var named = entities.All.Where(entity => type.Name.StartsWith(entity.SimpleName, StringComparison.Ordinal)).ToList();
        return named.Find(entity => IsCopy(type.Name.AsSpan(entity.SimpleName.Length))) ?? (addressed is not null && named.Contains(addressed) ? null : addressed);
    }

    // A UserDto is a copy of a User; a UserType is something else.
    private static bool IsCopy(ReadOnlySpan<char> rest)
    {
        while (!rest.IsEmpty)
        {
            var word = "";
            foreach (var copy in Copies)
                if (copy.Length > word.Length && rest.StartsWith(copy, StringComparison.OrdinalIgnoreCase))
                    word = copy;
            if (word.Length == 0)
                return false;
            rest = rest[word.Length..];
        }

        return true;
    }

    private static readonly string[] Copies =
    [
        "Dto", "Model", "View", "Vm", "Request", "Response", "Result", "Reply", "Payload", "Input", "Output", "Row", "Record", "Entity", "Data", "Info", "Information", "Detail", "Details", "Summary", "Overview",
        "Brief", "Lookup", "List", "ListItem", "Json", "Resource", "Contract", "Message", "Command", "Query", "Form", "Dao", "Poco", "Proxy", "s",
    ];

    /// <summary>The entity that the last noun of an address is the name of: of <c>$"/api/users/{id}"</c>; null where there is none.</summary>
    private static Entity? Addressed(InvocationExpressionSyntax call, EntityModel entities) =>
        call.ArgumentList.Arguments.Select(argument => Text(argument.Expression)).FirstOrDefault(text => text is not null)?.Split('/', '?').Select(entities.OfNoun).LastOrDefault(entity => entity is not null);

    private static string? Text(ExpressionSyntax address) => address switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.OfType<InterpolatedStringTextSyntax>().Select(part => part.TextToken.ValueText)),
        _ => null,
    };
}
