using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>The places of which an <see cref="IdsFile"/> says that they hold ids. Knows them by their names, and holds no symbol.</summary>
internal sealed class ToldIds
{
    private readonly Dictionary<(string Assembly, PlaceName Place), Identifier> _places = [];

    // Most places are told of by no line. Their assembly and name show that before their documentation comment id has to be made.
    private readonly HashSet<(string Assembly, string Name)> _names = [];

    /// <summary>Whether no place is told of.</summary>
    public bool IsEmpty => _places.Count == 0;

    /// <summary>Notes a place.</summary>
    /// <param name="line">What the file says of it.</param>
    /// <param name="id">What it holds.</param>
    public void Add(IdsLine line, Identifier id)
    {
        _places[(line.Assembly, line.Place)] = id;
        _names.Add((line.Assembly, line.Place.Part ?? NameOf(line.Place.Declaration)));
    }

    /// <summary>Whether there may be something to tell of a place.</summary>
    public bool MayTell(Slot slot) => !IsEmpty && slot.Node switch
    {
        BaseArgument argument => MayTell(argument.Type.ContainingAssembly, argument.Name),
        ISymbol symbol => MayTell(symbol.ContainingAssembly, symbol.MetadataName),
        _ => false,
    };

    private bool MayTell(IAssemblySymbol? assembly, string name) => assembly is not null && _names.Contains((assembly.Name, name));

    /// <summary>Whose id a place holds; null where nothing is told of it.</summary>
    public Identifier? Of(Slot slot) => PlaceName.Of(slot) is { } place && _places.TryGetValue((AssemblyOf(slot).Name, place), out var id) ? id : null;

    private static IAssemblySymbol AssemblyOf(Slot slot) => (slot.Node is BaseArgument argument ? argument.Type : (ISymbol)slot.Node).ContainingAssembly;

    // Find of M:Shop.Orders.Find``1(System.Int32)
    private static string NameOf(string declaration)
    {
        var name = Before(declaration, '(', '~');
        return Before(name.Substring(name.LastIndexOf('.') + 1), '`');
    }

    private static string Before(string text, params char[] ends) => text.IndexOfAny(ends) is >= 0 and var end ? text.Substring(0, end) : text;
}
