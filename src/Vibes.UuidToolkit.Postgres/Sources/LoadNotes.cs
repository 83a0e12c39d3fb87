using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>Notes of a load, counted by cause: a dump can name a missing role ten thousand times.</summary>
internal sealed class LoadNotes
{
    private readonly Dictionary<(DiagnosticDescriptor, string), (string Place, int Count)> notes = [];

    /// <summary>Notes one occurrence.</summary>
    public void Add(DiagnosticDescriptor descriptor, string place, string message) =>
        notes[(descriptor, message)] = notes.TryGetValue((descriptor, message), out var note) ? (note.Place, note.Count + 1) : (place, 1);

    /// <summary>One diagnostic for each cause, in the order of their first occurrence.</summary>
    public IReadOnlyList<Diagnostic> ToDiagnostics() =>
    [
        .. notes.Select(note => note.Key.Item1.At(
            note.Value.Place,
            note.Value.Count == 1 ? note.Key.Item2 : $"{note.Key.Item2} ({note.Value.Count} statements, the first one here.)")),
    ];
}
