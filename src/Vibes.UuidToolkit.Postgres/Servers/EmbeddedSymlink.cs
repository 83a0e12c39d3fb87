namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>One symbolic link in a package's list: <paramref name="Target"/> is the link's name, <paramref name="Source"/> what it points to.</summary>
internal sealed record EmbeddedSymlink(string Source, string Target);
