using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>How a type is written at a place: as short as the usings allow, and whole where a namespace of the same name is nearer, such as one's own named System.</summary>
internal static class TypeName
{
    /// <summary>The name.</summary>
    /// <param name="type">The type.</param>
    /// <param name="model">The semantic model of the file.</param>
    /// <param name="position">Where it is written.</param>
    public static string At(ITypeSymbol type, SemanticModel model, int position)
    {
        var name = type.ToMinimalDisplayString(model, NullableFlowState.NotNull, position);
        return SymbolEqualityComparer.Default.Equals(model.GetSpeculativeTypeInfo(position, SyntaxFactory.ParseTypeName(name), SpeculativeBindingOption.BindAsTypeOrNamespace).Type, type)
            ? name : type.ToDisplayString(NullableFlowState.NotNull, SymbolDisplayFormat.FullyQualifiedFormat);
    }
}
