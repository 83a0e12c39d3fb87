using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.CodeMigration.Scanning;

/// <summary>A parameter, field or variable that ids and other numbers both reach: whether it is an id, a person has to say.</summary>
internal static class MixedPlace
{
    /// <summary>What a plan calls it: the symbol with the member that it is in.</summary>
    public static string NameOf(ISymbol symbol)
    {
        var name = symbol.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        return symbol is IParameterSymbol or ILocalSymbol && symbol.ContainingSymbol is { } owner
            ? $"{owner.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)}: {symbol.Name}" : name;
    }
}
