namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>A place in <see cref="WholeFlow"/>, with what goes there and what leaves it: found by its slot once, and by reference from then on.</summary>
/// <param name="slot">The place.</param>
internal sealed class FlowNode(Slot slot)
{
    /// <summary>The place.</summary>
    public Slot Slot { get; } = slot;

    /// <summary>Where its value goes; null where it goes nowhere.</summary>
    public List<(FlowNode Other, bool IsEquality)>? Forward { get; set; }

    /// <summary>Where its value comes from; null where it comes from nowhere.</summary>
    public List<(FlowNode Other, bool IsEquality)>? Backward { get; set; }

    /// <summary>The places that change together with it; null where there are none.</summary>
    public List<FlowNode>? Together { get; set; }

    /// <summary>Whether a number reaches it that is certainly no id.</summary>
    public bool IsForeign { get; set; }

    /// <summary>Whether such a number reaches it otherwise than by way of a class that inherits it.</summary>
    public bool IsForeignItself { get; set; }

    /// <summary>Whether it is made as no id is: a product, a hash code, some bits.</summary>
    public bool IsComputed { get; set; }

    /// <summary>Whether it is counted with, or goes to foreign code that takes a number.</summary>
    public bool IsNumber { get; set; }

    /// <summary>Whether a number is written there, and, but for a variable, one that is no 0.</summary>
    public bool IsWritten { get; set; }

    /// <summary>How it is used by way of classes that inherit it; null where it is not.</summary>
    public List<HeirUse>? Heirs { get; set; }

    /// <summary>Whether it is counted on.</summary>
    public bool IsCounter { get; set; }

    /// <summary>Whether ids and other numbers both reach it.</summary>
    public bool IsMixed { get; set; }

    /// <summary>Forgets that its value goes to a place or comes from it.</summary>
    public void Separate(FlowNode other)
    {
        Forward?.RemoveAll(way => way.Other == other);
        Backward?.RemoveAll(way => way.Other == other);
    }
}
