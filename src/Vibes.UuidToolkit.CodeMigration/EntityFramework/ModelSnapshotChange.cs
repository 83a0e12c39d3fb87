using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Changing.Legacy;
using Vibes.UuidToolkit.Migration.Planning;

namespace Vibes.UuidToolkit.CodeMigration.EntityFramework;

/// <summary>
/// Rewrites a model snapshot as Entity Framework would write it for the changed code: types, column types, defaults and seeds of
/// the ids; what made integers goes. Everything else keeps its text.
/// </summary>
internal sealed class ModelSnapshotChange
{
    /// <summary>What tells the provider how integers are made, chained to a property or given one.</summary>
    private static readonly HashSet<string> IntegerGeneration = new(StringComparer.Ordinal)
    {
        "UseIdentityByDefaultColumn", "UseIdentityAlwaysColumn", "UseIdentityColumn", "UseSerialColumn", "UseHiLo", "UseSequence", "HasIdentityOptions", "HasSentinel",
    };

    /// <summary>The same as the provider's older versions wrote it.</summary>
    private static readonly HashSet<string> IntegerAnnotations = new(StringComparer.Ordinal)
    {
        "Npgsql:ValueGenerationStrategy", "Npgsql:IdentitySequenceOptions", "Npgsql:HiLoSequenceName", "Npgsql:HiLoSequenceSchema", "Npgsql:SequenceName", "Npgsql:SequenceSchema",
    };

    private readonly ModelSnapshot _snapshot;
    private readonly SnapshotModel _model;
    private readonly Dictionary<SnapshotProperty, Entity> _ids;
    private readonly IIdLiterals _literals;
    private readonly SourceText _text;
    private readonly string _guid;
    private readonly List<TextChange> _changes = [];

    private ModelSnapshotChange(ModelSnapshot snapshot, SnapshotModel model, Dictionary<SnapshotProperty, Entity> ids, IIdLiterals literals)
    {
        _snapshot = snapshot;
        _model = model;
        _ids = ids;
        _literals = literals;
        _text = snapshot.Tree.GetText();
        _guid = HasOtherGuid() ? "global::System.Guid" : "Guid";
    }

    /// <summary>Rewrites a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="model">What it says.</param>
    /// <param name="ids">The properties that become UUIDs.</param>
    /// <param name="literals">Gives the ids of rows that are seeded.</param>
    /// <param name="sequences">The names of the sequences that the code itself asks for: they stay.</param>
    /// <param name="kept">The columns with old ids that the migration leaves.</param>
    /// <returns>The same text where there is nothing to change.</returns>
    public static SourceText Of(
        ModelSnapshot snapshot, SnapshotModel model, Dictionary<SnapshotProperty, Entity> ids, IIdLiterals literals, IReadOnlySet<string> sequences, ImmutableArray<KeptId> kept)
    {
        var change = new ModelSnapshotChange(snapshot, model, ids, literals);
        if (ids.Count == 0)
            return change._text;
        foreach (var property in ids.Keys)
            change.ChangeProperty(property);
        foreach (var entity in model.Entities)
        {
            change.ChangeRows(entity);
            if (entity is { Base: null, Owner: null } && PlannedColumns.TableOf(model, entity) is { } table && kept.FirstOrDefault(column => PlannedColumns.Table(column.Table.Schema, column.Table.Name) == table) is { } column)
                change.AddLegacyId(entity, column);
        }

        change.RemoveSequences(sequences);
        change.RenameGenericEntities();
        change.AddUsing();
        return change._text.WithChanges(change._changes.OrderBy(edit => edit.Span.Start));
    }

    private void ChangeProperty(SnapshotProperty property)
    {
        var isKey = property.Entity.Root.Key is [var key] && key == property.Name;
        foreach (var call in property.Calls)
        {
            // b.Property<int>("Id"), as the argument of a method that makes integers: NpgsqlPropertyBuilderExtensions.UseIdentityColumn(...)
            if (call.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax outer } && SnapshotCall.NameOf(outer) is { } name && IntegerGeneration.Contains(name))
            {
                if (outer.Parent is ExpressionStatementSyntax statement)
                    Remove(statement);
                continue;
            }

            if (SnapshotCall.IntegerOf(call) is { } type)
                Replace(type.Span, _guid);
            var withoutDefault = false;
            InvocationExpressionSyntax? generated = null;
            foreach (var chained in SnapshotCall.Chained(call))
                switch (SnapshotCall.NameOf(chained))
                {
                    case "HasColumnType" when chained.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax columnType }]:
                        Replace(columnType.Span, columnType.Token.ValueText.EndsWith("[]", StringComparison.Ordinal) ? "\"uuid[]\"" : "\"uuid\"");
                        break;
                    case "ValueGeneratedOnAdd":
                        generated = chained;
                        break;
                    case "HasDefaultValue" when chained.ArgumentList.Arguments is [var value] && Number(value.Expression) is { } number:
                        // 0 is no row's id; it stands for "none", as Guid's own default does.
                        if (number == 0)
                        {
                            withoutDefault = true;
                            Unchain(chained);
                        }
                        else
                            Replace(value.Expression.Span, Literal(_ids[property], number));
                        break;
                    case "HasDefaultValueSql" when SnapshotCall.FirstText(chained)?.Contains("nextval", StringComparison.OrdinalIgnoreCase) == true:
                        withoutDefault = true;
                        Unchain(chained);
                        break;
                    case "HasAnnotation" when SnapshotCall.FirstText(chained) is { } annotation && IntegerAnnotations.Contains(annotation):
                        Unchain(chained);
                        break;
                    case { } method when IntegerGeneration.Contains(method):
                        Unchain(chained);
                        break;
                }

            // Made on adding by the default alone.
            if (withoutDefault && !isKey && generated is not null)
                Unchain(generated);
        }
    }

    /// <summary>The property among its sisters as Entity Framework sorts them: the key, then the others by their names.</summary>
    private void AddLegacyId(SnapshotEntity entity, KeptId kept)
    {
        var statements = entity.Properties.Where(property => property.Calls.Count > 0).Select(property => (property.Name, Statement: property.Calls[0].FirstAncestorOrSelf<ExpressionStatementSyntax>()))
            .Where(property => property.Statement is not null).OrderBy(property => property.Statement!.SpanStart).ToList();
        if (statements.Count == 0 || entity.Find(LegacyProperty.Name) is not null)
            return;
        var before = statements.LastOrDefault(property => entity.Key.Contains(property.Name) || string.CompareOrdinal(property.Name, LegacyProperty.Name) < 0).Statement ?? statements[^1].Statement!;
        var indent = new string([.. _text.Lines.GetLineFromPosition(before.SpanStart).ToString().TakeWhile(char.IsWhiteSpace)]);
        var builder = ((IdentifierNameSyntax)SnapshotCall.Receiver(statements[0].Statement!.DescendantNodes().OfType<InvocationExpressionSyntax>().Last(call => SnapshotCall.NameOf(call) == "Property"))!).Identifier.ValueText;
        var end = NewLine();
        _changes.Add(new(new(before.Span.End, 0), $"{end}{end}{indent}{builder}.Property<{LegacyProperty.TypeOf(kept)}>(\"{LegacyProperty.Name}\"){end}{indent}    .HasColumnType(\"{kept.Type}\"){end}{indent}    .HasColumnName({SyntaxFactory.Literal(kept.Column).Text});"));
    }

    private void ChangeRows(SnapshotEntity entity)
    {
        foreach (var member in entity.Rows.SelectMany(row => row.Initializers))
            if (member.NameEquals?.Name.Identifier.ValueText is { } name && entity.Find(name) is { } property && _ids.TryGetValue(property, out var whose)
                && Number(member.Expression) is { } number)
                Replace(member.Expression.Span, Literal(whose, number));
    }

    /// <summary>Removes the sequences that made nothing but these ids, and that the code does not ask for by itself.</summary>
    private void RemoveSequences(IReadOnlySet<string> asked)
    {
        var users = SequenceUsers().ToList();
        foreach (var call in _snapshot.Body.DescendantNodes().OfType<InvocationExpressionSyntax>())
            if (SnapshotCall.NameOf(call) == "HasSequence" && SnapshotCall.Receiver(call) is IdentifierNameSyntax receiver && receiver.Identifier.ValueText == _model.Builder
                && SnapshotCall.FirstText(call) is { } sequence && !asked.Contains(sequence)
                && users.Exists(user => user.Sequence == sequence) && users.TrueForAll(user => user.Sequence != sequence || user.Property is not null && _ids.ContainsKey(user.Property))
                && call.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement)
                Remove(statement);
    }

    /// <summary>The properties that take their values from sequences; null for the model itself.</summary>
    private IEnumerable<(string Sequence, SnapshotProperty? Property)> SequenceUsers()
    {
        foreach (var property in _model.Entities.SelectMany(entity => entity.Properties))
            foreach (var call in property.Calls)
            {
                if (call.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax outer } && SnapshotCall.NameOf(outer) is "UseHiLo" or "UseSequence")
                    foreach (var name in SnapshotCall.Texts((InvocationExpressionSyntax)call.Parent.Parent!.Parent!))
                        yield return (name, property);
                foreach (var chained in SnapshotCall.Chained(call))
                    if (SnapshotCall.NameOf(chained) is "UseHiLo" or "UseSequence" && SnapshotCall.FirstText(chained) is { } sequence)
                        yield return (sequence, property);
                    else if (SnapshotCall.NameOf(chained) == "HasDefaultValueSql" && SnapshotCall.FirstText(chained) is { } sql)
                        foreach (var declared in DeclaredSequences())
                            if (sql.Contains($"'{declared}'", StringComparison.Ordinal) || sql.Contains($"\"{declared}\"", StringComparison.Ordinal) || sql.Contains($".{declared}'", StringComparison.Ordinal))
                                yield return (declared, property);
            }

        foreach (var call in _snapshot.Body.DescendantNodes().OfType<InvocationExpressionSyntax>())
            if (SnapshotCall.NameOf(call) is "UseHiLo" or "UseKeySequences" && call.ArgumentList.Arguments is [{ Expression: IdentifierNameSyntax builder }, { Expression: var name }, ..]
                && builder.Identifier.ValueText == _model.Builder && SnapshotCall.Text(name) is { } sequence)
                yield return (sequence, null);
    }

    private IEnumerable<string> DeclaredSequences() =>
        _snapshot.Body.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => SnapshotCall.NameOf(call) == "HasSequence").Select(SnapshotCall.FirstText).OfType<string>();

    /// <summary>An entity that is named with its key's type, as those of ASP.NET Core Identity are: <c>IdentityUserRole&lt;int&gt;</c>.</summary>
    private void RenameGenericEntities()
    {
        var renamed = new HashSet<string>(_ids.Keys.Select(property => property.Entity.Name).Where(name => name.EndsWith('>')), StringComparer.Ordinal);
        if (renamed.Count == 0)
            return;
        foreach (var literal in _snapshot.Body.DescendantNodes().OfType<LiteralExpressionSyntax>())
            if (SnapshotCall.Text(literal) is { } name && renamed.Contains(name))
            {
                var start = name.IndexOf('<', StringComparison.Ordinal);
                var arguments = name[(start + 1)..^1].Split(", ").Select(argument => argument is "int" or "long" or "short" or "uint" or "ulong" or "ushort" ? "System.Guid" : argument);
                Replace(literal.Span, SyntaxFactory.Literal($"{name[..start]}<{string.Join(", ", arguments)}>").Text);
            }
    }

    private void AddUsing()
    {
        if (_guid != "Guid" || _snapshot.Tree.GetRoot() is not CompilationUnitSyntax root)
            return;
        var usings = root.Usings.Concat(root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().SelectMany(space => space.Usings)).ToList();
        if (usings.Exists(directive => directive is { Alias: null, Name: IdentifierNameSyntax { Identifier.ValueText: "System" } } && directive.StaticKeyword.IsKind(SyntaxKind.None)))
            return;
        var first = usings.FirstOrDefault() ?? (SyntaxNode?)root.Members.FirstOrDefault();
        if (first is not null)
            _changes.Add(new(new(first.SpanStart, 0), "using System;" + NewLine()));
    }

    private bool HasOtherGuid() => _snapshot.Semantics.LookupNamespacesAndTypes(_snapshot.Body.SpanStart, name: nameof(Guid)) is [var only]
        && only.ToDisplayString() != "System.Guid";

    private long? Number(ExpressionSyntax expression) => _snapshot.Semantics.GetConstantValue(expression) is { HasValue: true, Value: { } value } && value is int or long or short or uint or ushort or byte
        ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;

    private string Literal(Entity whose, long number) => $"new {_guid}(\"{_literals.Of(whose.Name, whose.Table, number)}\")";

    private void Replace(TextSpan span, string text) => _changes.Add(new(span, text));

    /// <summary>Takes a call out of its chain.</summary>
    private void Unchain(InvocationExpressionSyntax call) => Replace(TextSpan.FromBounds(SnapshotCall.Receiver(call)!.Span.End, call.Span.End), "");

    /// <summary>Takes a statement out, and the empty line before it.</summary>
    private void Remove(ExpressionStatementSyntax statement) => Replace(statement.FullSpan, "");

    private string NewLine() => _text.Lines[0] is var line && line.EndIncludingLineBreak - line.End == 2 ? "\r\n" : "\n";
}
