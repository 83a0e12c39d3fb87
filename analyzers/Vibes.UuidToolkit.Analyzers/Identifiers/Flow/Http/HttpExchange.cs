using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;

/// <summary>
/// What goes between a program's clients and its endpoints: of a test that asks for <c>/journals/5</c> and reads a record of its own, the 5, and the members
/// that the endpoint fills. Nothing that the compiler sees ties them together.
/// </summary>
internal sealed class HttpExchange(SlotFinder slots, HttpEndpoints endpoints)
{
    // In which a result takes what is written as JSON.
    private static readonly string[] Results = ["value", "data", "error"];

    private readonly JsonShape _shape = new(slots);

    /// <summary>What an endpoint takes and gives by its declaration.</summary>
    /// <param name="function">An action, or the function that is mapped.</param>
    /// <param name="body">Where its body is.</param>
    public IEnumerable<FlowEdge> Declared(IMethodSymbol function, IOperation body)
    {
        foreach (var (method, address) in endpoints.Of(function))
        {
            var place = SlotFinder.Body(body);
            foreach (var (name, slot) in _shape.Of(function.ReturnType, path => new Slot(function.OriginalDefinition, path), place))
                yield return new(slot, At(method, address, isAnswer: true, name), IsEquality: false);
            foreach (var parameter in function.Parameters)
                foreach (var (name, slot) in _shape.Of(parameter.Type, path => new Slot(parameter.OriginalDefinition, path), place))
                    if (Taken(parameter, name, method, address) is { } taken)
                        yield return new(At(method, address, isAnswer: false, taken), slot, IsEquality: true);
        }
    }

    /// <summary>What an endpoint answers with by a result, <c>Results.Ok(new { journal.Id })</c>, <c>return CreatedAtAction(..., row)</c>, or by an object that its type says nothing of.</summary>
    /// <param name="value">The value that is written as JSON.</param>
    /// <param name="functions">The functions that it stands in, the innermost first.</param>
    public IEnumerable<FlowEdge> Answered(IOperation value, IEnumerable<ISymbol> functions)
    {
        var written = SlotFinder.Stripped(value);
        foreach (var (method, address) in functions.Select(function => endpoints.Of(function).ToList()).FirstOrDefault(found => found.Count > 0) ?? [])
            foreach (var (name, slot) in _shape.Of(written.Type, path => slots.Of(written, path), SlotFinder.Body(written)))
                yield return new(slot, At(method, address, isAnswer: true, name), IsEquality: false);
    }

    /// <summary>What a call or a creation puts into a result of an endpoint; null for others.</summary>
    public static IOperation? Given(ITypeSymbol? result, ImmutableArray<IArgumentOperation> arguments)
    {
        // Asked of every call; nearly none has such a parameter.
        foreach (var argument in arguments)
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && Array.IndexOf(Results, parameter.Name) >= 0
                && parameter.OriginalDefinition.Type is { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.TypeParameter } && IsResult(result))
                return argument.Value;
        return null;
    }

    /// <summary>
    /// What a client's call writes and reads. It gives what the endpoint takes, whatever else the endpoint gives to others; what anybody sends says nothing of what
    /// that is.
    /// </summary>
    public IEnumerable<FlowEdge> Sent(IInvocationOperation call, CancellationToken cancellation)
    {
        if (!endpoints.IsOfClient)
            yield break;
        var place = SlotFinder.Body(call);
        if (HttpRequest.Of(call, cancellation) is { } request)
        {
            foreach (var value in request.Address.Values)
                if (value is { Part: { } part, Span.IsEmpty: true } && slots.Of(SlotFinder.Stripped(Shown(part)), TypePath.Value) is { } given)
                    yield return new(given, new(request.Asked(value.Place), TypePath.Value), IsEquality: true);
            if (request.Body is { } body && SlotFinder.Stripped(body) is var written)
                foreach (var (name, slot) in _shape.Of(written.Type, path => slots.Of(written, path), place))
                    yield return new(slot, new(request.Asked(name), TypePath.Value), IsEquality: true);
        }

        if (HttpRequest.ReadBy(call, cancellation) is { } read)
            foreach (var (name, slot) in _shape.Of(call.TargetMethod.TypeArguments[0], path => new Slot(ExpressionNode.OfCall(call, 0), path), place))
                yield return new(new(read.Answer(name), TypePath.Value), slot, IsEquality: false);
    }

    /// <summary>Which value of a request a parameter, or a member of it, takes; null where it is none.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="name">The names on the way to the member, as <see cref="JsonShape"/> says them; empty for the parameter itself.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="address">The endpoint's address.</param>
    private static string? Taken(IParameterSymbol parameter, string name, string method, HttpAddress address)
    {
        var source = parameter.GetAttributes().FirstOrDefault(attribute => Array.IndexOf(Sources, attribute.AttributeClass?.Name) >= 0);
        if (source?.AttributeClass?.Name is "FromHeaderAttribute" or "FromFormAttribute" or "FromServicesAttribute" or "FromKeyedServicesAttribute" or "ModelBinderAttribute")
            return null;
        var own = name.Length > 0 ? name.Substring(name.LastIndexOf('.') + 1) : source?.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value.Value as string ?? parameter.Name;
        if (address.Values.FirstOrDefault(value => string.Equals(value.Parameter, own, StringComparison.OrdinalIgnoreCase)) is { } inPath && source?.AttributeClass?.Name is not ("FromBodyAttribute" or "FromQueryAttribute"))
            return name.Length == 0 || source?.AttributeClass?.Name == "AsParametersAttribute" ? inPath.Place : null;
        // A number, and a list of them in minimal APIs, is taken from the query where nothing else is said; an object is the body.
        return source?.AttributeClass?.Name is "FromQueryAttribute" or "AsParametersAttribute" || source is null && (method is "GET" or "DELETE" || name.Length == 0 && Places.CanHoldId(IntegerTypes.Unwrap(parameter.Type))) ? AddressValue.InQuery(own) : name;
    }

    private static readonly string[] Sources =
    [
        "FromRouteAttribute", "FromQueryAttribute", "FromHeaderAttribute", "FromFormAttribute", "FromBodyAttribute", "FromServicesAttribute", "FromKeyedServicesAttribute", "AsParametersAttribute", "ModelBinderAttribute",
    ];

    // $"/journals/{id}" shows what "/journals/" + id.ToString() does.
    private static IOperation Shown(IOperation part) => part is IInvocationOperation { TargetMethod.Name: nameof(ToString), Instance: { } shown } ? shown : part;

    private static bool IsResult(ITypeSymbol? type) => type?.AllInterfaces.Append(type).Any(contract => contract is { Name: "IResult", ContainingNamespace.Name: "Http" } or { Name: "IActionResult", ContainingNamespace.Name: "Mvc" }) == true;

    private static Slot At(string method, HttpAddress address, bool isAnswer, string name) => new(new HttpValue(method, address.Path, isAnswer, name), TypePath.Value);
}
