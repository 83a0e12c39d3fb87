using Npgsql;
using Vibes.UuidToolkit.Postgres.Tools;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>An archive of <c>pg_dump</c> in its custom, directory or tar format.</summary>
/// <param name="Path">The file, or the folder of a directory dump.</param>
public sealed record Archive(string Path) : DatabaseSource
{
    /// <inheritdoc/>
    public override string Name => Path;

    private protected override async Task<LoadReport> LoadAsync(
        NpgsqlConnection target, LoadOptions? options, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var tools = await ClientTools.FindAsync(cancellation: cancellation).ConfigureAwait(false);
        return await PipedScript.LoadAsync(
            target, System.IO.Path.GetFileName(Path.TrimEnd('/', '\\')), (output, stop) => tools.RestoreToScriptAsync(Path, output, stop),
            options, progress, cancellation).ConfigureAwait(false);
    }
}
