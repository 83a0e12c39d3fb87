using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Postgres.Configuration;

/// <summary>Reads the columns that keep old ids: <c>true</c> for names in the keys' own style, a text for a name, <c>false</c> for none.</summary>
internal sealed class OldIdColumnConverter : JsonConverter<OldIdColumn>
{
    /// <inheritdoc/>
    public override OldIdColumn? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.False => null,
        JsonTokenType.True => new(),
        JsonTokenType.String => new(ColumnName(reader.GetString()!)),
        _ => throw new JsonException("Old ids are kept (true), kept in columns of a name (a text), or not (false)."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, OldIdColumn value, JsonSerializerOptions options)
    {
        if (value.Name is null)
            writer.WriteBooleanValue(true);
        else
            writer.WriteStringValue(value.Name);
    }

    /// <summary>PostgreSQL cuts a longer name and says so in a notice only.</summary>
    private static string ColumnName(string name) => Encoding.UTF8.GetByteCount(name) is > 0 and <= SqlText.NameBytes
        ? name
        : throw new JsonException($"A column's name has 1 to {SqlText.NameBytes} bytes.");
}
