using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>What a load did.</summary>
/// <param name="Statements">Statements executed.</param>
/// <param name="CopiedLines">Lines of COPY data sent; rows, but for CSV data with a header or with line breaks inside values.</param>
/// <param name="Bytes">Bytes of the source; of a compressed file, compressed bytes.</param>
/// <param name="Notes">What was left out or done otherwise than the script says; one note a cause, at its first place.</param>
public sealed record LoadReport(long Statements, long CopiedLines, long Bytes, IReadOnlyList<Diagnostic> Notes);
