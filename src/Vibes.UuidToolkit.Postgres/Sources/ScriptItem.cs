namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>One piece of a psql script, in the order in which psql would act on it.</summary>
/// <param name="File">The file it stands in: the script, or one that the script includes.</param>
/// <param name="Line">The line it begins on, counted from 1.</param>
public abstract record ScriptItem(string File, int Line)
{
    /// <summary>Where it stands, as messages name it.</summary>
    public string Place => $"{File}:{Line}";
}
