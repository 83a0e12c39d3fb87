namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>What receives a value.</summary>
internal enum DestinationKind
{
    /// <summary>A property or field, also through a constructor or an initializer.</summary>
    Member,

    /// <summary>A local variable.</summary>
    Local,

    /// <summary>A method's parameter: by an argument, by its default, or by an assignment within the method.</summary>
    Parameter,

    /// <summary>A method's return value.</summary>
    Return,

    /// <summary>The other side of a comparison.</summary>
    Comparison,

    /// <summary>A place within something else: an element of a collection or a tuple, what a lambda gives for each element.</summary>
    Element,
}
