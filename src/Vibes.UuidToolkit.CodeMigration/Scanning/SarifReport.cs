using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Files;
using Rules = Vibes.UuidToolkit.Analyzers.Rules.Descriptors;

namespace Vibes.UuidToolkit.CodeMigration.Scanning;

/// <summary>A scan's places as SARIF 2.1.0, as code scanning reads it: rules with their texts, and files relative to the solution's folder.</summary>
public static class SarifReport
{
    /// <summary>What file names are relative to. SARIF wants a name for it, and the folder beside.</summary>
    private const string Root = "SOLUTION";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes the log whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="report">The scan.</param>
    /// <param name="folder">The solution's folder.</param>
    /// <exception cref="DiagnosticException">It cannot be written.</exception>
    public static void Write(string path, ScanReport report, string folder) =>
        WholeFile.Write(path, Of(report, folder).ToJsonString(Indented) + "\n", "Choose a file that can be written with --sarif.");

    /// <summary>The log.</summary>
    /// <param name="report">The scan.</param>
    /// <param name="folder">The solution's folder.</param>
    public static JsonObject Of(ScanReport report, string folder)
    {
        var rules = report.Places.Select(RuleOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new()
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "uuidkit",
                        ["version"] = typeof(SarifReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
                        ["rules"] = new JsonArray([.. rules.Select(Rule)]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["originalUriBaseIds"] = new JsonObject { [Root] = new JsonObject { ["uri"] = new Uri(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + "/").AbsoluteUri } },
                ["results"] = new JsonArray([.. report.Places.Select(place => Result(place, rules, folder))]),
            }),
        };
    }

    /// <summary>The analyzers' rule where there is one, so that what a build and a scan report is one finding.</summary>
    private static string RuleOf(ScanPlace place) => place.Rule ?? Descriptor(place.Kind).Code;

    private static DiagnosticDescriptor Descriptor(PlaceKind kind) => kind switch
    {
        PlaceKind.Declaration => Descriptors.IdDeclared,
        PlaceKind.Conversion => Descriptors.IdConverted,
        PlaceKind.Silent => Descriptors.IdSilent,
        PlaceKind.Blocker => Descriptors.IdAsNumber,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static JsonObject Rule(string id)
    {
        var (title, why, wayOut) = Rules.All.FirstOrDefault(rule => rule.Id == id) is { } rule
            ? (rule.Title.ToString(CultureInfo.InvariantCulture), rule.Description.ToString(CultureInfo.InvariantCulture), $"See rules/{id}.md.")
            : Descriptors.All.Single(descriptor => descriptor.Code == id) is var message ? (message.Title.TrimEnd('.'), message.Why, message.WayOut) : default;
        return new()
        {
            ["id"] = id,
            ["shortDescription"] = new JsonObject { ["text"] = title },
            ["fullDescription"] = new JsonObject { ["text"] = why.Length > 0 ? why : title },
            ["help"] = new JsonObject { ["text"] = wayOut },
            ["defaultConfiguration"] = new JsonObject { ["level"] = "warning" },
        };
    }

    private static JsonObject Result(ScanPlace place, List<string> rules, string folder)
    {
        var (rule, at) = (RuleOf(place), place.Location);
        var region = new JsonObject { ["startLine"] = at.StartLine, ["startColumn"] = at.StartColumn, ["endLine"] = at.EndLine, ["endColumn"] = at.EndColumn };
        var properties = new JsonObject { ["kind"] = place.Kind.ToString().ToLowerInvariant() };
        if (place.Entity is not null)
            properties["entity"] = place.Entity;
        return new()
        {
            ["ruleId"] = rule,
            ["ruleIndex"] = rules.IndexOf(rule),
            ["level"] = "warning",
            ["message"] = new JsonObject { ["text"] = place.Message },
            ["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = new JsonObject
                {
                    ["artifactLocation"] = new JsonObject { ["uri"] = Name(at.Path, folder), ["uriBaseId"] = Root },
                    ["region"] = region,
                },
            }),
            ["properties"] = properties,
        };
    }

    private static string Name(string path, string folder) =>
        string.Join('/', Path.GetRelativePath(folder, Path.GetFullPath(path, folder)).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}
