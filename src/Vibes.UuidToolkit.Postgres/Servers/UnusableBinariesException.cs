namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>Says why a folder's server programs cannot be used; the search goes on and remembers the reason.</summary>
internal sealed class UnusableBinariesException(string message, Exception? cause = null) : Exception(message, cause);
