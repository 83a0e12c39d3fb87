namespace Vibes.UuidToolkit.Analyzers.Hygiene;

/// <summary>What receives a value.</summary>
internal enum DestinationKind
{
    /// <summary>A property or field, also through a constructor or an initializer.</summary>
    Member,

    /// <summary>A local variable.</summary>
    Local,

    /// <summary>A method's parameter.</summary>
    Argument,

    /// <summary>A method's return value.</summary>
    Return,

    /// <summary>The other side of <c>==</c> or <c>!=</c>.</summary>
    Comparison,
}
