using System.Text.Json;
using System.Text.Json.Serialization;
using Vibes.UuidToolkit.Migration.Mapping;

namespace Vibes.UuidToolkit.Migration.Configuration;

/// <summary>
/// Reads a class's mapping from its kind alone, <c>"random"</c>, or from an object, <c>{"kind": "existing", "column": "external_id"}</c>.
/// By hand: a deserializer of its own would count lines from where the mapping begins.
/// </summary>
internal sealed class ClassMappingConverter : JsonConverter<ClassMapping>
{
    /// <inheritdoc/>
    public override ClassMapping Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new(Kind(reader.GetString()!));
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A mapping is a kind or an object.");
        MappingKind? kind = null;
        string? column = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException($"The mapping's \"{name}\" is no text.");
            if (name == "kind")
                kind = Kind(text);
            else
                column = name == "column" ? text : throw new JsonException($"A mapping has no member \"{name}\".");
        }

        return new(kind ?? throw new JsonException("The mapping has no \"kind\"."), column);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ClassMapping value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(value.Kind.ToString()));
        if (value.Column is not null)
            writer.WriteString("column", value.Column);
        writer.WriteEndObject();
    }

    private static MappingKind Kind(string text)
    {
        foreach (var kind in Enum.GetValues<MappingKind>())
            if (kind.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
                return kind;
        throw new JsonException($"There is no mapping \"{text}\".");
    }
}
