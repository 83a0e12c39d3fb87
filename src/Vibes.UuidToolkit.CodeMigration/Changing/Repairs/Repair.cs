using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.CodeMigration.Changing.Conversions;
using Vibes.UuidToolkit.CodeMigration.Razor;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Repairs;

/// <summary>
/// Changes what the compiler refuses after the ids were changed. Never the type of another declaration, which would spread the
/// change to numbers that are no ids: an expression becomes right where there is one way, and is left to a person where there
/// is none.
/// </summary>
internal sealed class Repair(ChangeRound fix, Origin origin)
{
    private const string ArgumentRefused = "CS1503";

    // Of what the compiler knows the type and the member of, it is missed in an overload of the call around it that is not meant: Map(Func<int, T>) beside Map(Func<Row, T>).
    private const string MemberMissed = "CS1061";

    private const string ReceiverRefused = "CS1929";

    private const string PromiseRefused = "CS0738";

    private const string PatternRefused = "CS8121";

    private const string TypeArgumentRefused = "CS0315";

    private readonly NumberOverloads _overloads = new();

    // It takes something else than the function that is meant by the compiler, which may even be a value.
    private static readonly string[] FunctionRefused = ["CS1593", "CS1660", "CS1661"];

    /// <summary>Makes the edits for an error; none where nothing is known to help.</summary>
    /// <param name="document">Where it is.</param>
    /// <param name="error">The error.</param>
    /// <param name="suspicion">Which errors are believed.</param>
    /// <param name="razor">The solution's Razor files.</param>
    /// <param name="edits">Takes the edits.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public async Task MakeAsync(Document document, Diagnostic error, Suspicion suspicion, RazorSources razor, SourceEdits edits, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true) is not { } at || model is null)
            return;
        // foreach (int id in numbers): what is not known to be ids has the type that it had, and each use of it is judged by itself.
        if (at is ForEachStatementSyntax { Type.IsVar: false } loop && model.GetForEachStatementInfo(loop).ElementType is { } element && element.IsInteger())
        {
            edits.Replace(loop.Type, element.ToMinimalDisplayString(model, loop.Type.SpanStart));
            return;
        }

        // entry.Number is int id, likewise.
        if (error.Id == PatternRefused && at is TypeSyntax { Parent: PatternSyntax pattern } asked && model.GetTypeInfo(asked).Type.IsGuid()
            && IntegerTypes.Unwrap(model.GetTypeInfo(pattern).Type) is { } held && held.IsInteger())
        {
            edits.Replace(asked, held.ToMinimalDisplayString(model, asked.SpanStart));
            return;
        }

        if (error.Id == PromiseRefused)
        {
            await PromisedNumber.KeepAsync(fix, origin, document, model, at, edits, cancellation).ConfigureAwait(false);
            return;
        }

        if (Refused(at) is not { } refused || suspicion == Suspicion.OfOwnError && (IsOfUnknown(refused, model) || error.Id == MemberMissed && model.GetSymbolInfo(at, cancellation).Symbol is not null))
            return;
        if (error.Id == ReceiverRefused)
            refused = Misfit(model, refused);
        var was = await origin.OfAsync(document, refused, razor, cancellation).ConfigureAwait(false);
        if (suspicion == Suspicion.OfId && Entity(was) is null)
            return;
        // What did not compile before is nobody's fault here.
        if (was is { } old && old.Model.GetDiagnostics(old.Expression.Span, cancellation).Any(known => known.Severity == DiagnosticSeverity.Error))
            return;
        var place = new Place(fix, edits, error.Id, Entity(was), refused.Span, refused, model);
        var isKnown = false;
        if (OpenMarker.Is(refused))
        {
            edits.Together(() => isKnown = Retype(place, refused));
            // Of several arguments that do not fit the compiler tells of one.
            if (!isKnown && (OtherValue.InCall(place, refused) ?? (refused.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } ? OtherValue.DeclaredNumber(place, call) : null)) is { } beside)
            {
                was = await origin.OfAsync(document, beside, razor, cancellation).ConfigureAwait(false);
                edits.Together(() => Leave(place, beside, was));
            }

            return;
        }

        if (FunctionRefused.Contains(error.Id) && MadeValue.Of(place, refused).ToList() is { Count: > 0 } made)
        {
            foreach (var value in made)
                if (await origin.OfAsync(document, value, razor, cancellation).ConfigureAwait(false) is { } number)
                    edits.Together(() => MadeValue.Convert(new(fix, edits, error.Id, Entity(number), value.Span, value, model), value, number));
            return;
        }

        if (error.Id == TypeArgumentRefused && await _overloads.AddAsync(document.Project.Solution, place, refused, cancellation).ConfigureAwait(false))
            return;
        if ((IdBeside(place, refused, was) ?? NumberBeside(place, refused)) is { } changed)
            (refused, was) = (changed, await origin.OfAsync(document, changed, razor, cancellation).ConfigureAwait(false));
        edits.Together(() => isKnown = ConvertArgument(place, refused, was) || Convert(place, refused) || GuidAssertions.Convert(place, refused) || LiteralsBeside.Convert(place, refused));
        if (isKnown)
            return;
        var other = OtherValue.InCall(place, refused) ?? OtherValue.InComparison(place, refused) ?? OtherValue.InJoin(place, at, refused) ?? Accessing(refused);
        if ((OtherValue.InCoalesce(place, other ?? refused) ?? other) is { } misfit)
            (refused, was) = (misfit, await origin.OfAsync(document, misfit, razor, cancellation).ConfigureAwait(false));
        // Increase(ref id): what is changed where it stands has one type, and the call is open.
        if (refused.Parent is ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword, Parent.Parent: InvocationExpressionSyntax changing })
            (refused, was) = (changing, await origin.OfAsync(document, changing, razor, cancellation).ConfigureAwait(false));
        edits.Together(() => Leave(place, refused, was));
    }

    // new Line { Title = row.Title } of a row, or Send(title, ("page", 4)) of a title, that come of a call which is refused itself: the compiler knows no type of them, and blames what is done with them.
    private static bool IsOfUnknown(ExpressionSyntax refused, SemanticModel model)
    {
        SyntaxNode whole = refused;
        while (whole.Parent is not (null or StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or MemberDeclarationSyntax))
            whole = whole.Parent;
        return whole.DescendantNodesAndSelf(node => node is not StatementSyntax).OfType<IdentifierNameSyntax>().Any(name => model.GetSymbolInfo(name).Symbol is { } symbol
            && symbol is ILocalSymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } && IntegerTypes.Declared(symbol) is { } type && HoldsUnknown(type, symbol));
    }

    // Also the TSource of a method that the compiler could not tell the type of.
    private static bool HoldsUnknown(ITypeSymbol type, ISymbol variable) => type is IErrorTypeSymbol || type is ITypeParameterSymbol generic && !IsAround(generic.ContainingSymbol, variable)
        || Places.Inner(type).Any(inner => HoldsUnknown(inner, variable));

    private static bool IsAround(ISymbol declaring, ISymbol variable)
    {
        for (var current = variable.ContainingSymbol; current is not null; current = current.ContainingSymbol)
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, declaring.OriginalDefinition))
                return true;
        return false;
    }

    /// <summary>The expression that has the wrong type, or whose parts do not fit together.</summary>
    private static ExpressionSyntax? Refused(SyntaxNode node)
    {
        for (var current = node; current is not null; current = current.Parent)
            switch (current)
            {
                case ArgumentSyntax argument:
                    return argument.Expression;
                // A method's name stands for its call, and a type's for what is made of it.
                case SimpleNameSyntax { Parent: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or InvocationExpressionSyntax }:
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax }:
                case MemberBindingExpressionSyntax:
                case TypeSyntax and not NameSyntax:
                    continue;
                case ExpressionSyntax expression:
                    return expression;
                // foreach (int id in ids), whose elements are of another type: not the variable is changed, which others use.
                case CommonForEachStatementSyntax loop:
                    return loop.Expression;
                case StatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        return null;
    }

    // Of a comparison, whose ids are compared.
    private Entity? Entity((ExpressionSyntax Expression, SemanticModel Model)? was) => was is not { } old ? null
        : old.Model.GetOperation(old.Expression) switch
        {
            IBinaryOperation { OperatorKind: var kind } comparison when ValueUse.IsComparison(kind) =>
                fix.EntityOf(old.Model.Compilation, comparison.LeftOperand) ?? fix.EntityOf(old.Model.Compilation, comparison.RightOperand),
            { } operation => fix.EntityOf(old.Model.Compilation, operation) ?? fix.EntityOfCall(old.Model, old.Expression) ?? EntityOfAsserted(old.Model, old.Expression),
            null => null,
        };

    // journal.Id.Should().Be(5): what is asserted, however it is wrapped.
    private Entity? EntityOfAsserted(SemanticModel model, ExpressionSyntax expected)
    {
        var call = expected.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax given } ? given : null;
        while (call is { Expression: MemberAccessExpressionSyntax { Expression: { } asserted } })
        {
            if (model.GetOperation(asserted) is { } operation && fix.EntityOf(model.Compilation, operation) is { } entity)
                return entity;
            call = asserted as InvocationExpressionSyntax;
        }

        return null;
    }

    // [InlineData(User.SystemUserId)], where the constant is one no more.
    private static bool ConvertArgument(Place place, ExpressionSyntax refused, (ExpressionSyntax Expression, SemanticModel Model)? was)
    {
        if (refused.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { } argument || was is not { } old || old.Model.GetConstantValue(old.Expression) is not { HasValue: true, Value: { } value }
            || !LiteralConversion.IsInteger(value))
            return false;
        LiteralConversion.ConvertArgument(place, argument, refused, LiteralConversion.NumberOf(value));
        return true;
    }

    private static bool Convert(Place place, ExpressionSyntax refused)
    {
        switch (refused)
        {
            case { Parent: CaseSwitchLabelSyntax label } when IsNumber(place, refused):
                SentinelPattern.Convert(place, label);
                return true;
            // goto case 2 changes with the label that it leads to.
            case { Parent: GotoStatementSyntax } when IsNumber(place, refused):
                return true;
            case { Parent: PatternSyntax pattern } when IsNumber(place, refused):
                SentinelPattern.Convert(place, pattern);
                return true;
            case LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } when IsNumber(place, refused):
                LiteralConversion.Convert(place, refused);
                return true;
            case BinaryExpressionSyntax comparison when OtherValue.IsComparison(comparison) && (IsNumber(place, comparison.Left) || IsNumber(place, comparison.Right)):
                SentinelConversion.Compare(place, comparison);
                return true;
            // journal.MoodTagId ?? 0
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce when IsNumber(place, coalesce.Right):
                LiteralConversion.Convert(place, coalesce.Right);
                return true;
            case ConditionalExpressionSyntax choice when IsNumber(place, choice.WhenTrue) || IsNumber(place, choice.WhenFalse):
                foreach (var branch in new[] { choice.WhenTrue, choice.WhenFalse })
                    if (IsNumber(place, branch))
                        LiteralConversion.Convert(place, branch);
                return true;
            // (int)KnownUser.Admin, of an enum whose values are the ids of rows.
            case CastExpressionSyntax { Expression: MemberAccessExpressionSyntax or IdentifierNameSyntax } when place.Entity is not null && IsNumber(place, refused):
                LiteralConversion.Convert(place, refused);
                return true;
            case CastExpressionSyntax cast when place.IsGuid(cast.Expression) && place.Model.GetTypeInfo(cast.Type).Type.IsIntegerOrNullable():
                TypeConversion.Change(place, cast.Type);
                return true;
            // (int)id of a type that is made of an id now, by an operator of its own.
            case CastExpressionSyntax cast when place.Model.GetTypeInfo(cast.Type).Type.IsIntegerOrNullable() && place.Model.GetTypeInfo(cast.Expression).Type is { } held
                && place.Model.Compilation.GetTypeByMetadataName("System.Guid") is { } guid && place.Model.Compilation.ClassifyConversion(held, guid).IsUserDefined:
                TypeConversion.Change(place, cast.Type);
                return true;
            // Span<Guid> ids = stackalloc int[] { journal.Id }.
            case { Parent: InitializerExpressionSyntax { Parent: StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax held } } } when place.IsGuid(refused) && place.Model.GetTypeInfo(held.ElementType).Type.IsInteger():
                TypeConversion.Change(place, held.ElementType);
                return true;
            // Span<Guid> ids = stackalloc int[2].
            case StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax array } when place.Model.GetTypeInfo(refused).ConvertedType is INamedTypeSymbol { TypeArguments: [var element] } && element.IsGuid():
                TypeConversion.Change(place, array.ElementType);
                return true;
            // fixture.Create<int>, which is named for what it makes and not called: With(x => x.Id, fixture.Create<int>).
            case MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments: [var made] } } when place.Model.GetTypeInfo(made).Type.IsIntegerOrNullable()
                && (Asked(place, refused) ?? place.Model.GetTypeInfo(refused).ConvertedType) is { } asked && HoldsGuid(asked):
                TypeConversion.Change(place, made);
                return true;
            // A hash code that was the id itself.
            case { Parent: ReturnStatementSyntax or ArrowExpressionClauseSyntax } when place.IsGuid(refused) && place.Model.GetEnclosingSymbol(refused.SpanStart) is IMethodSymbol { Name: nameof(GetHashCode) }:
                place.Edits.Replace(refused, refused is NameSyntax or MemberAccessExpressionSyntax ? $"{refused}.{nameof(GetHashCode)}()" : $"({refused}).{nameof(GetHashCode)}()");
                return true;
            // Guard.Against.NegativeOrZero(id), of a library that has the same for any type.
            case { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax
                { Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "Zero" or "NegativeOrZero" } guard, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Against" } } } } } }
                when place.IsGuid(refused):
                place.Edits.Replace(guard, "Default");
                return true;
            // Guard.Against.Negative(id): no UUID is.
            case { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax
                { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Negative", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Against" } } } guarded } } }
                when place.IsGuid(refused):
                if (guarded.Parent is ExpressionStatementSyntax { Parent: BlockSyntax } statement)
                    place.Edits.Replace(statement.SyntaxTree, Removal.Of(statement), "");
                else
                    place.Edits.Replace(guarded, refused.ToString());
                return true;
            // new Journal { Id = reader.GetInt32("id") }, of which no statement tells.
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax read } } when IntegerTypes.Unwrap(place.Model.GetTypeInfo(refused).ConvertedType).IsGuid()
                && place.Model.GetSymbolInfo(refused).Symbol is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: true } reading && SourceConversion.OfGuid(reading.ReducedFrom ?? reading) is { } sibling:
                place.Edits.Replace(read, sibling);
                return true;
            // Math.Max(id, 0): what is below all rows is none of them, and no UUID is.
            case { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [var one, var other], Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Math.Max) } max } floored } } }
                when place.IsGuid(refused) && IsNoRow(place, (one.Expression == refused ? other : one).Expression) && place.Model.GetTypeInfo(max.Expression).Type is { Name: nameof(Math), ContainingNamespace.Name: nameof(System) }:
                place.Edits.Replace(floored, refused.ToString());
                return true;
            // writer.WriteNumber("id", id), session.SetInt32("user", id): what took a number has a sibling that takes the text.
            case { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: "WriteNumber" or "WriteNumberValue" or "SetInt32" } written } } } writing } }
                when writing.Arguments.LastOrDefault()?.Expression is { } value && place.IsGuid(value) && IsOfLibrary(place, written):
                place.Edits.Replace(written, written.Identifier.ValueText is "SetInt32" ? "SetString" : written.Identifier.ValueText.Replace("Number", "String", StringComparison.Ordinal));
                if (written.Identifier.ValueText is "SetInt32")
                    place.Edits.Replace(value, value is NameSyntax or MemberAccessExpressionSyntax ? $"{value}.{nameof(ToString)}()" : $"({value}).{nameof(ToString)}()");
                return true;
            // id.ToString(CultureInfo.InvariantCulture): a Guid has one text everywhere.
            case { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(ToString) } access } } arguments } }
                when place.IsGuid(access.Expression):
                place.Edits.Replace(arguments.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(arguments.OpenParenToken.Span.End, arguments.CloseParenToken.SpanStart), "");
                return true;
            default:
                return false;
        }
    }

    private static bool IsNoRow(Place place, ExpressionSyntax expression) => place.Model.GetConstantValue(expression) is { HasValue: true, Value: <= 0 or <= 0L };

    // A method of the program's own that is called like a library's has no sibling.
    private static bool IsOfLibrary(Place place, ExpressionSyntax called) => place.Model.GetSymbolInfo(called) is var info
        && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { DeclaringSyntaxReferences.IsEmpty: true };

    // new DateTime(2020, 1, id), Convert.ToString(id, 16): the compiler blames all arguments of an overload that it thinks was meant, and one of them has changed.
    private static ExpressionSyntax? IdBeside(Place place, ExpressionSyntax refused, (ExpressionSyntax Expression, SemanticModel Model)? was) =>
        place.Rule == ArgumentRefused && was is { } old && !HoldsGuid(place, refused) && old.Model.GetTypeInfo(old.Expression).Type?.ToDisplayString() == place.Model.GetTypeInfo(refused).Type?.ToDisplayString()
            && refused.Parent is ArgumentSyntax { Parent: BaseArgumentListSyntax list } && (Asked(place, refused) is not { } asked || !HoldsGuid(asked))
            ? list.Arguments.Select(argument => argument.Expression).FirstOrDefault(other => place.IsGuid(other)) : null;

    // journal.Id.ShouldBe(i): the compiler names an overload of texts, and blames the id, which one of the others takes together with an id.
    private static ExpressionSyntax? NumberBeside(Place place, ExpressionSyntax refused) =>
        place.Rule == ReceiverRefused && place.IsGuid(refused) && refused.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var number }, ..] } }
            && place.Model.GetTypeInfo(number).Type.IsInteger()
            && place.Model.LookupSymbols(refused.SpanStart, (INamespaceOrTypeSymbol?)place.Model.GetTypeInfo(refused).Type, name, includeReducedExtensionMethods: true).Any(taking => taking is IMethodSymbol { Parameters: [{ Type: var taken }, ..] } && taken.IsGuid())
            ? number : null;

    // Where an extension's argument does not fit, the compiler blames what it is called on.
    private static ExpressionSyntax Misfit(SemanticModel model, ExpressionSyntax receiver) =>
        receiver.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == receiver
            && model.GetTypeInfo(receiver).Type is { } type && !HoldsGuid(type) ? call : receiver;

    // What is open has the type that was known to be asked for when it was put there; the compiler may have learnt more since.
    private static bool Retype(Place place, ExpressionSyntax marker)
    {
        var wanted = place.Rule == ArgumentRefused ? Asked(place, marker) : Wanted(place.Model, marker);
        if (!Can(wanted) || SymbolEqualityComparer.Default.Equals(wanted, place.Model.GetTypeInfo(marker).Type) || IsOfAnotherOverload(place.Model.GetTypeInfo(marker).Type, wanted)
            || marker is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments: [var type] } } })
            return false;
        place.Edits.Replace(type, TypeName.At(wanted!, place.Model, marker.SpanStart));
        return true;
    }

    /// <summary>What an expression is converted to: as a branch of a choice what the choice is, whose branches may agree on a type that is not asked for.</summary>
    private static ITypeSymbol? Wanted(SemanticModel model, ExpressionSyntax expression) => expression.Parent switch
    {
        ParenthesizedExpressionSyntax choice => Wanted(model, choice),
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => Wanted(model, choice),
        ConditionalExpressionSyntax choice when choice.Condition != expression => Wanted(model, choice),
        _ => model.GetTypeInfo(expression).ConvertedType,
    };

    // user?.Id.ToString("D6"): what follows the question mark is no expression that another can stand for.
    private static ExpressionSyntax? Accessing(ExpressionSyntax refused) =>
        refused.GetFirstToken().Parent is MemberBindingExpressionSyntax or BracketedArgumentListSyntax { Parent: ElementBindingExpressionSyntax }
            && refused.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault() is { } access ? Accessing(access) ?? access : null;

    private static void Leave(Place place, ExpressionSyntax refused, (ExpressionSyntax Expression, SemanticModel Model)? was)
    {
        // j.Id += 1 keeps what it is assigned to.
        if (refused is AssignmentExpressionSyntax { RawKind: not (int)SyntaxKind.SimpleAssignmentExpression } step)
        {
            if (was is { Expression: AssignmentExpressionSyntax counted } && place.IsGuid(step.Left))
                OpenMarker.Put(place, step, counted, GuidName.At(place.Model, step.SpanStart), $"{step.Left} = ");
            else if (was is { Expression: AssignmentExpressionSyntax summed, Model: var model } && place.IsGuid(step.Right))
                Leave(place, step.Right, (summed.Right, model));
        }
        else if (was is { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [var added] } } && Filled(place, refused) is var (values, sequence))
            OpenMarker.Put(place, values, added.Expression, sequence);
        else if (was is { } old && IsValue(place, refused) && OpenType(place, refused, old) is { } type)
            // new Journal { Id = i } in a test's loop: numbers that are written there stand for ids in one way, and so do those that are counted.
            if (type.TrimEnd('?') == GuidName.At(place.Model, refused.SpanStart) && IsNumberStill(place, refused, old) && KnownIds.Of(place, refused) is { } counted)
                place.Edits.Replace(refused, counted);
            else
                OpenMarker.Put(place, refused, old.Expression, type);
    }

    // In a function that is refused nothing has a type; without an id in it, a number has become nothing else.
    private static bool IsNumberStill(Place place, ExpressionSyntax refused, (ExpressionSyntax Expression, SemanticModel Model) old) => place.Model.GetTypeInfo(refused).Type is var now && now.IsInteger()
        || now is null or { TypeKind: TypeKind.Error } && old.Model.GetTypeInfo(old.Expression).Type.IsInteger() && !refused.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(place.IsGuid);

    // ids.AddRange(numbers), whose elements the compiler cannot agree on: what is added is open, and not the statement.
    private static (ExpressionSyntax Values, string Sequence)? Filled(Place place, ExpressionSyntax refused) =>
        refused is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax, Expression: MemberAccessExpressionSyntax { Expression: var filled }, ArgumentList.Arguments: [{ Expression: var values }] }
            && Places.Sequence(place.Model.GetTypeInfo(filled).Type) is { TypeArguments: [var element] } && Can(element) && Places.Sequence(place.Model.GetTypeInfo(values).Type) is not null
            ? (values, TypeName.At(place.Model.Compilation.GetSpecialType(SpecialType.System_Collections_Generic_IEnumerable_T).Construct(element), place.Model, refused.SpanStart)) : null;

    /// <summary>What the place asks for: what it is converted to where that is known, otherwise what it was, with a Guid for an id.</summary>
    private static string? OpenType(Place place, ExpressionSyntax refused, (ExpressionSyntax Expression, SemanticModel Model) old)
    {
        var before = old.Model.GetTypeInfo(old.Expression);
        var (now, wanted) = (place.Model.GetTypeInfo(refused).Type, place.Model.GetTypeInfo(refused).ConvertedType);
        // What takes a value takes a function as well: SetProperty(p => p.Id, pages).
        if (place.Rule == ArgumentRefused && Asked(place, refused) is { } asked && Can(asked) && !(before.Type.IsIntegerOrNullable() && asked is INamedTypeSymbol { Name: "Expression" or "Func" }))
            return TypeName.At(asked, place.Model, refused.SpanStart);
        var isOfAnother = IsOfAnotherOverload(before.ConvertedType, wanted);
        if (isOfAnother && !IntegerTypes.Unwrap(now).IsGuid())
            return null;
        // A loop takes any sequence.
        if (Can(wanted) && !isOfAnother && !SymbolEqualityComparer.Default.Equals(wanted, now) && refused.Parent is not CommonForEachStatementSyntax)
            return TypeName.At(wanted!, place.Model, refused.SpanStart);
        // By an operator of its own that makes something else now.
        var type = IntegerTypes.Unwrap(now).IsGuid() || old.Model.GetConversion(old.Expression).IsUserDefined ? before.ConvertedType ?? before.Type : before.Type;
        if (!IntegerTypes.Unwrap(now).IsGuid() && (place.Entity is not null || refused != place.Node) && before.Type.IsIntegerOrNullable())
            return GuidName.At(place.Model, refused.SpanStart);
        // What a statement gives nobody asks for.
        return Can(type) ? TypeName.At(type!, old.Model, old.Expression.SpanStart) : refused.Parent is ExpressionStatementSyntax ? "object" : null;
    }

    // A text is asked for where a number was only by an overload that the compiler takes for the one that is meant.
    private static bool IsOfAnotherOverload(ITypeSymbol? was, ITypeSymbol? wanted) => was.IsIntegerOrNullable() && wanted?.SpecialType == SpecialType.System_String;

    /// <summary>The type of the parameter that an argument stands for: of the overload that takes ids there, otherwise of the only one; null where there are several.</summary>
    private static ITypeSymbol? Asked(Place place, ExpressionSyntax refused)
    {
        if (refused.Parent is not ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: ExpressionSyntax call } list } argument)
            return null;
        var (position, name) = (list.Arguments.IndexOf(argument), argument.NameColon?.Name.Identifier.ValueText);
        var types = place.Model.GetSymbolInfo(call).CandidateSymbols
            .Select(candidate => candidate switch { IMethodSymbol method => method.Parameters, IPropertySymbol indexer => indexer.Parameters, _ => [] })
            .Where(parameters => Takes(parameters, list.Arguments.Count))
            .Select(parameters => name is not null ? parameters.FirstOrDefault(parameter => parameter.Name == name)?.Type
                // One of several that a list of parameters takes.
                : parameters is [.., { IsParams: true, Type: IArrayTypeSymbol several }] && position >= parameters.Length - 1 && place.Model.GetTypeInfo(refused).Type is not IArrayTypeSymbol ? several.ElementType
                : parameters.ElementAtOrDefault(position)?.Type)
            .OfType<ITypeSymbol>().Distinct<ITypeSymbol>(SymbolEqualityComparer.Default).ToList();
        return types.Find(type => IntegerTypes.Unwrap(type).IsGuid()) ?? types.Find(HoldsGuid) ?? (types is [var only] ? only : null);
    }

    private static bool Takes(ImmutableArray<IParameterSymbol> parameters, int count) => parameters is [.., { IsParams: true }]
        || parameters.Length >= count && parameters.Skip(count).All(parameter => parameter.IsOptional);

    private static bool HoldsGuid(Place place, ExpressionSyntax expression) => place.Model.GetTypeInfo(expression).Type is { } type && HoldsGuid(type);

    /// <summary>Whether a type is a Guid, or has one within it: <c>Task&lt;List&lt;Guid?&gt;&gt;</c>.</summary>
    internal static bool HoldsGuid(ITypeSymbol type) => IntegerTypes.Unwrap(type).IsGuid() || Places.Inner(type).Any(HoldsGuid);

    // A type that a call can give back and that can be written.
    private static bool Can(ITypeSymbol? type) => type is { SpecialType: not SpecialType.System_Void, TypeKind: not (TypeKind.Error or TypeKind.Dynamic or TypeKind.Pointer or TypeKind.FunctionPointer), IsAnonymousType: false, IsRefLikeType: false }
        && Places.Inner(type).All(Can);

    // What can be replaced by a call: no type, no target of an assignment, no lambda, nothing that is replaced already.
    private static bool IsValue(Place place, ExpressionSyntax expression) =>
        expression is not (AnonymousFunctionExpressionSyntax or InitializerExpressionSyntax or DeclarationExpressionSyntax or AssignmentExpressionSyntax)
        && !IsTarget(expression) && !OpenMarker.Is(expression) && place.Model.GetSymbolInfo(expression).Symbol is not ITypeSymbol && expression.Parent is not PatternSyntax and not CaseSwitchLabelSyntax;

    /// <summary>Whether something is assigned to an expression, also to a part of what is taken apart: <c>(model.Url, _) = await Picture(j.Id)</c>.</summary>
    internal static bool IsTarget(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == expression,
        ForEachVariableStatementSyntax loop => loop.Variable == expression,
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => IsTarget(tuple),
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        _ => false,
    };

    private static bool IsNumber(Place place, ExpressionSyntax expression) => place.Model.GetConstantValue(expression) is { HasValue: true, Value: { } value } && LiteralConversion.IsInteger(value);
}
