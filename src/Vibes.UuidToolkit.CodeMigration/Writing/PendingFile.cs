using System.Text;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.CodeMigration.Writing;

/// <summary>One file on its way: new text beside it, then in its place, the old text kept until all of them are there.</summary>
/// <param name="change">What it becomes.</param>
internal sealed class PendingFile(FileChange change)
{
    private readonly string _suffix = $".{Guid.NewGuid():N}";
    private readonly List<string> _folders = [];
    private string? _staged;
    private string? _kept;
    private bool _moved;

    /// <summary>The file, as the solution names it.</summary>
    public string Path { get; } = change.Path;

    /// <summary>Whether its last step did not come to its end.</summary>
    public bool HasFailed { get; private set; }

    // A symbolic link stays one: what it leads to is written.
    private string Target { get; } = new FileInfo(change.Path) is { Exists: true } file && file.ResolveLinkTarget(returnFinalTarget: true) is { } real ? real.FullName : change.Path;

    /// <summary>What speaks against writing it; null for nothing.</summary>
    public Diagnostic? FindHindrance()
    {
        try
        {
            if (change.Before is null)
                return File.Exists(Target) ? Descriptors.FileChanged.At(Path, "A new file was to be made, and one is there by now.") : null;
            if (!File.Exists(Target))
                return Descriptors.FileChanged.At(Path, "It is gone.");
            var (bytes, before) = (File.ReadAllBytes(Target), FileText.Bytes(change.Before));
            if (!bytes.AsSpan().SequenceEqual(before))
                return Text(bytes, FileText.EncodingOf(change.Before)) == change.Before.ToString()
                    ? Descriptors.EncodingUnknown.At(Path, $"Read as {FileText.EncodingOf(change.Before).WebName} it has characters that would not come back as the same bytes.")
                    : Descriptors.FileChanged.At(Path, "Its text is another by now.");
            return new FileInfo(Target).IsReadOnly ? Descriptors.FileNotWritable.At(Path, "It is read-only.") : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Descriptors.FileNotWritable.At(Path, error.Message);
        }
    }

    /// <summary>Writes the new text beside the file.</summary>
    public void Stage() => Attempt(() =>
    {
        MakeFolder(System.IO.Path.GetDirectoryName(Target)!);
        var path = Target + _suffix + ".new";
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            _staged = path;
            stream.Write(FileText.BytesAfter(change));
            stream.Flush(flushToDisk: true);
        }

        if (change.Before is not null && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, File.GetUnixFileMode(Target));
    });

    /// <summary>Puts the new text in the file's place.</summary>
    public void Move() => Attempt(() =>
    {
        if (change.Before is null)
            File.Move(_staged!, Target);
        else
            File.Replace(_staged!, Target, _kept = Target + _suffix + ".old");
        _moved = true;
    });

    /// <summary>Makes it what it was.</summary>
    /// <returns>Its path where that did not work; null otherwise.</returns>
    public string? PutBack()
    {
        try
        {
            if (_moved && change.Before is null)
                File.Delete(Target);
            else if (_kept is not null && File.Exists(_kept))
                File.Move(_kept, Target, overwrite: true);
            _moved = false;
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Its old text is all that is left of it, and stays beside it.
            _kept = null;
            return Path;
        }
    }

    /// <summary>Removes what is left beside it. What cannot be removed is only litter by now.</summary>
    public void CleanUp()
    {
        try
        {
            foreach (var path in new[] { _staged, _kept }.OfType<string>())
                File.Delete(path);
            if (!_moved)
                foreach (var folder in _folders.Where(folder => !Directory.EnumerateFileSystemEntries(folder).Any()))
                    Directory.Delete(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    private void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        MakeFolder(System.IO.Path.GetDirectoryName(folder)!);
        Directory.CreateDirectory(folder);
        // The deepest first, in which order they are removed.
        _folders.Insert(0, folder);
    }

    private void Attempt(Action step)
    {
        HasFailed = true;
        step();
        HasFailed = false;
    }

    private static string Text(byte[] bytes, Encoding encoding)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), encoding, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}
