using System.Text.Json;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>A place in a JSON body: a member, and the members it lies in. Arrays add nothing to it.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Parent">The member it lies in; null at the top.</param>
/// <param name="Owner">The object that has it; null where there is none, as in a query.</param>
internal sealed record Member(string Name, Member? Parent = null, JsonElement? Owner = null)
{
    /// <summary>Whether a name, or the end of a path with dots, is this place's. Spelling in camelCase or snake_case is the same.</summary>
    public bool Matches(string pattern)
    {
        var member = this;
        foreach (var name in pattern.Split('.').Reverse())
        {
            if (member is null || MemberWords.Key(member.Name) != MemberWords.Key(name))
                return false;
            member = member.Parent;
        }

        return true;
    }
}
