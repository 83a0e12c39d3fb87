using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Postgres.Configuration;

namespace Vibes.UuidToolkit.Migration.Planning.Suggestions;

/// <summary>
/// Writes a configuration: the user's own with the suggestions added, each under its reason. What a person has to decide
/// is commented out, so that the file can be used as it is and says nothing in anybody's name.
/// </summary>
public static class SuggestedConfiguration
{
    private static readonly JsonSerializerOptions Readable = new(ConfigurationFile.Json) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file's text.</summary>
    /// <param name="options">The configuration that was planned with.</param>
    /// <param name="suggestions">What is suggested.</param>
    /// <returns>JSON with comments, as <see cref="ConfigurationFile"/> reads it; lines end in LF.</returns>
    public static string Render(MigrationOptions options, IReadOnlyCollection<Suggestion> suggestions)
    {
        var text = new StringBuilder();
        text.Append("// Suggested by uuidkit: what stands against the plan, and a decision for each.\n// Look at them, then give the file with --config. What only a person can say is commented out.\n{\n");
        var own = JsonSerializer.SerializeToNode(options, Readable)!.AsObject();
        var bare = JsonSerializer.SerializeToNode(new MigrationOptions(), Readable)!.AsObject();
        var members = Enum.GetValues<SuggestionMember>().ToDictionary(member => JsonNamingPolicy.CamelCase.ConvertName(member.ToString()));
        foreach (var (name, value) in own.ToList())
        {
            var added = members.TryGetValue(name, out var member) ? suggestions.Where(suggestion => suggestion.Member == member).ToList() : [];
            if (added.Count == 0 && JsonNode.DeepEquals(value, bare[name]))
                continue;
            text.Append($"  {Text(name)}: ");
            if (value is not (JsonArray or JsonObject) || added.Count == 0)
                text.Append(value?.ToJsonString(Readable) ?? "null");
            else
            {
                var isList = value is JsonArray;
                text.Append(isList ? "[\n" : "{\n");
                foreach (var item in isList ? value.AsArray().Select(Line) : value.AsObject().OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{Text(pair.Key)}: {Line(pair.Value)}"))
                    text.Append($"    {item},\n");
                foreach (var suggestion in added)
                    text.Append($"    // {suggestion.Reason.ReplaceLineEndings(" ")}\n    {(suggestion.NeedsPerson ? "// " : "")}{Entry(suggestion)},\n");
                text.Append(isList ? "  ]" : "  }");
            }

            text.Append(",\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>The configuration as the file says it: what a person has to decide is not in it.</summary>
    /// <inheritdoc cref="Render"/>
    public static MigrationOptions Apply(MigrationOptions options, IReadOnlyCollection<Suggestion> suggestions) =>
        JsonSerializer.Deserialize<MigrationOptions>(Render(options, suggestions), ConfigurationFile.Json)!;

    private static string Entry(Suggestion suggestion) => suggestion.Member switch
    {
        SuggestionMember.References or SuggestionMember.Arrays => $"{{ \"column\": {Text(suggestion.Name)}, \"to\": {Text(suggestion.Value!)} }}",
        SuggestionMember.Polymorphic => $"{{ \"column\": {Text(suggestion.Name)}, \"typeColumn\": {Text(suggestion.Value!)}, \"types\": {{ {Types(suggestion)} }} }}",
        SuggestionMember.Definitions => $"{Text(suggestion.Name)}: {Text(suggestion.Value!)}",
        _ => Text(suggestion.Name),
    };

    private static string Types(Suggestion suggestion) =>
        string.Join(", ", suggestion.Types.DefaultIfEmpty(("KIND", null)).Select(type => $"{Text(type.Kind)}: {Text(type.Table ?? "SCHEMA.TABLE")}"));

    private static string Line(JsonNode? value) => value?.ToJsonString(Readable) ?? "null";

    private static string Text(string value) => JsonSerializer.Serialize(value, Readable);
}
