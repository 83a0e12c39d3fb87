using System.CommandLine;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary>The options of a command that plans.</summary>
internal sealed class PlanningOptions
{
    private readonly Option<string?> _key = new("--key")
    {
        Description = "A mapping_key.sql of another plan, so that several databases get the same uuids; the folder's own or a new one where not given.",
        HelpName = "FILE",
    };

    /// <summary>The folder of the plan.</summary>
    public Option<string?> Folder { get; } = CommonOptions.Folder("The folder that the plan and its scripts are written to.");

    /// <summary>The configuration.</summary>
    public Option<string?> Configuration { get; } = CommonOptions.Configuration();

    /// <summary>Refusals that may pass.</summary>
    public Option<string[]> Acknowledge { get; } = CommonOptions.Acknowledge();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Folder, Configuration, Acknowledge, _key })
            command.Options.Add(option);
    }

    /// <summary>The mapping key: the given one, or else the one of an earlier plan in the folder, or else a new one.</summary>
    public MappingKey Key(ParseResult parse, string folder) => parse.GetValue(_key) is { } path ? PlanFolder.ReadKey(path) : PlanFolder.KeyOf(folder);
}
