namespace Vibes.UuidToolkit.CodeMigration.Plans;

/// <summary>What has to be decided.</summary>
public enum DecisionKind
{
    /// <summary>A number that stands for no id, or for a special one: 0 or -1.</summary>
    Sentinel,

    /// <summary>The id of a certain row, written in the code.</summary>
    Literal,

    /// <summary>A place that ids and other numbers both reach.</summary>
    Mixed,

    /// <summary>A column that no foreign key makes an id, and that ids go to or come from.</summary>
    Column,

    /// <summary>A key that the database gives no value to: a person knows its number, or another system gave it.</summary>
    Key,

    /// <summary>An id that is used as a number.</summary>
    Blocker,
}
