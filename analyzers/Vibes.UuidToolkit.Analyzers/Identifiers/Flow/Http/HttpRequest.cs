using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;

/// <summary>A request that an <c>HttpClient</c> sends: <c>client.GetFromJsonAsync&lt;Row[]&gt;("/journals")</c>, <c>client.PostAsJsonAsync("/journals", new { title })</c>.</summary>
/// <param name="Method">The method, in upper case.</param>
/// <param name="Address">The address.</param>
/// <param name="Body">What is written into its body as JSON; null where that is nothing, or cannot be told.</param>
internal sealed record HttpRequest(string Method, HttpAddress Address, IOperation? Body)
{
    // Through a response, its content, its text, and the document that is made of it.
    private const int MaxFollowed = 8;

    /// <summary>Whether a method may send a request or read an answer: by its name, which is asked of every call.</summary>
    public static bool IsNamed(IMethodSymbol method) => MethodOf(method.Name) is not null || IsSending(method) || IsReader(method.Name) || IsReadingHelper(method) || RequestHelper.IsNamed(method);

    /// <summary>The request that a call sends; null for other calls, and where its address cannot be told.</summary>
    public static HttpRequest? Of(IInvocationOperation call, CancellationToken cancellation)
    {
        if (RequestHelper.Of(call.TargetMethod, cancellation) is { } helper)
            return Argument(call, helper.Address.Name) is { } given && HttpAddress.Of(given, cancellation) is { } asked
                && (helper.Method ?? RequestMessage.Method(Argument(call, helper.GivenMethod!.Name), cancellation)) is { } named ? new(named, helper.IsBelow ? asked.Below() : asked, helper.Body is null ? null : Argument(call, helper.Body.Name)) : null;
        if (IsSending(call.TargetMethod))
            return Argument(call, "request") is { } message ? RequestMessage.Of(message, cancellation) : null;
        if (call.TargetMethod.ContainingType?.Name is not ("HttpClient" or "HttpClientJsonExtensions") || MethodOf(call.TargetMethod.Name) is not { } method
            || Argument(call, "requestUri") is not { } uri || HttpAddress.Of(uri, cancellation) is not { } address)
            return null;
        return new(method, address, Argument(call, "value") ?? (Argument(call, "content") is { } content ? Written(content, cancellation) : null));
    }

    /// <summary>The request whose answer a value is, or is read from; null where it is none.</summary>
    public static HttpRequest? AnsweredBy(IOperation? value, CancellationToken cancellation)
    {
        for (var i = 0; i < MaxFollowed && value is not null; i++)
            switch (ValueOrigin.Of(value, cancellation))
            {
                case IInvocationOperation call when Of(call, cancellation) is { } request:
                    return request;
                // response.Content.ReadAsStringAsync(), response.EnsureSuccessStatusCode(), JsonDocument.Parse(text)
                case IInvocationOperation { TargetMethod.Name: "EnsureSuccessStatusCode" or "ReadAsStringAsync" or "ReadAsStreamAsync" or "ReadFromJsonAsync" or "Parse" or "ParseAsync" or "Deserialize" or "DeserializeAsync" or "Clone" } reading:
                    value = reading.Instance ?? reading.Arguments.FirstOrDefault()?.Value;
                    break;
                case IPropertyReferenceOperation { Property.Name: "Content" or "RootElement", Instance: { } owner }:
                    value = owner;
                    break;
                default:
                    return null;
            }
        return null;
    }

    /// <summary>The type that an answer's JSON is read into by a call, <c>response.Content.ReadFromJsonAsync&lt;Row&gt;()</c>, and the request; null for other calls.</summary>
    public static HttpRequest? ReadBy(IInvocationOperation call, CancellationToken cancellation) => call.TargetMethod.TypeArguments.Length != 1 ? null
        : IsReader(call.TargetMethod.Name) ? AnsweredBy(call.Instance ?? call.Arguments.FirstOrDefault()?.Value, cancellation)
        : call.TargetMethod.Name is "GetFromJsonAsync" or "GetFromJsonAsAsyncEnumerable" or "DeleteFromJsonAsync" ? Of(call, cancellation)
        : IsReadingHelper(call.TargetMethod) ? AnsweredBy(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value, cancellation)
        // Post<T>(url, body) says of its type argument what is sent.
        : IsOfResult(call.TargetMethod.OriginalDefinition) && RequestHelper.IsNamed(call.TargetMethod) ? Of(call, cancellation) : null;

    /// <summary>Whether a method reads an id of JSON: <c>element.GetInt32()</c>, and <c>GetGuid</c> after the change.</summary>
    public static bool ReadsNumber(IMethodSymbol method) => method is { Name: "GetInt32" or "GetInt64" or "GetGuid", ContainingType.Name: "JsonElement" };

    /// <summary>The value in an answer's JSON that a call reads as a number, <c>json.GetProperty("items")[0].GetProperty("id").GetInt32()</c>; null for other calls.</summary>
    public static HttpValue? NumberReadBy(IInvocationOperation call, CancellationToken cancellation)
    {
        if (!ReadsNumber(call.TargetMethod) || call.Instance is not { } element)
            return null;
        var names = new Stack<string>();
        for (var i = 0; i < MaxFollowed; i++)
            switch (ValueOrigin.Of(element, cancellation))
            {
                case IInvocationOperation { TargetMethod: { Name: "GetProperty", ContainingType.Name: "JsonElement" }, Instance: { } owner, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string name } }] }:
                    names.Push(name);
                    element = owner;
                    break;
                case IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.Name: "JsonElement" }, Instance: { } list }:
                    element = list;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "EnumerateArray", ContainingType.Name: "JsonElement" }, Instance: { } list }:
                    element = list;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "First" or "Single" or "Last" or "ElementAt", ContainingType.Name: nameof(Enumerable) }, Arguments: [{ Value: var elements }, ..] }:
                    element = elements;
                    break;
                case var root:
                    return AnsweredBy(root, cancellation) is { } request ? request.Answer(names.Aggregate("", JsonShape.Member)) : null;
            }
        return null;
    }

    /// <summary>A value in the answer's JSON.</summary>
    public HttpValue Answer(string name, string type = "") => new(Method, Address.Path, IsAnswer: true, name, type);

    /// <summary>A value in the request's body or address.</summary>
    public HttpValue Asked(string name, string type = "") => new(Method, Address.Path, IsAnswer: false, name, type);

    /// <summary>The request whose address a text is, or is written into; null for other texts.</summary>
    public static HttpRequest? To(IOperation text, CancellationToken cancellation)
    {
        var part = text.Parent;
        while (part is IConversionOperation or IParenthesizedOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } or IInterpolatedStringTextOperation or IInterpolatedStringOperation)
            part = part.Parent;
        return part is not IArgumentOperation { Parent: var given } ? null
            : given is IInvocationOperation call ? Of(call, cancellation)
            : given is IObjectCreationOperation message ? RequestMessage.Of(message, cancellation) : null;
    }

    private static bool IsOfResult(IMethodSymbol method) => method.TypeParameters is [var read] && (SymbolEqualityComparer.Default.Equals(method.ReturnType, read) || method.ReturnType is INamedTypeSymbol { TypeArguments: [var awaited] } && SymbolEqualityComparer.Default.Equals(awaited, read));

    // static async Task<T> Read<T>(HttpResponseMessage response), of the client's own.
    private static bool IsReadingHelper(IMethodSymbol method) => method is { TypeArguments.Length: 1, Parameters: [{ Type.Name: "HttpResponseMessage" or "HttpContent" }, ..], DeclaringSyntaxReferences.IsEmpty: false }
        && IsOfResult(method.OriginalDefinition);

    private static bool IsSending(IMethodSymbol method) => method is { Name: "SendAsync" or "Send", ContainingType.Name: "HttpClient" or "HttpMessageInvoker" };

    private static bool IsReader(string name) => name is "ReadFromJsonAsync" or "ReadFromJsonAsAsyncEnumerable" or "Deserialize" or "DeserializeAsync" or "DeserializeObject";

    /// <summary>The method of the requests that a member of <c>HttpClient</c> sends, in upper case; null for other members.</summary>
    public static string? MethodOf(string name) => name switch
    {
        "GetAsync" or "GetStringAsync" or "GetStreamAsync" or "GetFromJsonAsync" or "GetFromJsonAsAsyncEnumerable" => "GET",
        "PostAsync" or "PostAsJsonAsync" => "POST",
        "PutAsync" or "PutAsJsonAsync" => "PUT",
        "PatchAsync" or "PatchAsJsonAsync" => "PATCH",
        "DeleteAsync" or "DeleteFromJsonAsync" => "DELETE",
        _ => null,
    };

    private static IOperation? Argument(IInvocationOperation call, string name) => Argument(call.Arguments, name);

    /// <summary>What is given for a parameter of a name; null where nothing is.</summary>
    public static IOperation? Argument(ImmutableArray<IArgumentOperation> arguments, string name) => arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    /// <summary>What a content is made of, of <c>JsonContent.Create(row)</c> and <c>new StringContent(JsonSerializer.Serialize(row))</c> the row; null where that cannot be told.</summary>
    public static IOperation? Written(IOperation content, CancellationToken cancellation) => ValueOrigin.Of(content, cancellation) switch
    {
        IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "JsonContent" } or { Name: "Serialize", ContainingType.Name: "JsonSerializer" } or { Name: "SerializeObject", ContainingType.Name: "JsonConvert" }, Arguments: [{ Value: var value }, ..] } => value,
        IObjectCreationOperation { Type.Name: "StringContent", Arguments: [{ Value: var text }, ..] } => Written(text, cancellation),
        // PostAsync(url, NewJournal()), of the client's own.
        IInvocationOperation { Arguments.IsEmpty: true, TargetMethod: { ReturnType.Name: "StringContent" or "JsonContent" or "HttpContent" } } made => Returned(made, cancellation) is { } returned ? Written(returned, cancellation) : null,
        _ => null,
    };

    private static IOperation? Returned(IInvocationOperation call, CancellationToken cancellation)
    {
        if (call is not { TargetMethod.DeclaringSyntaxReferences: [var declaration], SemanticModel.Compilation: var compilation } || declaration.GetSyntax(cancellation) is not MethodDeclarationSyntax method || !compilation.ContainsSyntaxTree(method.SyntaxTree))
            return null;
        var value = method.ExpressionBody?.Expression ?? method.Body?.Statements.OfType<ReturnStatementSyntax>().LastOrDefault()?.Expression;
        return value is null ? null : compilation.GetSemanticModel(method.SyntaxTree).GetOperation(value, cancellation);
    }
}
