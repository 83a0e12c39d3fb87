using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.Analyzers.Sql.Texts;

namespace Vibes.UuidToolkit.Analyzers.Sql;

/// <summary>
/// VUID0501 to VUID0506: what a statement does with an id that a UUID cannot do, or does otherwise, in strings and in .sql files.
/// One rule, since a text is read once for all of them.
/// </summary>
internal sealed class StatementUses : SqlTextRule
{
    // A larger file is a dump, and what made it is elsewhere.
    private const int LargestFile = 1_000_000;

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        base.Register(context);
        context.OnFile(Look);
    }

    /// <inheritdoc/>
    protected override void Look(OperationScope scope, SqlText text)
    {
        foreach (var use in scope.Model.Sql.Of(text.Value).Uses)
            if ((use.Kind != SqlUseKind.Order || !IsInMigration(scope)) && text.Locate(use.Span) is { } location)
                scope.Report(Descriptor(use.Kind), location, use.Identifier, Part(text.Value, use.Span), use.Identifier.Entity, use.Identifier.Reason);
    }

    // What a migration has once put in order is in that order, and its ids were integers then.
    private static bool IsInMigration(OperationScope scope) =>
        scope.Types["Microsoft.EntityFrameworkCore.Migrations.Migration"] is { } migration && KnownTypes.DerivesFrom(scope.ContainingSymbol.ContainingType, migration);

    private static void Look(FileScope scope)
    {
        if (!scope.File.Path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) || scope.File.GetText(scope.Cancellation) is not { } source || source.Length > LargestFile)
            return;
        var text = source.ToString();
        if (IsDump(text))
            return;
        foreach (var use in SqlMeaning.Of(text, scope.Model.Entities).Uses)
            scope.Report(Descriptor(use.Kind), source, use.Span, use.Identifier, Part(text, use.Span), use.Identifier.Entity, use.Identifier.Reason);
    }

    // COPY public.users (id, email) FROM stdin;
    private static bool IsDump(string text)
    {
        for (var end = text.IndexOf("FROM stdin;", StringComparison.OrdinalIgnoreCase); end >= 0; end = text.IndexOf("FROM stdin;", end + 1, StringComparison.OrdinalIgnoreCase))
        {
            var start = text.LastIndexOf('\n', end) + 1;
            if (string.Compare(text, start, "COPY ", 0, 5, StringComparison.OrdinalIgnoreCase) == 0)
                return true;
        }

        return false;
    }

    /// <summary>The rule of a use.</summary>
    public static DiagnosticDescriptor Descriptor(SqlUseKind kind) => kind switch
    {
        SqlUseKind.Cast => Descriptors.SqlIntegerCast,
        SqlUseKind.Literal => Descriptors.SqlIntegerLiteral,
        SqlUseKind.Order => Descriptors.SqlOrderById,
        SqlUseKind.Arithmetic => Descriptors.SqlArithmetic,
        SqlUseKind.Sequence => Descriptors.SqlKeySequence,
        _ => Descriptors.SqlIntegerColumn,
    };

    private static string Part(string text, TextSpan span) => text.Substring(span.Start, span.Length).Replace(Statements.SqlLexer.Hole, '…');
}
