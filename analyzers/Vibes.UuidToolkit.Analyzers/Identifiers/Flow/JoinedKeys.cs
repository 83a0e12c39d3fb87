using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What a join compares where it has several keys: <c>on new { j.UserId, j.Year } equals new { r.UserId, r.Year }</c>. Both sides are objects of one nameless type, which a
/// number in either of them may no longer be.
/// </summary>
internal static class JoinedKeys
{
    /// <summary>The values of one name on both sides.</summary>
    public static IEnumerable<(IOperation Outer, IOperation Inner)> Of(IInvocationOperation join)
    {
        if (Key(join, "outerKeySelector") is not { } outer || Key(join, "innerKeySelector") is not { } inner)
            yield break;
        foreach (var (name, value) in NamelessObject.Members(outer))
            foreach (var (other, beside) in NamelessObject.Members(inner))
                if (name == other)
                    yield return (value, beside);
    }

    private static IAnonymousObjectCreationOperation? Key(IInvocationOperation join, string selector) =>
        join.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == selector) is { } given && ValueUse.Lambda(given.Value) is { Body.Operations: [IReturnOperation { ReturnedValue: { } key }] }
            ? SlotFinder.Stripped(key) as IAnonymousObjectCreationOperation : null;
}
