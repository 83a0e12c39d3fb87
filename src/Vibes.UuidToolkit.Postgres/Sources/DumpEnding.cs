namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>
/// Whether what pg_dump began it also ended. Its closing comment is the only sign that a dump was not cut off
/// between two statements.
/// </summary>
internal sealed class DumpEnding
{
    private int dump;
    private int cluster;

    /// <summary>The line on which a dump began that has not ended; 0 when there is none.</summary>
    public int OpenSince => cluster > 0 ? cluster : dump;

    /// <summary>Looks at a line that stands between statements.</summary>
    public void See(string line, int number)
    {
        if (!line.StartsWith("-- PostgreSQL database", StringComparison.Ordinal)) return;
        switch (line.AsSpan().TrimEnd())
        {
            case "-- PostgreSQL database dump": dump = number; break;
            case "-- PostgreSQL database dump complete": dump = 0; break;
            case "-- PostgreSQL database cluster dump": cluster = number; break;
            case "-- PostgreSQL database cluster dump complete": cluster = 0; break;
        }
    }
}
