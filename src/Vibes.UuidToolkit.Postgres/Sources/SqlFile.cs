using Npgsql;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>A psql script, gzipped or not.</summary>
/// <param name="Path">Its path.</param>
public sealed record SqlFile(string Path) : DatabaseSource
{
    /// <inheritdoc/>
    public override string Name => Path;

    private protected override Task<LoadReport> LoadAsync(
        NpgsqlConnection target, LoadOptions? options, IProgress<LoadProgress>? progress, CancellationToken cancellation) =>
        SqlScriptLoader.LoadAsync(target, Path, options, progress, cancellation);
}
