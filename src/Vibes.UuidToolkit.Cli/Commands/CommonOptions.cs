using System.CommandLine;

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

    /// <summary>How many connections read.</summary>
    public static Option<int?> Jobs()
    {
        var option = new Option<int?>("--jobs") { Description = "How many connections read fingerprints at once.", HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
                result.AddError("--jobs is at least 1.");
        });
        return option;
    }

    /// <summary>That nobody is asked.</summary>
    public static Option<bool> Yes() => new("--yes", "-y") { Description = "Do it without asking." };

    /// <summary>Output for machines.</summary>
    public static Option<bool> Json() => new("--json") { Description = "One JSON document on stdout, and nothing else." };

    /// <summary>The whole story of an unexpected error.</summary>
    public static Option<bool> Verbose() => new("--verbose") { Description = "Show the stack of an unexpected error." };
}
