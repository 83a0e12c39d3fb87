using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Literals;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>A route template in an attribute, such as <c>[HttpGet("{id}")]</c>.</summary>
/// <param name="Text">The template's text in the source.</param>
/// <param name="Template">The template.</param>
internal sealed record AttributeTemplate(ConstantText Text, RouteTemplate Template)
{
    /// <summary>The templates in the attributes of a method or a type: what has the syntax Route. Those that are constants by a name stand where these are declared.</summary>
    public static IEnumerable<AttributeTemplate> Of(ISymbol symbol, Compilation compilation, TemplateParameters parameters, CancellationToken cancellation)
    {
        foreach (var attribute in symbol.GetAttributes())
            if (attribute is { AttributeConstructor: { } constructor, ApplicationSyntaxReference: { } reference } && parameters.Find(constructor) is var ordinal
                && (ordinal >= 0 || attribute.NamedArguments.Length > 0) && reference.GetSyntax(cancellation) is AttributeSyntax { ArgumentList: { } arguments })
            {
                if (ordinal >= 0)
                    foreach (var (expression, constant) in Given(arguments, constructor.Parameters[ordinal], attribute.ConstructorArguments[ordinal]))
                        if (Read(expression, constant, compilation, cancellation) is { } positional)
                            yield return positional;
                foreach (var named in attribute.NamedArguments)
                    if (parameters.IsTemplate(attribute.AttributeClass, named.Key)
                        && arguments.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == named.Key) is { } syntax
                        && Read(syntax.Expression, named.Value, compilation, cancellation) is { } template)
                        yield return template;
            }
    }

    // [HttpGet("/journals/{id}", "/j/{id}")] gives several to one parameter.
    private static IEnumerable<(ExpressionSyntax, TypedConstant)> Given(AttributeArgumentListSyntax arguments, IParameterSymbol parameter, TypedConstant constant)
    {
        if (constant.Kind != TypedConstantKind.Array)
            return Argument(arguments, parameter) is { } positional ? [(positional.Expression, constant)] : [];
        var written = arguments.Arguments.Where(argument => argument.NameEquals is null && argument.NameColon is null).Skip(parameter.Ordinal).Select(argument => argument.Expression).ToList();
        return parameter.IsParams && !constant.IsNull && written.Count == constant.Values.Length ? written.Zip(constant.Values, (expression, value) => (expression, value)) : [];
    }

    private static AttributeTemplate? Read(ExpressionSyntax expression, TypedConstant constant, Compilation compilation, CancellationToken cancellation) =>
        constant is { Kind: TypedConstantKind.Primitive, Value: string value } && RouteTemplate.Parse(value) is { } template ? new(ConstantText.Of(Written(expression, compilation, cancellation), value), template) : null;

    private static ExpressionSyntax Written(ExpressionSyntax expression, Compilation compilation, CancellationToken cancellation)
    {
        if (expression is not (NameSyntax or MemberAccessExpressionSyntax) || !compilation.ContainsSyntaxTree(expression.SyntaxTree))
            return expression;
#pragma warning disable RS1030 // Only for a template that is a constant by its name.
        return DeclaredConstant.Declared(compilation.GetSemanticModel(expression.SyntaxTree).GetSymbolInfo(expression, cancellation).Symbol, compilation, cancellation) ?? expression;
#pragma warning restore RS1030
    }

    private static AttributeArgumentSyntax? Argument(AttributeArgumentListSyntax arguments, IParameterSymbol parameter)
    {
        var position = 0;
        foreach (var argument in arguments.Arguments)
        {
            if (argument.NameEquals is not null)
                continue;
            if (argument.NameColon is { } name ? name.Name.Identifier.ValueText == parameter.Name : position == parameter.Ordinal)
                return argument;
            position++;
        }

        return null;
    }
}
