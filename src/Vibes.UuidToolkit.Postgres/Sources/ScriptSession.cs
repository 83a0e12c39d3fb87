using System.Text;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>What a script's own commands change about how the rest of the script is read; shared by the files it includes.</summary>
internal sealed class ScriptSession
{
    /// <summary>How the bytes of the following lines are decoded.</summary>
    public Encoding Encoding { get; set; } = ClientEncoding.Utf8;

    /// <summary>False after <c>SET standard_conforming_strings = off</c>: a backslash escapes in plain strings too.</summary>
    public bool StandardConformingStrings { get; set; } = true;

    /// <summary>The variables of psql, set by <c>\set</c> or from outside.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>True once <c>\encoding</c> or <c>SET client_encoding</c> can be honoured; false for a name that is not known.</summary>
    public bool TrySetEncoding(string name)
    {
        if (ClientEncoding.Find(name) is not { } encoding) return false;
        Encoding = encoding;
        return true;
    }
}
