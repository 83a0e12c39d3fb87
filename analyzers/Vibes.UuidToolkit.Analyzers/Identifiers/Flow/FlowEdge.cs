namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>A value goes from one place to another.</summary>
/// <param name="From">Where it comes from.</param>
/// <param name="To">Where it goes.</param>
/// <param name="IsEquality">
/// Whether both must be of one type whichever way the value goes: compared with each other, arguments of one type parameter, an
/// override and what it overrides.
/// </param>
internal sealed record FlowEdge(Slot From, Slot To, bool IsEquality)
{
    /// <summary>Whether the value comes from a place, and is no number that is made on the way.</summary>
    public bool IsFromPlace => From.Node != Foreign && From.Node != Computed && From.Node != Counting && From.Node != Written;

    /// <summary>The node of a number that is certainly no id: the result of arithmetic, a count, a length.</summary>
    public static object Foreign { get; } = new();

    /// <summary>The node of a number that no id is ever made as: a product, a hash code, some bits. The next id may be a sum.</summary>
    public static object Computed { get; } = new();

    /// <summary>The node of arithmetic, and of foreign code that takes a number and nothing else: what goes to it, <c>rows.Take(size)</c>, is hardly an id.</summary>
    public static object Number { get; } = new();

    /// <summary>The node of a number that is written: what it is given to may be an id all the same. Noted only where it may have to tell heirs of one member apart.</summary>
    public static object Written { get; } = new();

    /// <summary>The node of a step: what it goes to is a counter, <c>i++</c>, and a number even where ids are made of it.</summary>
    public static object Counting { get; } = new();
}
