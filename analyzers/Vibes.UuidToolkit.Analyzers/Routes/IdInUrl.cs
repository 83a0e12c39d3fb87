using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>
/// VUID0407: an integer id is formatted into a URL. Nothing there has to change, it compiles and is right afterwards; but the
/// URL is another one, and whoever stored it or reads a number out of it is outside of the compiler's sight. Route values
/// (<c>new { id }</c>) are not reported: they follow the id's type, and what breaks them is a constraint, which is. A guess by a name is
/// not worth a reader's time where nothing has to change.
/// </summary>
internal sealed class IdInUrl : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var web = new WebTypes(context.Types);
        context.OnOperation(scope => Look(scope, web), OperationKind.InterpolatedString);
    }

    private static void Look(OperationScope scope, WebTypes web)
    {
        var text = (IInterpolatedStringOperation)scope.Operation;
        if (text.Parts.Length < 2)
            return;
        var isUrl = UrlText.Begins(Literal(text.Parts[0])) || UrlText.IsExpected(text, web);
        for (var i = 1; isUrl && i < text.Parts.Length; i++)
            if (text.Parts[i] is IInterpolationOperation { Expression: var value } && value.Type.IsIntegerOrNullable()
                && UrlText.EndsBeforeValue(Literal(text.Parts[i - 1])) && scope.Model.Of(value, scope.Cancellation) is { Certainty: > Certainty.Named } id)
                scope.Report(Descriptors.IdInUrl, text.Parts[i].Syntax, id, value.Syntax.ToString(), id.Entity, id.Reason);
    }

    private static string? Literal(IInterpolatedStringContentOperation part) => (part as IInterpolatedStringTextOperation)?.Text.ConstantValue.Value as string;
}
