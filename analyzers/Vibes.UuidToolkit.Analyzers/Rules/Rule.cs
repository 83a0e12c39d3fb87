namespace Vibes.UuidToolkit.Analyzers.Rules;

/// <summary>
/// One rule: what it looks at, and what it reports. Rules hold no state: whatever belongs to a compilation is in
/// <see cref="RuleContext"/>, which is made once and shared by all of them.
/// </summary>
internal abstract class Rule
{
    /// <summary>Says what the rule wants to see. Called once per compilation that has entities.</summary>
    public abstract void Register(RuleContext context);
}
