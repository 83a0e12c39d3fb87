using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Models;

/// <summary>VUID0102: a property or field holds integer ids within its type: a list's elements, a dictionary's keys, a tuple's.</summary>
internal sealed class IntegerIdCollection : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var arguments = new KeyArguments(context.Model);
        context.OnSymbol(scope => Look(scope, arguments), SymbolKind.Property, SymbolKind.Field);
    }

    private static void Look(SymbolScope scope, KeyArguments arguments)
    {
        if (ModelMember.TypeOf(scope.Symbol) is not { } type || !WrittenType.HoldsInteger(type) || !ModelMember.IsModels(scope.Symbol, scope.Model))
            return;
        foreach (var (path, id) in scope.Model.Within(scope.Symbol, scope.Cancellation))
        {
            // An argument that is a generic type's key is the next rule's.
            if (WrittenType.TypeAt(type, path) is not { } inner || !inner.IsIntegerOrNullable() || arguments.IsKey(type, path))
                continue;
            var where = WrittenType.At(WrittenType.Of(scope.Symbol, scope.Cancellation), type, path)?.GetLocation() ?? scope.Symbol.Locations[0];
            scope.Report(Descriptors.IntegerIdCollection, where, id, scope.Symbol.Name, id.Entity, inner.ToDisplayString(), id.Reason);
        }
    }
}
