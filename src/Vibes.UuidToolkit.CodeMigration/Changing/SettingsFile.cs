using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Findings;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>A file of settings in JSON as configuration reads it: names that lead to values, whatever is written as a list by the name of the list.</summary>
internal sealed class SettingsFile
{
    private readonly List<Setting> _settings = [];
    private readonly string _path;
    private readonly byte[] _bytes;

    private SettingsFile(string path, byte[] bytes) => (_path, _bytes) = (path, bytes);

    /// <summary>Reads a file; null where it is no JSON.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="bytes">What is in it.</param>
    public static SettingsFile? Read(string path, byte[] bytes)
    {
        var file = new SettingsFile(path, bytes);
        try
        {
            file.Read();
        }
        catch (JsonException)
        {
            return null;
        }

        return file;
    }

    /// <summary>The integers that a name leads to, the first of each list, also written as texts: <c>Shop:AdminId</c>, or the end of such a name.</summary>
    public IEnumerable<Setting> Integers(ImmutableArray<string> name) => Named(name).Where(setting => setting.IsInteger).DistinctBy(setting => string.Join(':', setting.Name), StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands beside a setting, in the same section, with itself.</summary>
    public ImmutableHashSet<string> Beside(Setting setting) =>
        [.. _settings.Where(other => other.Name.Length == setting.Name.Length && other.Name[..^1].SequenceEqual(setting.Name[..^1], StringComparer.OrdinalIgnoreCase)).Select(other => other.Name[^1])];

    /// <summary>Where a setting's value is, counted from 1.</summary>
    public FindingLocation Place(Setting setting)
    {
        var text = SourceText.From(_bytes, _bytes.Length, System.Text.Encoding.UTF8);
        var (start, end) = (Characters(setting.Start), Characters(setting.End));
        var span = text.Lines.GetLinePositionSpan(new(start, end - start));
        return new(_path, span.Start.Line + 1, span.Start.Character + 1, span.End.Line + 1, span.End.Character + 1);

        // Of the text without its mark.
        int Characters(int bytes) => System.Text.Encoding.UTF8.GetCharCount(_bytes.AsSpan(Mark, bytes - Mark));
    }

    private int Mark => _bytes.AsSpan().StartsWith(System.Text.Encoding.UTF8.Preamble) ? System.Text.Encoding.UTF8.Preamble.Length : 0;

    private IEnumerable<Setting> Named(ImmutableArray<string> name) => _settings.Where(setting => setting.Name.Length >= name.Length && setting.Name[^name.Length..].SequenceEqual(name, StringComparer.OrdinalIgnoreCase));

    private void Read()
    {
        var reader = new Utf8JsonReader(_bytes.AsSpan(Mark), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        // The names that lead here, and for each object or list how many of them it is below.
        var names = new List<string>();
        var depths = new Stack<(int Names, bool IsList)>();
        while (reader.Read())
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    names.AddRange(reader.GetString()!.Split(':'));
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    if (names.Count > 0 && reader.TokenType == JsonTokenType.StartObject)
                        _settings.Add(new([.. names], 0, 0, IsInteger: false));
                    depths.Push((names.Count, reader.TokenType == JsonTokenType.StartArray));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    depths.Pop();
                    Leave();
                    break;
                default:
                    _settings.Add(new([.. names], Mark + (int)reader.TokenStartIndex, Mark + (int)reader.BytesConsumed, IsNumber(ref reader)));
                    Leave();
                    break;
            }

        void Leave()
        {
            // The elements of a list go by its name.
            if (!depths.TryPeek(out var outer))
                names.Clear();
            else if (!outer.IsList)
                names.RemoveRange(outer.Names, names.Count - outer.Names);
        }
    }

    private static bool IsNumber(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.TryGetInt64(out _),
        JsonTokenType.String => long.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        _ => false,
    };

    /// <summary>A value.</summary>
    /// <param name="Name">The names that lead to it.</param>
    /// <param name="Start">Where it begins in the file.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="IsInteger">Whether it is an integer.</param>
    internal sealed record Setting(ImmutableArray<string> Name, int Start, int End, bool IsInteger);
}
