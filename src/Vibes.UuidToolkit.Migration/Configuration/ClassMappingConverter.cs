using System.Text.Json;
using System.Text.Json.Serialization;
using Vibes.UuidToolkit.Migration.Mapping;

namespace Vibes.UuidToolkit.Migration.Configuration;

/// <summary>Reads a class's mapping from its kind alone, <c>"random"</c>, or from an object, <c>{"kind": "existing", "column": "external_id"}</c>.</summary>
internal sealed class ClassMappingConverter : JsonConverter<ClassMapping>
{
    /// <inheritdoc/>
    public override ClassMapping Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new(JsonSerializer.Deserialize<MappingKind>(ref reader, options));
        var written = JsonSerializer.Deserialize<Written>(ref reader, options) ?? throw new JsonException("A mapping is a kind or an object.");
        return new(written.Kind, written.Column);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ClassMapping value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Written(value.Kind, value.Column), options);

    /// <summary>The same members without this converter.</summary>
    private sealed record Written(MappingKind Kind, string? Column = null);
}
