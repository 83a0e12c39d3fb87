using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>Which things have findings: by what the findings say they are about.</summary>
internal sealed partial class FindingIndex
{
    private readonly HashSet<string> _subjects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _relations = new(StringComparer.Ordinal);

    /// <summary>An index of findings; what is no finding is passed over.</summary>
    public FindingIndex(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var finding in diagnostics.Where(diagnostic => diagnostic.Kind == DiagnosticKind.Finding))
            if (_subjects.Add(finding.Subject) && RelationOf(finding.Subject) is { } relation)
                _relations.TryAdd(relation, finding.Code);
    }

    /// <summary>Whether there is one about exactly this.</summary>
    public bool Has(string subject) => _subjects.Contains(subject);

    /// <summary>Whether there is one about a table, or about something of it.</summary>
    public bool IsAbout(string relation) => _relations.ContainsKey(relation);

    /// <summary>The code of the first that is about a table; null where none is.</summary>
    public string? CodeAbout(string relation) => _relations.GetValueOrDefault(relation);

    /// <summary>The table that a subject is of: <c>public.orders</c> of <c>public.orders.id</c>; null where it is of none.</summary>
    public static string? RelationOf(string subject) => Relation().Match(subject) is { Success: true } match ? match.Groups["name"].Value : null;

    private const string Word = "(?:[a-z_][a-z0-9_]*|\"(?:[^\"]|\"\")+\")";

    // The first name: of 'public.orders orders_customer_id_fkey' and of 'foreign key a of public.orders' the table.
    [GeneratedRegex("(?:^| of )(?<name>" + Word + @"\." + Word + ")", RegexOptions.CultureInvariant)]
    private static partial Regex Relation();
}
