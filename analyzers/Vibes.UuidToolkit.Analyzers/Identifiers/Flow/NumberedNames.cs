using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>The names of what a member may give numbers to that are no ids, by its syntax alone.</summary>
internal sealed class NumberedNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    // new(a + b) does not say whom it gives the number.
    private readonly bool _isAny;

    /// <summary>The names in a member.</summary>
    public NumberedNames(SyntaxNode member)
    {
        foreach (var node in member.DescendantNodes())
            if (ForeignNumber.At(node) is { } number && !NumberTarget.AddNames(number, member, _names))
                _isAny = true;
    }

    /// <summary>Whether what has a name that stands in the member may be given such a number.</summary>
    public bool Has(string name) => _isAny || _names.Contains(name);
}
