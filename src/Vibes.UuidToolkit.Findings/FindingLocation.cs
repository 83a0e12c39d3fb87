namespace Vibes.UuidToolkit.Findings;

/// <summary>A place in a file. Lines and columns count from 1; the end is behind the last character.</summary>
/// <param name="Path">The file's path where the log gives one, otherwise what it gives.</param>
/// <param name="StartLine">The first line.</param>
/// <param name="StartColumn">The first character.</param>
/// <param name="EndLine">The last line.</param>
/// <param name="EndColumn">Behind the last character.</param>
public sealed record FindingLocation(string Path, int StartLine, int StartColumn, int EndLine, int EndColumn);
