namespace Vibes.UuidToolkit.Postgres.Diagnostics;

/// <summary>One message to the user: a stable code, what, where, why, and what to do.</summary>
/// <param name="Descriptor">What all messages of this code share.</param>
/// <param name="Subject">Where: the qualified name of the object, the file and line, the option.</param>
/// <param name="Message">What exactly happened there.</param>
/// <param name="WayOut">What the user can do about it.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, string Subject, string Message, string WayOut)
{
    /// <summary>The stable code.</summary>
    public string Code => Descriptor.Code;

    /// <summary>What the message means for the run.</summary>
    public DiagnosticKind Kind => Descriptor.Kind;

    /// <summary>The whole message on one line, for logs and exceptions.</summary>
    public override string ToString() => $"{Code} {Subject}: {Message} {Descriptor.Why} {WayOut}";
}
