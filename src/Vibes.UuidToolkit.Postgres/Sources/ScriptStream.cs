using Npgsql;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>A psql script that is no file of its own, such as a sample that a program carries along.</summary>
/// <param name="ScriptName">What messages call it.</param>
/// <param name="Open">Opens it from the beginning.</param>
public sealed record ScriptStream(string ScriptName, Func<Stream> Open) : DatabaseSource
{
    /// <inheritdoc/>
    public override string Name => ScriptName;

    private protected override async Task<LoadReport> LoadAsync(
        NpgsqlConnection target, LoadOptions? options, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var script = Open();
        await using (script.ConfigureAwait(false))
            return await SqlScriptLoader.LoadAsync(target, script, ScriptName, options, progress, cancellation).ConfigureAwait(false);
    }
}
