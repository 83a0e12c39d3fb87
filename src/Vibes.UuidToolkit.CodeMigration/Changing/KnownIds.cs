using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Names for the ids of rows that code and tests write as numbers, so that <c>Get(5)</c> becomes <c>Get(KnownIds.User5)</c> and
/// not a line of digits. A file of its own in each project that has some.
/// </summary>
internal sealed partial class KnownIds
{
    private const string ForCode = "KnownIds";

    // A test project sees its application's names where that shows its internals.
    private const string ForTests = "TestIds";

    private readonly Dictionary<string, Guid> _ids = new(StringComparer.Ordinal);

    /// <summary>The expression for a row's id.</summary>
    /// <param name="project">The compilation that it is written in.</param>
    /// <param name="entity">The entity's name; empty where it is not known.</param>
    /// <param name="number">The old id.</param>
    /// <param name="id">The new one.</param>
    public string Name(Compilation project, string entity, long number, Guid id)
    {
        var digits = number < 0 ? "Minus" + (-(decimal)number).ToString(CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture);
        var name = Letters().Replace(entity, "") + digits;
        if (!char.IsLetter(name[0]))
            name = "Id" + name;
        _ids[name] = id;
        return $"{ClassOf(project)}.{name}";
    }

    /// <summary>The expression for the id that stands for a number which is known when the test runs: <c>TestIds.Of(i)</c> is <c>TestIds.User5</c> where i is 5.</summary>
    /// <param name="place">Where it is wanted.</param>
    /// <param name="number">The expression for the number.</param>
    /// <returns>Null where the numbers of a project stand for rows of a database, or for nothing that is certain: what a column holds is no number of the test's.</returns>
    public static string? Of(Place place, ExpressionSyntax number) => !place.Fix.Literals.AreOfDatabase && TestProject.Is(place.Model.Compilation)
        && !(number.SyntaxTree == place.Model.SyntaxTree && place.Model.GetSymbolInfo(number).Symbol is { } column && place.Fix.IsPlainColumn(column)) ? $"{ForTests}.{nameof(Of)}({number})" : null;

    /// <summary>The solution with the names that each project uses.</summary>
    public async Task<Solution> AddAsync(Solution before, Solution solution, CancellationToken cancellation)
    {
        foreach (var id in solution.ProjectIds)
            if (solution.GetProject(id) is { FilePath: not null } project)
            {
                var uses = await AddedFile.UsesAsync(before, project, Uses(), cancellation).ConfigureAwait(false);
                foreach (var names in uses.Select(use => (Class: use.Groups[1].Value, Name: use.Groups[2].Value)).Where(use => use is (ForTests, nameof(Of)) || _ids.ContainsKey(use.Name)).Distinct()
                    .Order().GroupBy(use => use.Class, use => use.Name).ToList())
                    solution = await AddAsync(solution.GetProject(id)!, names.Key, names, cancellation).ConfigureAwait(false);
            }

        return solution;
    }

    private async Task<Solution> AddAsync(Project project, string name, IEnumerable<string> ids, CancellationToken cancellation)
    {
        var file = name + ".cs";
        if (AddedFile.In(project, file) is not { } known)
            return AddedFile.Add(project, file, $"/// <summary>Rows that this project knows by their ids.</summary>\ninternal static class {name}\n{{\n{string.Concat(ids.OrderBy(id => id == nameof(Of)).Select(Line)).TrimStart('\n')}}}\n");
        // Names of an earlier change stay.
        var text = await known.GetTextAsync(cancellation).ConfigureAwait(false);
        var missing = ids.Where(id => !text.ToString().Contains(id == nameof(Of) ? " Of(" : $" {id} = ", StringComparison.Ordinal)).ToList();
        var end = text.ToString().LastIndexOf('}');
        return missing.Count == 0 || end < 0 ? project.Solution
            : project.Solution.WithDocumentText(known.Id, text.WithChanges(new TextChange(new(end, 0), string.Concat(missing.Select(Line)))));
    }

    private string Line(string name) => name == nameof(Of) ? ReadableIds.Code : $"    public static readonly global::System.Guid {name} = new(\"{_ids[name]}\");\n";

    private static string ClassOf(Compilation project) => TestProject.Is(project) ? ForTests : ForCode;

    [GeneratedRegex("[^A-Za-z0-9_]")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\b(KnownIds|TestIds)\.(\w+)")]
    private static partial Regex Uses();
}
