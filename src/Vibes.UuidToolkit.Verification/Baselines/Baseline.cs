using System.Text;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Files;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Verification.Baselines;

/// <summary>
/// The approved text of one snapshot, <c>NAME.verified.txt</c>. A text that differs from it is left beside it as
/// <c>NAME.received.txt</c>, to be looked at and approved or not.
/// </summary>
public sealed class Baseline
{
    private const string ApprovedEnding = ".verified.txt";
    private const string ReceivedEnding = ".received.txt";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _folder;

    /// <summary>The baseline of that name.</summary>
    /// <param name="folder">The folder of all baselines; it need not exist yet.</param>
    /// <param name="name">The snapshot's name; a slash is a sub-folder.</param>
    /// <exception cref="ArgumentException">The name would lead out of the folder.</exception>
    public Baseline(string folder, string name)
    {
        if (name.Length == 0 || name.Split('/').Any(part => part is "" or "." or ".." || part.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0))
            throw new ArgumentException($"'{name}' is no name of a snapshot.", nameof(name));
        (_folder, Name) = (folder, name);
        var path = Path.Combine([folder, .. name.Split('/')]);
        (ApprovedPath, ReceivedPath) = (path + ApprovedEnding, path + ReceivedEnding);
    }

    /// <summary>The snapshot's name.</summary>
    public string Name { get; }

    /// <summary>The file of the approved text.</summary>
    public string ApprovedPath { get; }

    /// <summary>The file of a text that is not approved.</summary>
    public string ReceivedPath { get; }

    /// <summary>The approved snapshot; null where none was ever approved.</summary>
    /// <exception cref="DiagnosticException">It cannot be read.</exception>
    public Snapshot? Read() => Guarded(() => File.Exists(ApprovedPath) ? new Snapshot(Name, ReadText()) : null);

    /// <summary>
    /// Compares a snapshot with the approved one. One that has none is approved by being written; one that differs is written
    /// beside it; once it is equal again, what was left beside it goes.
    /// </summary>
    /// <param name="snapshot">The snapshot of this name.</param>
    /// <exception cref="DiagnosticException">A file cannot be read or written, or the approved text is of another format or version. Nothing was changed.</exception>
    public BaselineComparison Compare(Snapshot snapshot) => Guarded(() => CompareWithApproved(snapshot) ?? Keep(ApprovedPath, snapshot));

    /// <summary>
    /// Compares a snapshot with the approved one, as <see cref="Compare"/> does, but approves nothing: one that has none is left
    /// as received. So a test fails until somebody has looked.
    /// </summary>
    /// <inheritdoc cref="Compare"/>
    public BaselineComparison Check(Snapshot snapshot) => Guarded(() => CompareWithApproved(snapshot) ?? Keep(ReceivedPath, snapshot));

    /// <summary>Approves what was received, in place of what was approved before.</summary>
    /// <exception cref="DiagnosticException">There is nothing to approve, or the file cannot be moved.</exception>
    public void Approve() => Guarded(() =>
    {
        if (!File.Exists(ReceivedPath))
            throw new DiagnosticException(Descriptors.NothingToApprove.At(ReceivedPath, "There is no such file."));
        File.Move(ReceivedPath, ApprovedPath, overwrite: true);
        return true;
    });

    /// <summary>The names of a folder's baselines, those included that were only received.</summary>
    internal static IEnumerable<string> NamesIn(string folder, bool received)
    {
        var ending = received ? ReceivedEnding : ApprovedEnding;
        return !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*" + ending, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path)[..^ending.Length].Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal);
    }

    // A working copy on Windows may have been given CRLF by Git.
    private string ReadText() => File.ReadAllText(ApprovedPath, Utf8).Replace("\r\n", "\n", StringComparison.Ordinal);

    private void RequireSameFormat(string approved, string received)
    {
        var (found, written) = (SnapshotHeader.Of(approved), SnapshotHeader.Of(received));
        if (found == written)
            return;
        throw new DiagnosticException(Descriptors.BaselineFormat.At(ApprovedPath,
            $"Its first line is {(found is { } header ? $"'{header}'" : "no header of a snapshot")}; this version of the toolkit writes '{written}'."));
    }

    private BaselineComparison? CompareWithApproved(Snapshot snapshot)
    {
        if (!File.Exists(ApprovedPath))
            return null;
        var approved = ReadText();
        RequireSameFormat(approved, snapshot.Text);
        if (approved != snapshot.Text)
        {
            WholeFile.Write(ReceivedPath, snapshot.Text);
            return new(Name, ReceivedPath, approved, snapshot.Text);
        }

        File.Delete(ReceivedPath);
        return new(Name, ApprovedPath, approved, snapshot.Text);
    }

    private BaselineComparison Keep(string path, Snapshot snapshot)
    {
        WholeFile.Write(path, snapshot.Text);
        if (path == ApprovedPath)
            File.Delete(ReceivedPath);
        return new(Name, path, null, snapshot.Text);
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DecoderFallbackException broken)
        {
            throw new DiagnosticException(Descriptors.SnapshotUnreadable.At(ApprovedPath, "It is not UTF-8 text."), broken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.CannotWrite.At(_folder, error.Message), error);
        }
    }
}
