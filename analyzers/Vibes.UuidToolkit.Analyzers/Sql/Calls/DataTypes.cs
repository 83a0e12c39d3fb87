using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Sql.Calls;

/// <summary>The types by which programs reach a database.</summary>
internal static class DataTypes
{
    /// <summary>Whether a type is a reader of rows.</summary>
    public static bool IsReader(KnownTypes types, ITypeSymbol? type) => Implements(type, types["System.Data.IDataRecord"]);

    /// <summary>Whether a type is a command.</summary>
    public static bool IsCommand(KnownTypes types, ITypeSymbol? type) => Implements(type, types["System.Data.IDbCommand"]) || KnownTypes.DerivesFrom(type, types["System.Data.Common.DbBatchCommand"]);

    /// <summary>Whether a type is a command's parameter.</summary>
    public static bool IsParameter(KnownTypes types, ITypeSymbol? type) => Implements(type, types["System.Data.IDbDataParameter"]) || Implements(type, types["System.Data.IDataParameter"]);

    /// <summary>Whether a type is a command's list of parameters.</summary>
    public static bool IsParameters(KnownTypes types, ITypeSymbol? type) => Implements(type, types["System.Data.IDataParameterCollection"]);

    /// <summary>Whether a type is Dapper's list of parameters.</summary>
    public static bool IsDynamicParameters(KnownTypes types, ITypeSymbol? type) => KnownTypes.Is(type, types["Dapper.DynamicParameters"]);

    /// <summary>Whether a type is a dictionary of values by their names, which Dapper takes as parameters.</summary>
    public static bool IsTextDictionary(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Dictionary" or "IDictionary", TypeArguments: [{ SpecialType: SpecialType.System_String }, { SpecialType: SpecialType.System_Object }] };

    /// <summary>Whether a method is one of Entity Framework's that take SQL.</summary>
    public static bool IsEntityFramework(KnownTypes types, IMethodSymbol method) =>
        KnownTypes.Is(method.ContainingType, types["Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions"])
        || KnownTypes.Is(method.ContainingType, types["Microsoft.EntityFrameworkCore.RelationalQueryableExtensions"]);

    private static bool Implements(ITypeSymbol? type, INamedTypeSymbol? contract)
    {
        if (contract is null || type is null)
            return false;
        if (KnownTypes.Is(type, contract))
            return true;
        // None of them is generic: the interfaces of a type's definition are those of all that is made of it, which need not be worked out for each.
        foreach (var implemented in type.OriginalDefinition.AllInterfaces)
            if (SymbolEqualityComparer.Default.Equals(implemented, contract))
                return true;
        return false;
    }
}
