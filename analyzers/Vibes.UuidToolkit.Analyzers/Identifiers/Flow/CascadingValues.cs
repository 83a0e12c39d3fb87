using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What components get by a name, or by their type alone, from one that is around them: <c>&lt;CascadingValue Value="journal.Id" Name="JournalId"&gt;</c> goes to every
/// <c>[CascadingParameter(Name = "JournalId")]</c>. Those of another type are passed over without a word. Looked for when the first such value is given, and in the members that have the word alone.
/// </summary>
internal sealed class CascadingValues
{
    private const string Component = "CascadingValue", Attribute = "CascadingParameter", Space = "Microsoft.AspNetCore.Components";

    private static readonly ConditionalWeakTable<Compilation, CascadingValues> Known = new();

    private readonly ILookup<string, IPropertySymbol> _parameters;

    private CascadingValues(Compilation compilation, CancellationToken cancellation) =>
        _parameters = compilation.References.OfType<CompilationReference>().Select(reference => reference.Compilation).Prepend(compilation)
            .SelectMany(each => each.SyntaxTrees.SelectMany(tree => Find(each, tree, cancellation))).ToLookup(parameter => parameter.Name, parameter => parameter.Property, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a call gives, with the parameters that take it; null where it gives nothing so.</summary>
    public static (IOperation Value, IEnumerable<IPropertySymbol> Taking)? Given(IInvocationOperation call, CancellationToken cancellation) =>
        (Inferred(call) ?? Named(call)) is var (value, name) && call.SemanticModel?.Compilation is { } compilation ? (value, Of(compilation, cancellation)._parameters[name]) : null;

    private static CascadingValues Of(Compilation compilation, CancellationToken cancellation) =>
        Known.TryGetValue(compilation, out var known) ? known : Known.GetValue(compilation, missing => new(missing, cancellation));

    // TypeInference.CreateCascadingValue_0(__builder, 0, 1, journal.Id, 2, "JournalId", ...), which infers the type.
    private static (IOperation Value, string Name)? Inferred(IInvocationOperation call)
    {
        if (call.TargetMethod is not { ContainingType.Name: "TypeInference" } method || !method.Name.StartsWith("Create" + Component, StringComparison.Ordinal))
            return null;
        var value = call.Arguments.FirstOrDefault(argument => argument.Parameter?.OriginalDefinition.Type is ITypeParameterSymbol)?.Value;
        return value is null ? null : (value, call.Arguments.Select(argument => argument.Value.ConstantValue.Value).OfType<string>().FirstOrDefault() ?? "");
    }

    // __builder.OpenComponent<CascadingValue<int>>(0); __builder.AddComponentParameter(1, nameof(CascadingValue<int>.Value), ...), and its name beside it.
    private static (IOperation Value, string Name)? Named(IInvocationOperation call)
    {
        if (ComponentParameter.Of(call) is not ({ Name: "Value" } parameter, var value) || !IsComponent(parameter.ContainingType) || call.Parent is not IExpressionStatementOperation { Parent: IBlockOperation block } statement)
            return null;
        var position = block.Operations.IndexOf(statement);
        var name = Calls(block.Operations.Take(position).Reverse(), "OpenComponent").Concat(Calls(block.Operations.Skip(position), "CloseComponent")).Select(ComponentParameter.Of)
            .FirstOrDefault(beside => beside is { Parameter: { Name: "Name" } named } && IsComponent(named.ContainingType));
        return (value, name?.Value is { } text ? Text(text) ?? "" : "");
    }

    // What TypeCheck<string>("JournalId") gives, or the text itself.
    private static string? Text(IOperation given) => SlotFinder.Stripped(given) switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        IInvocationOperation { Arguments: [{ Value: var inner }] } => Text(inner),
        _ => null,
    };

    private static IEnumerable<IInvocationOperation> Calls(IEnumerable<IOperation> statements, string end) =>
        statements.Select(statement => (statement as IExpressionStatementOperation)?.Operation).OfType<IInvocationOperation>().TakeWhile(call => call.TargetMethod.Name != end);

    private static bool IsComponent(INamedTypeSymbol? type) => type is { Name: Component } && type.ContainingNamespace.ToDisplayString() == Space;

    private static IEnumerable<(string Name, IPropertySymbol Property)> Find(Compilation compilation, SyntaxTree tree, CancellationToken cancellation)
    {
        SemanticModel? model = null;
        foreach (var member in FileWords.Of(tree, cancellation).Mentioning(Attribute))
            if ((model ??= compilation.GetSemanticModel(tree)).GetDeclaredSymbol(member, cancellation) is IPropertySymbol property)
                foreach (var attribute in property.GetAttributes())
                    if (attribute.AttributeClass is { Name: Attribute + "Attribute" } type && type.ContainingNamespace.ToDisplayString() == Space)
                        yield return (attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value.Value as string ?? "", property);
    }
}
