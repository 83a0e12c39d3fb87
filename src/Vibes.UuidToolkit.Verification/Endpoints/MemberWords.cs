using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Humanizer;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>Names taken apart into words: <c>createdByUserID</c> and <c>created_by_user_id</c> are the same.</summary>
internal static partial class MemberWords
{
    // Names come from an API's contract: there are few of them, and each is met many times.
    private static readonly ConcurrentDictionary<string, string> Keys = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string[]> Words = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> Singulars = new(StringComparer.Ordinal);

    /// <summary>The words of a name in lower case.</summary>
    public static string[] Of(string name) => Words.GetOrAdd(name, static name => Key(name).Split('_'));

    /// <summary>The words of a name in lower case, joined by underscores.</summary>
    public static string Key(string name) => Keys.GetOrAdd(name, static name => string.Join('_', Word().Matches(name).Select(word => word.Value.ToLowerInvariant())));

    /// <summary>What a collection's name says one of it is called: <c>secret-tags</c> → <c>secret_tag</c>.</summary>
    public static string Singular(string name) => Singulars.GetOrAdd(name, static name => Key(name) is { Length: > 0 } key ? key.Singularize(inputIsKnownToBePlural: false) : "");

    /// <summary>Whether a name is that of several.</summary>
    public static bool IsPlural(string name) => Singular(name) != Key(name);

    [GeneratedRegex("[A-Z]{2,}s?(?![a-z])|[A-Z]?[a-z0-9]+|[A-Z]|[0-9]+|[^\\x00-\\x7F]+")]
    private static partial Regex Word();
}
