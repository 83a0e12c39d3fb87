namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>How far a load is.</summary>
/// <param name="BytesRead">Bytes of the source read so far; of a compressed file, compressed bytes.</param>
/// <param name="TotalBytes">Bytes of the source, or null when that is not known, as with a live database.</param>
/// <param name="Statements">Statements executed so far.</param>
/// <param name="CopiedLines">Lines of COPY data sent so far.</param>
public sealed record LoadProgress(long BytesRead, long? TotalBytes, long Statements, long CopiedLines);
