using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vibes.UuidToolkit.Migration.Running;

/// <summary>
/// What a run did, a line of JSON an event, flushed as it happens: after a crash it says how far the run had come. Whether
/// the work is done is for the database to say; the journal is for people. It holds no SQL and no data.
/// </summary>
public sealed class Journal : IDisposable
{
    private readonly StreamWriter? _writer;
    private readonly TimeProvider _time;

    private Journal(StreamWriter? writer, TimeProvider time, string? interruptedAt)
    {
        _writer = writer;
        _time = time;
        InterruptedAt = interruptedAt;
    }

    /// <summary>The step at which an earlier run of this journal stopped without an end; null where none did.</summary>
    public string? InterruptedAt { get; }

    /// <summary>A journal that is not kept.</summary>
    public static Journal None { get; } = new(null, TimeProvider.System, null);

    /// <summary>Opens the journal to append to it.</summary>
    /// <param name="path">The file; made where it is not there.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Journal Open(string path, TimeProvider? time = null)
    {
        string? interruptedAt = null;
        if (File.Exists(path))
            foreach (var line in File.ReadLines(path))
            {
                if (!TryRead(line, out var entry))
                    continue;
                interruptedAt = entry.Event is "done" or "failed" ? null : entry.Step ?? interruptedAt;
            }

        var isCutShort = File.Exists(path) && !EndsWithNewLine(path);
        var writer = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read)) { AutoFlush = true, NewLine = "\n" };
        // What a killed run left of its last line must not swallow this run's first.
        if (isCutShort)
            writer.WriteLine();
        return new(writer, time ?? TimeProvider.System, interruptedAt);
    }

    /// <summary>Writes an event.</summary>
    /// <param name="event">What happened: <c>begin</c>, <c>step</c>, <c>committed</c>, <c>failed</c>, <c>done</c>.</param>
    /// <param name="step">The step's title, or null.</param>
    /// <param name="detail">Anything else, or null.</param>
    public void Write(string @event, string? step = null, string? detail = null) =>
        _writer?.WriteLine(JsonSerializer.Serialize(new JournalEntry(_time.GetUtcNow(), @event, step, detail), JournalJson.Default.JournalEntry));

    /// <inheritdoc/>
    public void Dispose() => _writer?.Dispose();

    private static bool EndsWithNewLine(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length == 0)
            return true;
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }

    // The last line of a killed run may be cut short; it then says nothing.
    private static bool TryRead(string line, out JournalEntry entry)
    {
        try
        {
            entry = JsonSerializer.Deserialize(line, JournalJson.Default.JournalEntry)!;
            return entry is not null;
        }
        catch (JsonException)
        {
            entry = null!;
            return false;
        }
    }
}

/// <summary>One line of a journal.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Event">What happened.</param>
/// <param name="Step">The step's title, or null.</param>
/// <param name="Detail">Anything else, or null.</param>
public sealed record JournalEntry(DateTimeOffset At, string Event, string? Step, string? Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JournalEntry))]
internal sealed partial class JournalJson : JsonSerializerContext;
