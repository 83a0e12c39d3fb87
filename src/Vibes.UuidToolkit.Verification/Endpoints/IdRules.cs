using System.Collections.Immutable;
using System.Text.Json;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>
/// Says what is an id, and of what, by names alone: the same rules find an integer before and a UUID after a migration. A
/// number is never an id because of its value.
/// </summary>
/// <param name="configured">Members whose name does not say it: an entity, or null for no id.</param>
internal sealed class IdRules(ImmutableDictionary<string, string?> configured)
{
    /// <summary>Members that only wrap what was asked for.</summary>
    private static readonly HashSet<string> Envelopes = new(StringComparer.Ordinal)
    {
        "body", "content", "data", "edge", "edges", "embedded", "entries", "entry", "item", "items", "list", "member", "members", "node", "nodes", "page",
        "payload", "record", "records", "response", "result", "results", "row", "rows", "value", "values",
    };

    /// <summary>What stands before "id" in the name of a position in a list, not of an entity.</summary>
    private static readonly HashSet<string> Positions = new(StringComparer.Ordinal)
    {
        "after", "before", "cursor", "first", "from", "last", "max", "min", "next", "prev", "previous", "since", "start", "to", "until",
    };

    private static readonly HashSet<string> CursorWords = new(["after", "before", "continuation", "cursor", "next", "prev", "previous"], StringComparer.Ordinal);

    /// <summary>What a request asks for: what a bare <c>id</c> in its answer identifies.</summary>
    public static string Resource(EndpointRequest request)
    {
        if (request.Entity is { } entity)
            return MemberWords.Key(entity);
        var literals = request.Path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => !segment.Contains('{', StringComparison.Ordinal)).ToList();
        return MemberWords.Singular(literals.FindLast(MemberWords.IsPlural) ?? literals.LastOrDefault() ?? "item");
    }

    /// <summary>What an answer as a whole is: an id or a list of ids, where the request says of what and nothing in the answer has a name.</summary>
    public static Member? Whole(EndpointRequest request, JsonElement answer) => request.Entity is not null && (IsValue(answer) || answer.ValueKind == JsonValueKind.Array && answer.EnumerateArray().All(IsValue)) ? new("id") : null;

    /// <summary>The entities that a request's path names: its resource, and what stands before each value in it.</summary>
    public static IEnumerable<string> Entities(EndpointRequest request)
    {
        yield return Resource(request);
        var segments = request.Path.Split('?')[0].Split('/');
        for (var i = 1; i < segments.Length; i++)
            if (segments[i].Contains('{', StringComparison.Ordinal) && !segments[i - 1].Contains('{', StringComparison.Ordinal))
                yield return MemberWords.Singular(segments[i - 1]);
    }

    /// <summary>The entity that a member identifies; null where it is no id.</summary>
    /// <param name="member">The member.</param>
    /// <param name="resource">What was asked for.</param>
    public string? EntityOf(Member member, string resource)
    {
        if (TryConfigured(member, out var entity))
            return entity;
        var words = MemberWords.Of(member.Name);
        if (words[^1] is not ("id" or "ids"))
            return null;
        return words.Length == 1 ? Enclosing(member.Parent, resource)
            : words.Length == 2 && Positions.Contains(words[0]) ? resource
            : MemberWords.Singular(string.Join('_', words[..^1]));
    }

    /// <summary>The entity that the names of an object's members identify; null where they are names.</summary>
    public string? EntityOfKeys(Member member)
    {
        if (TryConfigured(member, out var entity))
            return entity;
        return MemberWords.Of(member.Name) is [.. { Length: > 0 } owner, "by", "id"] ? MemberWords.Singular(string.Join('_', owner)) : null;
    }

    /// <summary>The entity that a segment of an address names for the segment behind it.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="known">The entities of the run: a number behind anything else is a number.</param>
    public string? EntityOfSegment(string segment, IReadOnlySet<string> known)
    {
        if (TryConfigured(new(segment), out var entity))
            return entity;
        return MemberWords.Singular(segment) is { Length: > 0 } singular && known.Contains(singular) ? singular : null;
    }

    /// <summary>Whether a member says where a list goes on.</summary>
    public static bool IsCursor(Member member)
    {
        var words = MemberWords.Of(member.Name);
        return words.Any(CursorWords.Contains) || words is [.., "page", "token"];
    }

    private static bool IsValue(JsonElement value) => value.ValueKind is JsonValueKind.Number or JsonValueKind.String;

    private string Enclosing(Member? parent, string resource)
    {
        for (; parent is not null; parent = parent.Parent)
        {
            if (TryConfigured(parent, out var entity) && entity is not null)
                return entity;
            if (!Envelopes.Contains(MemberWords.Key(parent.Name)))
                return MemberWords.Singular(parent.Name);
        }

        return resource;
    }

    private bool TryConfigured(Member member, out string? entity)
    {
        entity = null;
        // The longest pattern is the most exact one.
        if (configured.Keys.Where(member.Matches).MaxBy(pattern => pattern.Length) is not { } best)
            return false;
        entity = configured[best] switch
        {
            null => null,
            ['{', .. var sibling, '}'] => member.Owner is { ValueKind: JsonValueKind.Object } owner && owner.TryGetProperty(sibling, out var type) && type.ValueKind == JsonValueKind.String
                ? MemberWords.Singular(type.GetString()!)
                : null,
            var name => MemberWords.Key(name),
        };
        return true;
    }
}
