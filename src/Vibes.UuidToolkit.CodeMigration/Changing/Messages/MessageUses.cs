using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Messages;

/// <summary>What reads and writes the ids of messages in a file, and what it becomes where they are texts: <c>UuidText.Read(request.JournalId)</c>, <c>JournalId = journal.Id.ToString()</c>.</summary>
internal sealed class MessageUses(MessageIds ids, SemanticModel model, IReadOnlySet<string> names)
{
    // Of a list of ids, what takes no id.
    private static readonly string[] Plain = ["Count", "Clear", "Clone", "RemoveAt", "Capacity"];

    private static readonly string[] Taking = ["Add", "AddRange", "Contains", "Remove", "IndexOf", "Insert"];

    private readonly List<(SyntaxNode Node, string Opening, string Closing)> _wraps = [];

    /// <summary>Makes the edits.</summary>
    public void Convert(SyntaxNode root, SourceEdits edits, CancellationToken cancellation)
    {
        foreach (var name in root.DescendantNodes().OfType<IdentifierNameSyntax>())
            if (names.Contains(name.Identifier.ValueText) && model.GetSymbolInfo(name, cancellation).Symbol is IPropertySymbol property && ids.Has(property) && Access(name) is { } access)
                if (IntegerTypes.Unwrap(property.Type).IsGuid())
                    One(access);
                else
                    Many(access);
        // What is around opens before and closes after what is in it.
        foreach (var (node, opening, _) in _wraps.OrderBy(wrap => wrap.Node.SpanStart).ThenByDescending(wrap => wrap.Node.Span.Length))
            if (opening.Length > 0)
                edits.Append(node, node.SpanStart, opening, opening);
        foreach (var (node, _, closing) in _wraps.OrderBy(wrap => wrap.Node.Span.End).ThenBy(wrap => wrap.Node.Span.Length))
            edits.Append(node, node.Span.End, closing, closing);
    }

    // The whole of request.JournalId, and of request?.JournalId; null in a pattern and for a name alone.
    private static ExpressionSyntax? Access(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax { Parent: ConditionalAccessExpressionSyntax conditional } => conditional,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment when assignment.Left == name => name,
        NameColonSyntax or MemberBindingExpressionSyntax => null,
        _ => name,
    };

    private void One(ExpressionSyntax access)
    {
        if (access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access)
            Write(assignment.Right);
        else if (!IsText(access) && !IsCopied(access))
            Read(access);
    }

    private void Many(ExpressionSyntax access)
    {
        switch (access.Parent)
        {
            // new Reply { JournalIds = { first, others } }
            case AssignmentExpressionSyntax { Right: InitializerExpressionSyntax { Expressions: var elements } } filled when filled.Left == access:
                foreach (var element in elements)
                    Write(element);
                break;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } when Plain.Contains(member):
                break;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member, Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } } when Taking.Contains(member):
                Write(arguments[^1].Expression);
                break;
            case ElementAccessExpressionSyntax element when element.Expression == access:
                One(element);
                break;
            default:
                if (!IsCopied(access))
                    _wraps.Add((access, "UuidText.ReadAll(", ")"));
                break;
        }
    }

    private void Read(ExpressionSyntax value) => _wraps.Add((value, model.GetTypeInfo(value).Type.IsGuid() ? "UuidText.Read(" : "UuidText.ReadOptional(", ")"));

    private void Write(ExpressionSyntax value)
    {
        // Of another message, it is a text already.
        if (IsMessage(value))
            return;
        var type = model.GetTypeInfo(value).Type;
        if (IntegerTypes.Unwrap(type).IsGuid())
            _wraps.Add(IsPrimary(value) ? (value, "", (type.IsGuid() ? "" : "?") + ".ToString()") : (value, "(", ")" + (type.IsGuid() ? "" : "?") + ".ToString()"));
        // user is null ? null : user.Id has no type of its own.
        else if (type is null && value is ConditionalExpressionSyntax { WhenTrue: var whenTrue, WhenFalse: var whenFalse })
        {
            Write(whenTrue);
            Write(whenFalse);
        }
        else if (type is not null && !value.IsKind(SyntaxKind.NullLiteralExpression))
            _wraps.Add((value, "UuidText.WriteAll(", ")"));
    }

    // Where it goes from message to message.
    private bool IsCopied(ExpressionSyntax access) => access.Parent switch
    {
        AssignmentExpressionSyntax { Left: var target, Right: var value } => value == access && IsMessage(target),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var list, Name.Identifier.ValueText: var method } } } => Taking.Contains(method) && IsMessage(list),
        _ => false,
    };

    private bool IsMessage(ExpressionSyntax expression) => model.GetSymbolInfo(expression).Symbol is IPropertySymbol property && ids.Has(property);

    // Shown as a text, where the id's own text is shown.
    private bool IsText(ExpressionSyntax access) => access.Parent switch
    {
        InterpolationSyntax { FormatClause: null } => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => model.GetTypeInfo(sum).Type?.SpecialType == SpecialType.System_String,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(ToString), Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => true,
        _ => false,
    };

    private static bool IsPrimary(ExpressionSyntax value) => value is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;
}
