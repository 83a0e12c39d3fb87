using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>How <c>Guid</c> is written at a place: as short as the usings allow, and with <c>global::</c> where a namespace named System is near.</summary>
internal static class GuidName
{
    /// <summary>The name.</summary>
    /// <param name="model">The semantic model of the file.</param>
    /// <param name="position">Where it is written.</param>
    public static string At(SemanticModel model, int position)
    {
        foreach (var name in new[] { "Guid", "System.Guid" })
            if (model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseTypeName(name), SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol is INamedTypeSymbol
                {
                    Name: nameof(Guid), ContainingType: null, ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true },
                })
                return name;
        return "global::System.Guid";
    }
}
