using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Vibes.UuidToolkit.CodeMigration.Writing;

/// <summary>The git work tree that a folder is in.</summary>
/// <param name="Root">Its root, as a full path.</param>
/// <param name="Changed">The files that are kept by git and changed since the last commit, or about to be, relative to the root.</param>
/// <param name="Untracked">The files that git does not know, relative to the root.</param>
public sealed record GitWorkTree(string Root, ImmutableArray<string> Changed, ImmutableArray<string> Untracked)
{
    /// <summary>Reads the state of the work tree.</summary>
    /// <param name="folder">A folder in it.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Null where the folder is in none, or git is not installed.</returns>
    public static async Task<GitWorkTree?> FindAsync(string folder, CancellationToken cancellation)
    {
        if (await RunAsync(folder, ["rev-parse", "--show-toplevel"], cancellation) is not { } root
            || await RunAsync(folder, ["status", "--porcelain=v1", "-z", "--untracked-files=all"], cancellation) is not { } status)
            return null;
        var (changed, untracked) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        var entries = status.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < entries.Length; at++)
        {
            // Two letters, a blank and the name; behind one that was renamed or copied comes the old name as an entry of its own.
            var (letters, name) = (entries[at][..2], entries[at][3..]);
            (letters == "??" ? untracked : changed).Add(name);
            if (letters.AsSpan().ContainsAny('R', 'C'))
                at++;
        }

        return new(Path.GetFullPath(root.TrimEnd('\n', '\r')), changed.ToImmutable(), untracked.ToImmutable());
    }

    /// <summary>What a fix would mix with: everything that is changed, and those of its own files that git could not bring back.</summary>
    /// <param name="paths">The full paths of the files that the fix changes.</param>
    public ImmutableArray<string> InTheWayOf(IEnumerable<string> paths)
    {
        var mine = paths.Select(path => RelativePath.Of(Root, path)).ToHashSet(StringComparer.Ordinal);
        return [.. Changed, .. Untracked.Where(mine.Contains)];
    }

    private static async Task<string?> RunAsync(string folder, string[] arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8,
        };
        // To look is not to write: without it, git may refresh its index, and a person's own git would find it locked.
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
                await process.WaitForExitAsync(cancellation);
                await error;
                return process.ExitCode == 0 ? await output : null;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (Win32Exception)
        {
            // Git is not installed.
            return null;
        }
    }
}
