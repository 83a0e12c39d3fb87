namespace Vibes.UuidToolkit.Verification.Tests.Endpoints;

/// <summary>A fault of a migrated API, and the message that it is found with.</summary>
public sealed record Mutant(string Name, string Code, Func<ApiAnswer, ApiAnswer> Fault)
{
    /// <summary>A fault in the answers of one path.</summary>
    public static Mutant Of(string name, string code, string path, Func<ApiAnswer, ApiAnswer> fault) => new(name, code, answer => answer.Path == path ? fault(answer) : answer);

    /// <summary>A text in the answers of one path that is another one.</summary>
    public static Mutant Of(string name, string code, string path, string text, string instead) => Of(name, code, path, answer => answer with
    {
        Body = answer.Body.Contains(text, StringComparison.Ordinal) ? Once(answer.Body, text, instead) : throw new InvalidOperationException($"{name}: {answer.Body} has no {text}"),
    });

    public override string ToString() => Name;

    private static string Once(string body, string text, string instead)
    {
        var at = body.IndexOf(text, StringComparison.Ordinal);
        return body[..at] + instead + body[(at + text.Length)..];
    }
}
