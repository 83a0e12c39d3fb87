using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.CodeMigration.Writing;

/// <summary>
/// Writes files all or none: first all of them are looked at, then their new contents are written beside them, and only then
/// moved to their places. Whatever fails, those that were moved are put back.
/// </summary>
public static class SolutionWriter
{
    /// <summary>Writes the changes.</summary>
    /// <param name="changes">A change a file; equal ones of one file, as of one that is linked into several projects, are one.</param>
    /// <param name="cancellation">Ends it before anything is moved.</param>
    /// <exception cref="DiagnosticException">Nothing was changed, for this reason.</exception>
    public static void Write(IEnumerable<FileChange> changes, CancellationToken cancellation = default)
    {
        var files = Distinct(changes).Select(change => new PendingFile(change)).ToList();
        var hindrances = files.Select(file => file.FindHindrance()).OfType<Diagnostic>().ToList();
        if (hindrances.Count > 0)
            throw new DiagnosticException(hindrances);
        try
        {
            foreach (var file in files)
            {
                cancellation.ThrowIfCancellationRequested();
                file.Stage();
            }

            // Between the first look and now somebody may have saved a file in an editor.
            var late = files.Select(file => file.FindHindrance()).OfType<Diagnostic>().ToList();
            if (late.Count > 0)
                throw new DiagnosticException(late);
            cancellation.ThrowIfCancellationRequested();
            foreach (var file in files)
                file.Move();
        }
        catch (Exception error) when (error is not DiagnosticException)
        {
            var stuck = files.AsEnumerable().Reverse().Select(file => file.PutBack()).OfType<string>().ToList();
            if (error is OperationCanceledException)
                throw;
            throw new DiagnosticException(Descriptors.WritingFailed.At(
                files.Find(file => file.HasFailed)?.Path ?? "the files",
                stuck.Count == 0 ? error.Message : $"{error.Message} These could not be put back, and hold the new text: {string.Join(", ", stuck)}."), error);
        }
        finally
        {
            foreach (var file in files)
                file.CleanUp();
        }
    }

    private static IEnumerable<FileChange> Distinct(IEnumerable<FileChange> changes)
    {
        foreach (var file in changes.GroupBy(change => Path.GetFullPath(change.Path), StringComparer.Ordinal))
            yield return file.All(change => change.After.ContentEquals(file.First().After))
                ? file.First()
                : throw new DiagnosticException(Descriptors.LinkedFileDiffers.At(file.Key, $"{file.Count()} changes of it contradict each other."));
    }
}
