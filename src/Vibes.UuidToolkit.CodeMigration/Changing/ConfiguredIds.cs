using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Integers in files of settings that the changed code reads as UUIDs: <c>"DefaultTenantId": 5</c> in <c>appsettings.json</c> for <c>configuration.GetValue&lt;Guid&gt;("DefaultTenantId")</c>, or for
/// a property of what is bound to a section, <c>IOptions&lt;TenantOptions&gt;</c>. Nobody changes the file, and the application does not start, or takes the empty UUID.
/// </summary>
internal static class ConfiguredIds
{
    // Options with theirs, and what those have.
    private const int Depth = 3;

    private static readonly string[] Binders = ["IOptions", "IOptionsSnapshot", "IOptionsMonitor", "Configure", "PostConfigure", "AddOptions", "Get", "Bind"];

    /// <summary>The integers, each once.</summary>
    /// <param name="scan">The changed solution.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static async Task<IReadOnlyList<OpenPlace>> InAsync(SolutionScan scan, CancellationToken cancellation)
    {
        var places = new Dictionary<(string, int, int), OpenPlace>();
        var (keys, options) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default));
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (compilation, tree) in scan.Files)
            if (FileSearch.Has(tree, "onfig", cancellation) || FileSearch.Has(tree, "IOptions", cancellation) || FileSearch.Has(tree, "AddJsonFile", cancellation))
                Read(compilation.GetSemanticModel(tree), keys, options, named, cancellation);
        var members = options.SelectMany(type => Members(type, Depth)).DistinctBy(member => member, SymbolEqualityComparer.Default).ToList();
        if (keys.Count == 0 && members.Count == 0)
            return [];
        foreach (var path in scan.Projects.Select(project => Path.GetDirectoryName(project.Project.FilePath)).OfType<string>().Distinct().SelectMany(folder => Files(folder, named)).Distinct().Order(StringComparer.Ordinal))
        {
            if (SettingsFile.Read(path, await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false)) is not { } file)
            {
                places.TryAdd((path, 1, 1), new(null, new(path, 1, 1, 1, 1), Path.GetFileName(path), "It is no JSON that can be read: whether integers are in it that the code reads as UUIDs now was not looked at."));
                continue;
            }

            foreach (var key in keys)
                foreach (var setting in file.Integers([.. key.Split(':')]))
                    Add(file, setting, $"the code reads '{key}' of the configuration as a UUID now");
            foreach (var member in members)
                foreach (var setting in file.Integers([member.Name]))
                    // Most of what is beside it has to be of that type: an Id is in many sections.
                    if (file.Beside(setting) is var beside && beside.Count(name => Has(member.ContainingType, name)) * 2 > beside.Count)
                        Add(file, setting, $"it is bound to '{member.ContainingType.Name}.{member.Name}', which is a Guid now");
        }

        return [.. places.Values];

        void Add(SettingsFile file, SettingsFile.Setting setting, string why)
        {
            var place = file.Place(setting);
            places.TryAdd((place.Path, place.StartLine, place.StartColumn), new(null, place, string.Join(':', setting.Name), $"The file has an integer there, and {why}. Nobody changes the file: write the row's UUID."));
        }
    }

    private static void Read(SemanticModel model, HashSet<string> keys, HashSet<INamedTypeSymbol> options, HashSet<string> files, CancellationToken cancellation)
    {
        foreach (var node in model.SyntaxTree.GetRoot(cancellation).DescendantNodes())
            switch (node)
            {
                case GenericNameSyntax { TypeArgumentList.Arguments: [var type] } generic when Binders.Contains(generic.Identifier.ValueText) && IsOfConfiguration(model.GetSymbolInfo(generic, cancellation).Symbol):
                    if (model.GetTypeInfo(type, cancellation).Type is not { } bound)
                        break;
                    if (Held(bound).IsGuid() && generic.Identifier.ValueText == "Get")
                        AddKey(generic.Parent is MemberAccessExpressionSyntax { Expression: var section } ? Section(section, model) : null, null);
                    else if (Held(bound) is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } own)
                        options.Add(own);
                    break;
                case InvocationExpressionSyntax call when WrittenType.Called(call)?.Identifier.ValueText is "GetValue" or "Bind" or "AddJsonFile" && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && IsOfConfiguration(method):
                    if (method.Name == "AddJsonFile")
                        files.UnionWith(call.ArgumentList.Arguments.Select(argument => Text(argument.Expression, model)).OfType<string>());
                    else if (method.Name == "GetValue" && IntegerTypes.Unwrap(method.ReturnType).IsGuid())
                        AddKey(call.Expression is MemberAccessExpressionSyntax { Expression: var from } ? Section(from, model) : null, call.ArgumentList.Arguments.Select(argument => Text(argument.Expression, model)).FirstOrDefault(text => text is not null));
                    else if (method.Name == "Bind")
                        foreach (var argument in call.ArgumentList.Arguments)
                            if (model.GetTypeInfo(argument.Expression, cancellation).Type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } filled)
                                options.Add(filled);
                    break;
                // Guid.Parse(configuration["Shop:AdminId"]!)
                case ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var key }] } access when IsParsed(access, model) && IsConfiguration(model.GetTypeInfo(access.Expression, cancellation).Type):
                    AddKey(Section(access.Expression, model), Text(key, model));
                    break;
            }

        void AddKey(string? section, string? key)
        {
            if (string.Join(':', new[] { section, key }.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } name)
                keys.Add(name);
        }
    }

    // What configuration.GetSection("Shop") names.
    private static string? Section(ExpressionSyntax expression, SemanticModel model) => expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetSection" or "GetRequiredSection", Expression: var outer }, ArgumentList.Arguments: [{ Expression: var name }] }
        ? string.Join(':', new[] { Section(outer, model), Text(name, model) }.OfType<string>()) : null;

    private static string? Text(ExpressionSyntax expression, SemanticModel model) => model.GetConstantValue(expression).Value as string;

    private static bool IsParsed(SyntaxNode text, SemanticModel model)
    {
        while (text.Parent is PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.CoalesceExpression })
            text = text.Parent;
        return text.Parent is ArgumentSyntax { Parent.Parent: ExpressionSyntax call } && (model.GetSymbolInfo(call).Symbol as IMethodSymbol)?.ContainingType.IsGuid() == true;
    }

    private static bool IsOfConfiguration(ISymbol? symbol) => symbol?.ContainingNamespace?.ToDisplayString() is "Microsoft.Extensions.Options" or "Microsoft.Extensions.Configuration" or "Microsoft.Extensions.DependencyInjection";

    private static bool IsConfiguration(ITypeSymbol? type) => type is not null && type.AllInterfaces.Concat(type is INamedTypeSymbol own ? [own] : []).Any(each => each.Name == "IConfiguration" && IsOfConfiguration(each));

    // The Guid of a Guid?, a Guid[], a List<Guid>.
    private static ITypeSymbol? Held(ITypeSymbol? type) => IntegerTypes.Unwrap(type) switch
    {
        IArrayTypeSymbol array => Held(array.ElementType),
        INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: true, TypeArguments: [var only] } => Held(only),
        var other => other,
    };

    private static IEnumerable<IPropertySymbol> Members(INamedTypeSymbol type, int depth)
    {
        foreach (var property in Properties(type))
            if (Held(property.Type) is not { } held)
                continue;
            else if (held.IsGuid())
                yield return property;
            else if (depth > 1 && held is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false } inner)
                foreach (var member in Members(inner, depth - 1))
                    yield return member;
    }

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol? type)
    {
        for (; type is { SpecialType: SpecialType.None }; type = type.BaseType)
            foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsStatic && !property.IsIndexer))
                yield return property;
    }

    private static bool Has(INamedTypeSymbol type, string name) => Properties(type).Any(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));

    // appsettings.Development.json beside the project, and what the code names.
    private static IEnumerable<string> Files(string folder, HashSet<string> named) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.json").Where(path => Path.GetFileName(path).Contains("settings", StringComparison.OrdinalIgnoreCase) && !Path.GetFileName(path).Equals("launchSettings.json", StringComparison.OrdinalIgnoreCase))
            .Concat(named.Select(name => Path.GetFullPath(Path.Combine(folder, name))).Where(File.Exists)) : [];
}
