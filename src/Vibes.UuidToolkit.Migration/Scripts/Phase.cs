namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>The part of a script that a step belongs to, in the order of execution.</summary>
public enum Phase
{
    /// <summary>Session settings and guards.</summary>
    Prepare,

    /// <summary>Takes all locks, so that nothing else is waited for later.</summary>
    Lock,

    /// <summary>Makes the toolkit's schema and saves what the way back needs.</summary>
    Save,

    /// <summary>Takes down what stands in the way of a change of type.</summary>
    Drop,

    /// <summary>Rewrites the tables.</summary>
    Rewrite,

    /// <summary>Puts back what was taken down.</summary>
    Restore,

    /// <summary>Adds the foreign keys, which reads every row once more.</summary>
    ForeignKeys,

    /// <summary>Clears up and remembers that the work is done.</summary>
    Finish,
}
