using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// Stands where an id was used as a number and nothing says what is meant now: the code compiles, and says so, loudly, when it
/// gets there. In expression trees too, where a throw expression is not allowed.
/// </summary>
internal static partial class OpenMarker
{
    /// <summary>What is said of each place that has one.</summary>
    public const string Stands = "UuidDecision.Open stands there and throws when it is reached.";

    /// <summary>The answer that asks for it.</summary>
    public static (string Choice, string Consequence) Choice { get; } = ("throw", "The expression is replaced by UuidDecision.Open, which throws when it is reached.");

    private const string FileName = "UuidDecision.cs";

    private const string Text =
        """
        /// <summary>Places that used an id as a number, for a person to decide. Each throws when it is reached; none is left when this file can go.</summary>
        internal static class UuidDecision
        {
            /// <summary>Stands for the expression that was there.</summary>
            /// <param name="was">The expression.</param>
            public static T Open<T>(string was) => throw new global::System.NotSupportedException($"The id is a UUID now: '{was}' has to be decided.");

            /// <summary>What a member throws whose code stands aside, behind #if UUID_DECISION.</summary>
            /// <param name="member">The member.</param>
            public static global::System.Exception Undecided(string member) => new global::System.NotSupportedException($"The id is a UUID now: '{member}' has to be written for it.");
        }

        """;

    /// <summary>The expression.</summary>
    /// <param name="type">What the place has to be.</param>
    /// <param name="was">What stood there.</param>
    public static string Expression(string type, string was) =>
        $"UuidDecision.Open<{type}>({SymbolDisplay.FormatLiteral(string.Join(' ', was.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), quote: true)})";

    /// <summary>Puts it in place of an expression or a pattern.</summary>
    /// <param name="place">The place.</param>
    /// <param name="replaced">What is replaced.</param>
    /// <param name="was">What stood there before the change.</param>
    /// <param name="type">What the place has to be.</param>
    /// <param name="before">What is written before it.</param>
    public static void Put(Place place, SyntaxNode replaced, SyntaxNode was, string type, string before = "")
    {
        place.Fix.LeaveClash(place.Entity?.Name, was);
        place.Edits.Replace(replaced, NameOf(replaced) + before + Expression(type, was.ToString()));
    }

    // new { x.Id } and (x.Id, x.Title) have their members' names from what stands there.
    private static string NameOf(SyntaxNode replaced) => replaced switch
    {
        { Parent: AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } } when SyntaxFacts.TryGetInferredMemberName(replaced) is { } name => $"{name} = ",
        { Parent: ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax } } when SyntaxFacts.TryGetInferredMemberName(replaced) is { } name => $"{name}: ",
        _ => "",
    };

    /// <summary>Whether an expression is one.</summary>
    public static bool Is(SyntaxNode expression) =>
        expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "UuidDecision" }, Name.Identifier.ValueText: "Open" } };

    /// <summary>The solution with the file in each project that has such places.</summary>
    public static async Task<Solution> AddAsync(Solution before, Solution solution, CancellationToken cancellation)
    {
        foreach (var id in solution.ProjectIds)
            if (solution.GetProject(id) is { FilePath: not null } project && AddedFile.In(project, FileName) is null
                && (await AddedFile.UsesAsync(before, project, Use(), cancellation).ConfigureAwait(false)).Count > 0)
                solution = AddedFile.Add(project, FileName, Text.ReplaceLineEndings("\n"));
        return solution;
    }

    [GeneratedRegex(@"\bUuidDecision\.(Open<|Undecided\()")]
    private static partial Regex Use();
}
