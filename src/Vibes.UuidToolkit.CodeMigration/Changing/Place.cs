using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.CodeMigration.Plans;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>A place in C# code that has to change: what a rule found, or what the compiler refused afterwards.</summary>
/// <param name="Fix">The change that it is a part of.</param>
/// <param name="Edits">The edits of this round.</param>
/// <param name="Rule">The rule; the compiler's error in a later round.</param>
/// <param name="Entity">The entity whose id it is; null where that is not known.</param>
/// <param name="Span">The place.</param>
/// <param name="Node">The syntax there.</param>
/// <param name="Model">The semantic model of the file.</param>
internal sealed record Place(ChangeRound Fix, SourceEdits Edits, string Rule, Entity? Entity, TextSpan Span, SyntaxNode Node, SemanticModel Model)
{
    /// <summary>Whether the compiler refused it, after the declarations were changed.</summary>
    public bool IsRefused => Rule.StartsWith("CS", StringComparison.Ordinal);

    /// <summary>Whether an expression of the file is a Guid, or one that may be missing.</summary>
    public bool IsGuid(ExpressionSyntax expression) => IntegerTypes.Unwrap(Model.GetTypeInfo(expression).Type).IsGuid();

    /// <summary>How Guid is written here.</summary>
    public string Guid => GuidName.At(Model, Node.SpanStart);

    /// <summary>
    /// The expression for an id that was written as a number: <c>Guid.Empty</c> for the 0 that means none, otherwise the row's UUID.
    /// </summary>
    /// <param name="number">The number.</param>
    /// <param name="node">The expression that it stands in.</param>
    public string Id(long number, SyntaxNode node)
    {
        var id = Row(number);
        return IsNone(number, id, node) ? $"{Guid}.Empty"
            // A constant is a name already.
            : node.Parent is EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax or LocalDeclarationStatementSyntax } ? $"new {Guid}(\"{id}\")"
            : Fix.KnownIds.Name(Model.Compilation, Entity?.Name ?? "", number, id);
    }

    /// <summary>The text of an id that was written as a number within a text.</summary>
    /// <param name="number">The number.</param>
    /// <param name="node">The text.</param>
    public string IdText(long number, SyntaxNode node) => Row(number) is var id && IsNone(number, id, node) ? System.Guid.Empty.ToString() : id.ToString();

    private bool IsNone(long number, System.Guid id, SyntaxNode node)
    {
        var whose = Entity?.Name ?? "an entity";
        var known = Fix.Literals.AreOfDatabase ? "which the migration gives that row" : "which stands for it in the code alone: no row of the database has it unless the mapping is given";
        if (number > 0)
        {
            Decide(DecisionKind.Literal, node, "row", ("row", $"The id {number} of {whose} becomes {id}, {known}."));
            return false;
        }

        // Nothing but the code's habit says whether 0 and -1 are rows.
        var text = number switch { int.MinValue => "int.MinValue", long.MinValue => "long.MinValue", _ => number.ToString(CultureInfo.InvariantCulture) };
        var preferred = number is 0 or int.MinValue or long.MinValue || IsBelowAllIds(node) || number < 0 && Fix.IsAskedForMoreThanNone(Model, node) ? "empty" : "row";
        return Decide(DecisionKind.Sentinel, node, preferred, ("empty", $"{text} means no {Entity?.Name ?? "entity"}, and becomes Guid.Empty."), ("row", $"{text} becomes {id}, {known}.")) == "empty";
    }

    // int.TryParse(text, out var id) ? id : -1, where the member asks for id > 0: afterwards only Guid.Empty is refused there.
    private static bool IsBelowAllIds(SyntaxNode node) => (node.Parent is ConditionalExpressionSyntax || node.Parent.IsKind(SyntaxKind.CoalesceExpression))
        && node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && member.DescendantNodes().Any(other => other is BinaryExpressionSyntax { Right: LiteralExpressionSyntax { Token.Value: 0 } }
            && (other.IsKind(SyntaxKind.GreaterThanExpression) || other.IsKind(SyntaxKind.LessThanOrEqualExpression)));

    /// <summary>The UUID of a row's old id.</summary>
    public System.Guid Row(long number)
    {
        Fix.NoteRow(Node, number, Entity?.SimpleName);
        return Fix.Literals.Of(Entity?.Name ?? "", Fix.TableOf(Entity), number);
    }

    /// <summary>The answer to a question about an expression here.</summary>
    public string Decide(DecisionKind kind, SyntaxNode node, string preferred, params (string Choice, string Consequence)[] choices) =>
        Fix.Decisions.Choose(kind, Entity?.Name, node, Model.GetEnclosingSymbol(node.SpanStart), preferred, choices);

    /// <summary>Leaves something to a person.</summary>
    public void Leave(SyntaxNode node, string why) => Fix.Leave(Entity?.Name, node, why);
}
