using System.Collections.Immutable;
using Microsoft.OpenApi;
using Vibes.UuidToolkit.Verification.Endpoints;

namespace Vibes.UuidToolkit.Verification.OpenApi;

/// <summary>A request whose answer is a list, and what its items have.</summary>
/// <param name="Request">The request's name.</param>
/// <param name="Template">Its path in the document.</param>
/// <param name="Items">Where in the answer the list is: nothing, or a member behind a dot.</param>
/// <param name="Members">The names of an item's members.</param>
internal sealed record DerivedList(string Request, string Template, string Items, ImmutableArray<string> Members)
{
    /// <summary>A request as a list; null where its answer is not declared to be one.</summary>
    public static DerivedList? Of(string request, string template, OpenApiOperation operation)
    {
        var schema = operation.Responses?.Where(response => response.Key.StartsWith('2')).SelectMany(response => response.Value.Content ?? new Dictionary<string, OpenApiMediaType>())
            .FirstOrDefault(content => content.Key.Contains("json", StringComparison.OrdinalIgnoreCase)).Value?.Schema;
        if (schema is null)
            return null;
        if (ItemOf(schema) is { } item)
            return new(request, template, "", MembersOf(item));
        return Properties(schema).Select(member => (member.Key, Item: ItemOf(member.Value))).FirstOrDefault(member => member.Item is not null) is { Key: { } name, Item: { } inner }
            ? new(request, template, "." + name, MembersOf(inner))
            : null;
    }

    /// <summary>The way to a value for a parameter: from the collection that stands before it, one of the same name elsewhere, or one further up.</summary>
    /// <param name="lists">The lists there are.</param>
    /// <param name="collection">The path up to the parameter.</param>
    /// <param name="parameter">The parameter's name.</param>
    public static string? Find(IReadOnlyCollection<DerivedList> lists, string collection, string parameter)
    {
        var last = collection[(collection.LastIndexOf('/') + 1)..];
        return lists.Where(list => list.Template == collection).Concat(lists.Where(list => list.Template.EndsWith("/" + last, StringComparison.Ordinal)))
            .Concat(lists.Where(list => collection.StartsWith(list.Template + "/", StringComparison.Ordinal)))
            .Select(list => list.Member(parameter, last) is { } member ? $"{{{list.Request}{list.Items}[0].{member}}}" : null).FirstOrDefault(value => value is not null);
    }

    private string? Member(string parameter, string collection)
    {
        var key = MemberWords.Key(parameter);
        if (Members.FirstOrDefault(member => MemberWords.Key(member) == key) is { } same)
            return same;
        return key == MemberWords.Singular(collection) + "_id" || key == MemberWords.Singular(collection) ? Members.FirstOrDefault(member => MemberWords.Key(member) == "id") : null;
    }

    private static IOpenApiSchema? ItemOf(IOpenApiSchema schema) => schema.Type?.HasFlag(JsonSchemaType.Array) == true ? schema.Items : null;

    private static ImmutableArray<string> MembersOf(IOpenApiSchema item) => [.. Properties(item).Select(member => member.Key)];

    private static IEnumerable<KeyValuePair<string, IOpenApiSchema>> Properties(IOpenApiSchema schema) =>
        (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Concat((schema.AllOf ?? []).SelectMany(Properties));
}
