using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// What is read from a bag of objects by a name under which one place puts an id and another some other number: whether a cast finds a Guid there
/// or an integer, only the run tells.
/// </summary>
internal static class MixedEntries
{
    /// <summary>Leaves each reading of such an entry to a person.</summary>
    public static void Leave(SolutionScan scan, ChangeRound fix, CancellationToken cancellation)
    {
        var entries = scan.Model.Flow.Mixed.Select(slot => slot.Node).OfType<KeyedEntry>().ToHashSet();
        var names = entries.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0)
            return;
        foreach (var tree in scan.Projects.SelectMany(project => project.Compilation.SyntaxTrees).Where(tree => tree.GetText(cancellation).ToString() is var text && names.Any(name => text.Contains(name, StringComparison.Ordinal))))
            foreach (var access in tree.GetRoot(cancellation).DescendantNodes().OfType<ElementAccessExpressionSyntax>())
                if (access.Parent is not AssignmentExpressionSyntax { Left: var target } || target != access)
                    if (fix.ModelOf(tree)?.GetOperation(access, cancellation) is IPropertyReferenceOperation reference && KeyedEntry.Of(reference) is { } entry && entries.Contains(entry))
                        fix.Leave(null, Reading(access), $"An id is put there under the name \"{entry.Key}\" in one place and another number in another: which of them it is here only a person can say. A cast to a number throws where it is a Guid.");
    }

    // (int)bag["userId"], Convert.ToInt32(bag["userId"]).
    private static SyntaxNode Reading(ElementAccessExpressionSyntax access) => access.Parent switch
    {
        CastExpressionSyntax cast => cast,
        BinaryExpressionSyntax binary when binary.Left == access => binary,
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax call } } => call,
        _ => access,
    };
}
