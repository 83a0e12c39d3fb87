using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Sql.Texts;

namespace Vibes.UuidToolkit.Analyzers.Sql.Calls;

/// <summary>
/// Relates calls of Dapper, Npgsql and Entity Framework, and of the program's own methods that hand statements on to those, to what their
/// SQL means: which results are ids, and which values are bound where an id has to be.
/// </summary>
internal sealed class SqlCalls(SqlModel sql, KnownTypes types)
{
    /// <summary>Whether the compilation can reach a database.</summary>
    private bool IsUsed { get; } = types["System.Data.IDbCommand"] is not null;

    /// <summary>The statement that a call of Dapper's or Entity Framework's runs; null for other calls and unknown texts.</summary>
    public SqlMeaning? Statement(IOperation call, CancellationToken cancellation) => StatementText(call, cancellation) is { } text ? sql.Of(text.Value) : null;

    /// <summary>The statement of a command, as far as it is written in the same member; null where it is not.</summary>
    public SqlMeaning? Command(IOperation command, CancellationToken cancellation) => CommandText(command, cancellation) is { } text ? sql.Of(text.Value) : null;

    /// <summary>
    /// Whose id a call reads out of a result, where its type is no type argument: <c>reader.GetInt32(0)</c>,
    /// <c>(int)reader["id"]</c>, <c>(int)row.id</c>, <c>Convert.ToInt32(command.ExecuteScalar())</c>. Null where it is none.
    /// </summary>
    public Identifier? Read(IOperation operation, CancellationToken cancellation)
    {
        if (!IsUsed)
            return null;
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { ContainingType.Name: "Convert" } method, Arguments: [{ Value: var converted }, ..] }
                when method.Name.StartsWith("To", StringComparison.Ordinal) && IsOpaque(Unboxed(converted).Type) && KnownTypes.Is(method.ContainingType, types["System.Convert"]):
                return Boxed(converted, cancellation);
            case IInvocationOperation invocation:
                return FromReader(invocation, cancellation);
            case IConversionOperation { OperatorMethod: null, IsImplicit: false } conversion when Places.CanHoldId(IntegerTypes.Unwrap(conversion.Type)) && IsOpaque(conversion.Operand.Type):
                return Boxed(conversion.Operand, cancellation);
            default:
                return null;
        }
    }

    /// <summary>Whose id a place of a call's type argument is: T of <c>Query&lt;T&gt;</c> and of its like. Null where it is none.</summary>
    /// <param name="call">The call.</param>
    /// <param name="place">The place: T itself, or an element of a tuple.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public Identifier? Result(IInvocationOperation call, TypePath place, CancellationToken cancellation)
    {
        if (!IsUsed || place.Text.Length > 1 || Rows(call, cancellation) is not var (statement, index))
            return null;
        return statement.Result(place.IsValue ? 0 : place.Text[0] - '0', index);
    }

    /// <summary>Whether a method's type argument is the type of a result's rows.</summary>
    public bool HasRows(IMethodSymbol method) => method.TypeArguments.Length == 1
        && (KnownTypes.Is(method.ContainingType, types.SqlMapper) || IsGrid(method) || (DataTypes.IsEntityFramework(types, method) && method.Name.StartsWith("SqlQuery", StringComparison.Ordinal)));

    /// <summary>Whether a method of the program's own can give rows of its type argument, for a statement that it is given and hands on: <c>db.LoadAsync&lt;Journal&gt;("select ...")</c>.</summary>
    public static bool GivesRows(IMethodSymbol method) => method.TypeArguments.Length == 1 && !method.DeclaringSyntaxReferences.IsEmpty && Mentions(method.OriginalDefinition.ReturnType, method.OriginalDefinition.TypeParameters[0]);

    /// <summary>The ids in the rows of a statement that is handed on, by their places in the type argument.</summary>
    public IEnumerable<(TypePath Place, Identifier Identifier)> HandedOn(IInvocationOperation call, CancellationToken cancellation)
    {
        if (GivesRows(call.TargetMethod) && Places.CanHoldId(IntegerTypes.Unwrap(call.TargetMethod.TypeArguments[0])) && HandedStatement(call) is not null && Result(call, TypePath.Value, cancellation) is { } id)
            yield return (TypePath.Value, id);
    }

    private static bool Mentions(ITypeSymbol type, ITypeParameterSymbol parameter) => SymbolEqualityComparer.Default.Equals(type, parameter) || Places.Inner(type).Any(inner => Mentions(inner, parameter));

    /// <summary>The statement among the arguments of a method of the program's own, which runs it in its turn; null where there is none.</summary>
    private static IOperation? HandedStatement(IInvocationOperation call)
    {
        if (call.TargetMethod.DeclaringSyntaxReferences.IsEmpty || HandedValues(call) is null && !GivesRows(call.TargetMethod))
            return null;
        foreach (var argument in call.Arguments)
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Type.SpecialType: SpecialType.System_String } && IsStatement(argument.Value))
                return argument.Value;
        return null;
    }

    private static bool IsStatement(IOperation text) => ValueOrigin.Of(text, default) switch
    {
        { ConstantValue: { HasValue: true, Value: string constant } } => SqlModel.IsStatement(constant),
        IInterpolatedStringOperation { Parts: [IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string first } }, ..] } => SqlModel.IsStatement(first),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => IsStatement(sum.LeftOperand),
        _ => false,
    };

    /// <summary>The statement whose rows a call gives: the text, and which of its statements.</summary>
    private (SqlMeaning Text, int Statement)? Rows(IInvocationOperation call, CancellationToken cancellation)
    {
        if (!IsGrid(call.TargetMethod))
            return Statement(call, cancellation) is { } statement ? (statement, 0) : null;
        // grid.Read<User>(), grid.Read<int>(): the statements are read one after the other.
        if (call.Instance is not ILocalReferenceOperation grid || ValueOrigin.Of(grid, cancellation) is not IInvocationOperation multiple || Statement(multiple, cancellation) is not { } several)
            return null;
        return (several, CalledBefore(call, grid).Count(name => name.StartsWith("Read", StringComparison.Ordinal)));
    }

    /// <summary>The names of the methods that are called on a variable before a call of it, in the order of the text.</summary>
    private static IEnumerable<string> CalledBefore(IInvocationOperation call, ILocalReferenceOperation variable)
    {
        foreach (var node in ValueOrigin.Body(call.Syntax).DescendantNodes())
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver, Name.Identifier.ValueText: var name } }
                && node.SpanStart < call.Syntax.SpanStart && receiver.Identifier.ValueText == variable.Local.Name)
                yield return name;
    }

    // Dapper's SqlMapper.GridReader.
    private bool IsGrid(IMethodSymbol method) => method.ContainingType?.ContainingType is { } outer && KnownTypes.Is(outer, types.SqlMapper) && method.Name.StartsWith("Read", StringComparison.Ordinal);

    /// <summary>The text that a call of Dapper's or Entity Framework's runs.</summary>
    private SqlText? StatementText(IOperation call, CancellationToken cancellation)
    {
        switch (call)
        {
            case IInvocationOperation invocation when KnownTypes.Is(invocation.TargetMethod.ContainingType, types.SqlMapper) || DataTypes.IsEntityFramework(types, invocation.TargetMethod):
                foreach (var argument in invocation.Arguments)
                    if (argument.Parameter?.Name == "sql")
                        return Text(argument.Value, cancellation);
                    else if (argument.Parameter?.Name == "command" && ValueOrigin.Of(argument.Value, cancellation) is IObjectCreationOperation definition)
                        return StatementText(definition, cancellation);
                return null;
            case IInvocationOperation invocation when HandedStatement(invocation) is { } statement:
                return Text(statement, cancellation);
            case IObjectCreationOperation creation when KnownTypes.Is(creation.Type, types["Dapper.CommandDefinition"]):
                return creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "commandText") is { } commandText ? Text(commandText.Value, cancellation) : null;
            default:
                return null;
        }
    }

    /// <summary>The text of a command that is made in the same member.</summary>
    private SqlText? CommandText(IOperation command, CancellationToken cancellation)
    {
        if (command is ILocalReferenceOperation local && AssignedText(local, cancellation) is { } assignedText)
            return assignedText;
        var creation = ValueOrigin.Of(command, cancellation);
        var arguments = creation switch
        {
            IInvocationOperation { TargetMethod.Name: "CreateCommand" } invocation => invocation.Arguments,
            IObjectCreationOperation made when DataTypes.IsCommand(types, made.Type) => made.Arguments,
            _ => default,
        };
        if (arguments.IsDefault)
            return null;
        foreach (var argument in arguments)
            if (argument.Parameter?.Type.SpecialType == SpecialType.System_String)
                return Text(argument.Value, cancellation);
        if (creation is IObjectCreationOperation { Initializer: { } initializer })
            foreach (var member in initializer.Initializers)
                if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CommandText" } } assigned)
                    return Text(assigned.Value, cancellation);
        return null;
    }

    // command.CommandText = "..."; the last one before the command is used.
    private static SqlText? AssignedText(ILocalReferenceOperation command, CancellationToken cancellation)
    {
        ExpressionSyntax? last = null;
        foreach (var node in ValueOrigin.Body(command.Syntax).DescendantNodes())
            if (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CommandText", Expression: IdentifierNameSyntax target } } assignment
                && target.Identifier.ValueText == command.Local.Name && node.SpanStart < command.Syntax.SpanStart)
                last = assignment.Right;
        return last is not null && command.SemanticModel is { } model ? SqlText.Of(Followed(last, model, cancellation), model, cancellation) : null;
    }

    private static SqlText? Text(IOperation value, CancellationToken cancellation) =>
        Unboxed(value) is { SemanticModel: { } model, Syntax: ExpressionSyntax expression } ? SqlText.Of(Followed(expression, model, cancellation), model, cancellation) : null;

    // A constant of another file has its value, and no place here.
    private static ExpressionSyntax Followed(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        expression is IdentifierNameSyntax && model.GetSymbolInfo(expression, cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] }
            && declaration.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value } ? value : expression;

    private Identifier? FromReader(IInvocationOperation invocation, CancellationToken cancellation)
    {
        var method = invocation.TargetMethod;
        if (!(method.Name is "GetInt32" or "GetInt64" or "GetInt16" or "GetGuid" or "GetFieldValue" or "GetFieldValueAsync" or "GetValue"))
            return null;
        var reader = invocation.Instance ?? (method.IsExtensionMethod && invocation.Arguments.Length > 1 ? invocation.Arguments[0].Value : null);
        if (reader is null || !DataTypes.IsReader(types, Unboxed(reader).Type) || invocation.Arguments.Length == 0)
            return null;
        return Column(reader, invocation.Arguments[invocation.Instance is null ? 1 : 0].Value, cancellation);
    }

    private Identifier? Column(IOperation reader, IOperation column, CancellationToken cancellation)
    {
        if (Statement(reader, isReader: true, cancellation) is not { } statement)
            return null;
        var origin = ValueOrigin.Of(column, cancellation);
        if (origin is IInvocationOperation { TargetMethod.Name: "GetOrdinal", Arguments: [{ Value: var name }] })
            origin = name;
        return origin.ConstantValue switch
        {
            { HasValue: true, Value: int position } => statement.Result(position),
            { HasValue: true, Value: string text } => statement.Result(text),
            _ => null,
        };
    }

    private Identifier? Boxed(IOperation value, CancellationToken cancellation)
    {
        switch (ValueOrigin.Of(value, cancellation))
        {
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } reader, Arguments: [{ Value: var column }] } when DataTypes.IsReader(types, reader.Type):
                return Column(reader, column, cancellation);
            case IInvocationOperation { TargetMethod.Name: "ExecuteScalar" or "ExecuteScalarAsync" } scalar:
                return (scalar.Instance is { } command && DataTypes.IsCommand(types, command.Type) ? Command(command, cancellation) : Statement(scalar, cancellation))?.Result(0);
            case IInvocationOperation invocation:
                return FromReader(invocation, cancellation);
            case IDynamicMemberReferenceOperation { Instance: { } row } member:
                return Statement(row, isReader: false, cancellation)?.Result(member.MemberName);
            default:
                return null;
        }
    }

    /// <summary>The statement that a reader or a row comes from.</summary>
    private SqlMeaning? Statement(IOperation value, bool isReader, CancellationToken cancellation)
    {
        var origin = ValueOrigin.Of(value, cancellation);
        if (!isReader && origin is ILocalReferenceOperation row && ValueOrigin.Sequence(row, cancellation) is { } rows)
            origin = rows;
        return origin is not IInvocationOperation call ? null
            : call is { TargetMethod.Name: "ExecuteReader" or "ExecuteReaderAsync", Instance: { } command } && DataTypes.IsCommand(types, command.Type) ? Command(command, cancellation)
            : Statement(call, cancellation);
    }

    private static IOperation Unboxed(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion)
            value = conversion.Operand;
        return value;
    }

    private static bool IsOpaque(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_Object } or IDynamicTypeSymbol;

    /// <summary>
    /// The values that an operation binds where an id has to be: the arguments of one call, one parameter that is made, or one
    /// value that is assigned to a parameter.
    /// </summary>
    public IEnumerable<SqlBoundValue> Bound(IOperation operation, CancellationToken cancellation)
    {
        if (!IsUsed)
            return [];
        return operation switch
        {
            IInvocationOperation invocation when KnownTypes.Is(invocation.TargetMethod.ContainingType, types.SqlMapper) =>
                OfObject(invocation, "param", invocation.Arguments, cancellation).Concat(OfText(StatementText(invocation, cancellation), operation, cancellation)),
            IInvocationOperation { TargetMethod.Name: "CreateCommand", Arguments: [{ Value: var text }] } => OfText(Text(text, cancellation), operation, cancellation),
            IObjectCreationOperation { Arguments: [{ Value: { Type.SpecialType: SpecialType.System_String } text }, ..] } creation when DataTypes.IsCommand(types, creation.Type) =>
                OfText(Text(text, cancellation), operation, cancellation),
            IInvocationOperation { TargetMethod: { Name: "Write" or "WriteAsync", ContainingType.Name: "NpgsqlBinaryImporter" }, Arguments: [{ Value: var copied }, ..] } write =>
                OfCopy(write, cancellation) is { } column ? [new(copied, null, new(column, IsList: false))] : [],
            IInvocationOperation invocation when DataTypes.IsEntityFramework(types, invocation.TargetMethod) => OfEntityFramework(invocation, cancellation),
            IObjectCreationOperation creation when KnownTypes.Is(creation.Type, types["Dapper.CommandDefinition"]) => OfObject(creation, "parameters", creation.Arguments, cancellation),
            IInvocationOperation invocation when HandedStatement(invocation) is { } statement =>
                OfObject(invocation, HandedValues(invocation), invocation.Arguments, cancellation).Concat(OfText(Text(statement, cancellation), operation, cancellation)),
            IInvocationOperation or IObjectCreationOperation or ISimpleAssignmentOperation when SqlParameter.Of(operation, types, cancellation) is { } parameter => OfParameter(parameter, cancellation),
            _ => [],
        };
    }

    // The parameter that takes the values of a statement which is handed on: of any type.
    private static string? HandedValues(IInvocationOperation call) => call.TargetMethod.OriginalDefinition.Parameters
        .FirstOrDefault(parameter => parameter.Type is { SpecialType: SpecialType.System_Object } or IDynamicTypeSymbol or ITypeParameterSymbol)?.Name;

    /// <summary>What the statement of a parameter takes it for; null where that is not known.</summary>
    public SqlBinding? Binding(SqlParameter parameter, CancellationToken cancellation)
    {
        var statement = parameter.Command is { } command ? Command(command, cancellation)
            : parameter.Bag is { } bag ? UseOf(bag, cancellation) : null;
        return statement is not null && statement.Parameters.TryGetValue(parameter.Name ?? parameter.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", out var binding) ? binding : null;
    }

    /// <summary>The properties that Dapper or Entity Framework fills from a column that holds an id, and whose.</summary>
    public IEnumerable<(ISymbol Property, Identifier Identifier)> Filled(IInvocationOperation call, CancellationToken cancellation) =>
        IsUsed && (HasRows(call.TargetMethod) || HasParts(call.TargetMethod) || GivesRows(call.TargetMethod) && HandedStatement(call) is not null) && Rows(call, cancellation) is var (statement, index) ? Filled(call, statement, index) : [];

    private static IEnumerable<(ISymbol Property, Identifier Identifier)> Filled(IInvocationOperation call, SqlMeaning statement, int index)
    {
        var types = call.TargetMethod.TypeArguments;
        // Query<Journal, User, Journal>(...): what comes last is what becomes of the parts.
        var parts = Math.Max(types.Length - 1, 1);
        var splitOn = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "splitOn")?.Value.ConstantValue is { HasValue: true, Value: string names }
            ? names.Split(',').Select(name => name.Trim()).ToList() : ["Id"];
        for (var part = 0; part < parts; part++)
            if (types[part] is INamedTypeSymbol { SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsEmpty: false } row)
                for (var type = row; type is { SpecialType: SpecialType.None }; type = type.BaseType)
                    foreach (var member in type.GetMembers())
                        if (member is IPropertySymbol { IsStatic: false, IsIndexer: false } property && Places.CanHoldId(IntegerTypes.Unwrap(property.Type))
                            && (Result(property.Name, part) ?? Result(Underscored(property.Name), part)) is { } id)
                            yield return (property.OriginalDefinition, id);

        Identifier? Result(string name, int part) => parts == 1 && index == 0 ? statement.Result(name) : statement.Result(name, index, part, parts, splitOn);
    }

    // Dapper's mapping of a row to several objects.
    private bool HasParts(IMethodSymbol method) => method.TypeArguments.Length > 2 && (KnownTypes.Is(method.ContainingType, types.SqlMapper) || IsGrid(method));

    // UserId is user_id where Dapper is told to match so.
    private static string Underscored(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + c : c.ToString()));

    private IEnumerable<SqlBoundValue> OfParameter(SqlParameter parameter, CancellationToken cancellation)
    {
        if (parameter.Value is { } value && Binding(parameter, cancellation) is { } binding)
            yield return new(value, null, binding);
    }

    private IEnumerable<SqlBoundValue> OfObject(IOperation call, string? parameter, IEnumerable<IArgumentOperation> arguments, CancellationToken cancellation)
    {
        var values = arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;
        if (values is null || Statement(call, cancellation) is not { Parameters.Count: > 0 } statement)
            yield break;
        var origin = ValueOrigin.Of(values, cancellation);
        if (origin is IAnonymousObjectCreationOperation anonymous)
        {
            foreach (var member in anonymous.Initializers)
                if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assigned && statement.Parameters.TryGetValue(target.Property.Name, out var binding))
                    yield return new(assigned.Value, null, binding);
        }
        else if (origin is IObjectCreationOperation { Initializer: { } initializer } dictionary && DataTypes.IsTextDictionary(dictionary.Type))
        {
            foreach (var entry in initializer.Initializers)
                if (SqlParameter.Entry(entry) is var (name, value) && statement.Parameters.TryGetValue(name, out var binding))
                    yield return new(value, null, binding);
        }
        else if (Unboxed(values).Type is INamedTypeSymbol { SpecialType: SpecialType.None } type && !DataTypes.IsDynamicParameters(types, type))
            foreach (var pair in statement.Parameters)
                for (var current = type; current is not null; current = current.BaseType)
                    if (current.GetMembers().FirstOrDefault(member => member is IPropertySymbol && string.Equals(member.Name, pair.Key, StringComparison.OrdinalIgnoreCase)) is { } property)
                        yield return new(null, property.OriginalDefinition, pair.Value);
    }

    // COPY journals (user_id, title) FROM STDIN (FORMAT BINARY): what is written since the row was begun stands in its columns.
    private Identifier? OfCopy(IInvocationOperation write, CancellationToken cancellation)
    {
        if (write.Instance is not ILocalReferenceOperation importer || ValueOrigin.Of(importer, cancellation) is not IInvocationOperation { Arguments: [{ Value: var text }, ..] }
            || Text(text, cancellation) is not { } copy)
            return null;
        var position = 0;
        foreach (var name in CalledBefore(write, importer))
            position = name.StartsWith("StartRow", StringComparison.Ordinal) ? 0 : position + (name.StartsWith("Write", StringComparison.Ordinal) ? 1 : 0);
        return sql.Of(copy.Value).Copied(position);
    }

    private IEnumerable<SqlBoundValue> OfEntityFramework(IInvocationOperation call, CancellationToken cancellation)
    {
        if (StatementText(call, cancellation) is not { } text)
            yield break;
        var isRaw = call.TargetMethod.Name.IndexOf("Raw", StringComparison.Ordinal) >= 0;
        foreach (var bound in OfText(text, call, cancellation))
            yield return bound;
        if (!isRaw || call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "parameters")?.Value is not { } parameters)
            yield break;
        var statement = sql.Of(text.Value);
        var values = Elements(Unboxed(parameters));
        for (var i = 0; i < values.Count; i++)
            if (statement.Parameters.TryGetValue(i.ToString(System.Globalization.CultureInfo.InvariantCulture), out var binding))
                yield return new(values[i], null, binding);
    }

    // What is interpolated or concatenated, as a parameter or as text.
    private IEnumerable<SqlBoundValue> OfText(SqlText? text, IOperation call, CancellationToken cancellation)
    {
        if (text is null || text.Value.IndexOf(Statements.SqlLexer.Hole) < 0)
            yield break;
        var statement = sql.Of(text.Value);
        foreach (var (position, expression) in text.Holes)
            if (statement.Holes.TryGetValue(position, out var binding) && call.SemanticModel?.GetOperation(expression, cancellation) is { } value)
                yield return new(Written(ValueOrigin.Of(value, cancellation)) ?? value, null, binding);
    }

    // id.ToString(), string.Join(",", ids)
    private static IOperation? Written(IOperation text) => text switch
    {
        IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } value } => value,
        IInvocationOperation { TargetMethod: { Name: "Join", ContainingType.SpecialType: SpecialType.System_String }, Arguments: [_, { Value: var values }] } => Unboxed(values),
        _ => null,
    };

    private static IReadOnlyList<IOperation> Elements(IOperation array) => array switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        _ when SlotFinder.IsCollectionExpression(array) => array.ChildOperations.ToList(),
        _ => [],
    };

    // parameters.Add("id", id); connection.Query(sql, parameters);
    private SqlMeaning? UseOf(IOperation bag, CancellationToken cancellation)
    {
        var written = bag.Syntax.ToString();
        foreach (var node in ValueOrigin.Body(bag.Syntax).DescendantNodes())
            if (node is ArgumentSyntax { Parent.Parent: ExpressionSyntax call } argument && argument.Expression.ToString() == written
                && bag.SemanticModel?.GetOperation(call, cancellation) is { } operation && Statement(operation, cancellation) is { } statement)
                return statement;
        return null;
    }
}
