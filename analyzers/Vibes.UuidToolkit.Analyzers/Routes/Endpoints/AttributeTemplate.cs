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
    /// <summary>The templates in the attributes of a method or a type: what has the syntax Route.</summary>
    public static IEnumerable<AttributeTemplate> Of(ISymbol symbol, TemplateParameters parameters, CancellationToken cancellation)
    {
        foreach (var attribute in symbol.GetAttributes())
            if (attribute is { AttributeConstructor: { } constructor, ApplicationSyntaxReference: { } reference } && parameters.Find(constructor) is var ordinal
                && (ordinal >= 0 || attribute.NamedArguments.Length > 0) && reference.GetSyntax(cancellation) is AttributeSyntax { ArgumentList: { } arguments })
            {
                if (ordinal >= 0 && Argument(arguments, constructor.Parameters[ordinal]) is { } positional && Read(positional.Expression, attribute.ConstructorArguments[ordinal]) is { } first)
                    yield return first;
                foreach (var named in attribute.NamedArguments)
                    if (parameters.IsTemplate(attribute.AttributeClass, named.Key)
                        && arguments.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == named.Key) is { } syntax
                        && Read(syntax.Expression, named.Value) is { } template)
                        yield return template;
            }
    }

    private static AttributeTemplate? Read(ExpressionSyntax expression, TypedConstant constant) =>
        constant is { Kind: TypedConstantKind.Primitive, Value: string value } && RouteTemplate.Parse(value) is { } template ? new(ConstantText.Of(expression, value), template) : null;

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
