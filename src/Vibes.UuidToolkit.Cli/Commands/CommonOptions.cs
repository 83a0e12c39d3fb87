using System.CommandLine;
using System.Globalization;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary>Options that mean the same in every command that has them.</summary>
internal static class CommonOptions
{
    /// <summary>The environment variable that stands in for <c>--connection</c>, so that a password need not be an argument.</summary>
    public const string ConnectionVariable = "UUIDKIT_CONNECTION";

    /// <summary>The database.</summary>
    public static Option<string?> Connection() => new("--connection", "-c")
    {
        Description = $"The database: Host=...;Database=..., a postgresql:// URI, or host=... dbname=... ({ConnectionVariable} where not given).",
        HelpName = "CONNECTION",
    };

    /// <summary>The folder that is written.</summary>
    public static Option<string?> Folder(string description) => new("--output", "-o") { Description = description, HelpName = "DIR" };

    /// <summary>The configuration.</summary>
    public static Option<string?> Configuration() => new("--config")
    {
        Description = "What is to be decided about the migration: excluded classes, undeclared references, new definitions.",
        HelpName = "uuidkit.json",
    };

    /// <summary>Refusals that may pass.</summary>
    public static Option<string[]> Acknowledge() => new("--acknowledge")
    {
        Description = "A refusal that was looked at and may pass: a code, or \"CODE OBJECT\". Can be repeated.",
        HelpName = "CODE",
        DefaultValueFactory = _ => [],
    };

    /// <summary>How many connections work at once where several may.</summary>
    public static Option<int?> Jobs() => Count("--jobs", "How many connections vacuum and analyze the tables afterwards.");

    /// <summary>A number that is at least 1.</summary>
    public static Option<int?> Count(string name, string description)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            // What is no number at all is for the parser to say.
            if (result.Tokens is [var token] && long.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number < 1)
                result.AddError($"{name} is at least 1.");
        });
        return option;
    }

    /// <summary>Keeps a misspelt option from being taken for an argument.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="prefix">What none of its values begins with.</param>
    public static Argument<T> NotAnOption<T>(this Argument<T> argument, string prefix = "-")
    {
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith(prefix, StringComparison.Ordinal)))
                result.AddError($"There is no option {token.Value}.");
        });
        return argument;
    }

    /// <summary>That nobody is asked.</summary>
    public static Option<bool> Yes() => new("--yes", "-y") { Description = "Do it without asking." };

    /// <summary>Output for machines.</summary>
    public static Option<bool> Json() => new("--json") { Description = "One JSON document on stdout, and nothing else." };

    /// <summary>The whole story, also of an unexpected error.</summary>
    public static Option<bool> Verbose() => new("--verbose") { Description = "Leave nothing out; show the stack of an unexpected error." };
}
