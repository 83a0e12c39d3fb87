namespace Vibes.UuidToolkit.Postgres.Diagnostics;

/// <summary>A kind of message: what is the same in each of its occurrences.</summary>
/// <param name="Code">The stable code, <c>UK</c> and four digits. It never changes its meaning and is never used again.</param>
/// <param name="Kind">What the message means for the run.</param>
/// <param name="Title">What happened, in one short sentence without the object's name.</param>
/// <param name="Why">The reason: what PostgreSQL or the toolkit would do otherwise.</param>
/// <param name="WayOut">What the user can do about it.</param>
public sealed record DiagnosticDescriptor(string Code, DiagnosticKind Kind, string Title, string Why, string WayOut)
{
    /// <summary>One occurrence of this message.</summary>
    /// <param name="subject">Where: the qualified name of the object, the file and line, the option.</param>
    /// <param name="message">What exactly happened there; one sentence. Never holds a secret.</param>
    /// <param name="wayOut">A more exact way out than the descriptor's own; null for the descriptor's.</param>
    public Diagnostic At(string subject, string message, string? wayOut = null) => new(this, subject, message, wayOut ?? WayOut);
}
