namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>Where a chain stands.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Other">The owner, or the other side.</param>
/// <param name="Property">The property's name.</param>
/// <param name="Navigations">The navigations named so far.</param>
/// <param name="ForeignKey">The foreign key named so far.</param>
/// <param name="PrincipalKey">The principal's key named so far.</param>
internal sealed record FluentState(
    FluentSubject Subject, EntityFacts? Entity = null, EntityFacts? Other = null, string? Property = null, IReadOnlyList<string>? Navigations = null,
    IReadOnlyList<string>? ForeignKey = null, IReadOnlyList<string>? PrincipalKey = null)
{
    /// <summary>A chain that says nothing.</summary>
    public static FluentState Nothing { get; } = new(FluentSubject.Nothing);
}
