using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;

/// <summary>
/// What goes between a program's clients and its endpoints: of a test that asks for <c>/journals/5</c> and reads a record of its own, the 5, and the members
/// that the endpoint fills. Nothing that the compiler sees ties them together.
/// </summary>
internal sealed class HttpExchange(SlotFinder slots, HttpEndpoints endpoints)
{
    private static readonly string[] Sources =
    [
        "FromRouteAttribute", "FromQueryAttribute", "FromHeaderAttribute", "FromFormAttribute", "FromBodyAttribute", "FromServicesAttribute", "FromKeyedServicesAttribute", "AsParametersAttribute", "ModelBinderAttribute",
    ];

    private readonly JsonShape _shape = new(slots);

    /// <summary>What an endpoint takes and gives by its declaration.</summary>
    /// <param name="function">An action, or the function that is mapped.</param>
    /// <param name="body">Where its body is.</param>
    public IEnumerable<FlowEdge> Declared(IMethodSymbol function, IOperation body)
    {
        foreach (var (method, address) in endpoints.Of(function))
        {
            var place = SlotFinder.Body(body);
            var answer = EndpointClass.Answer(function, endpoints.Web);
            var types = JsonShape.Names(answer ?? function.ReturnType).Prepend("").ToList();
            foreach (var (name, slot) in _shape.Of(function.ReturnType, path => new Slot(function.OriginalDefinition, path), place))
                foreach (var type in types)
                    yield return new(slot, At(method, address, isAnswer: true, name, type), IsEquality: false);
            foreach (var (name, slot) in _shape.Of(answer, _ => null, place))
                foreach (var type in types)
                    yield return new(slot, At(method, address, isAnswer: true, name, type), IsEquality: false);
            foreach (var value in address.Values)
                foreach (var taking in RouteSlots.Of(function, value.Parameter!, endpoints.Web).Concat(RouteSlots.OfRequest(function.ContainingType, value.Parameter!, endpoints.Web)))
                    if (taking.Symbol is { } symbol && Places.CanHoldId(IntegerTypes.Unwrap(taking.Type)))
                        foreach (var type in types)
                            yield return new(At(method, address, isAnswer: false, value.Place, type), new(symbol.OriginalDefinition, TypePath.Value), IsEquality: true);
            foreach (var parameter in function.Parameters)
                foreach (var (name, slot) in _shape.Of(parameter.Type, path => new Slot(parameter.OriginalDefinition, path), place))
                    if (Taken(parameter, name, method) is { } taken)
                        foreach (var type in types)
                            yield return new(At(method, address, isAnswer: false, taken, type), slot, IsEquality: true);
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
                foreach (var type in JsonShape.Names(written.Type).Prepend(""))
                    yield return new(slot, At(method, address, isAnswer: true, name, type), IsEquality: false);
    }

    /// <summary>
    /// What a client's call writes and reads. It gives what the endpoint takes, whatever else the endpoint gives to others; what anybody sends says nothing of what
    /// that is.
    /// </summary>
    public IEnumerable<FlowEdge> Sent(IInvocationOperation call, CancellationToken cancellation)
    {
        var read = HttpRequest.ReadBy(call, cancellation);
        // A library's is the endpoint's own where what it reads is called as what the endpoint answers with.
        if (!endpoints.IsOfClient && !(endpoints.IsOfLibrary && read is not null))
            yield break;
        var type = endpoints.IsOfClient ? "" : JsonShape.Names(call.TargetMethod.TypeArguments[0]).FirstOrDefault();
        if (type is null)
            yield break;
        var place = SlotFinder.Body(call);
        if (HttpRequest.Of(call, cancellation) is { } request)
        {
            foreach (var value in request.Address.Values)
                if (value is { Part: { } part, Span.IsEmpty: true } && slots.Of(SlotFinder.Stripped(Shown(part)), TypePath.Value) is { } given)
                    yield return new(given, new(request.Asked(value.Place, type), TypePath.Value), IsEquality: true);
            if (request.Body is { } body && SlotFinder.Stripped(body) is var written)
                foreach (var (name, slot) in _shape.Of(written.Type, path => slots.Of(written, path), place))
                    yield return new(slot, new(request.Asked(name, type), TypePath.Value), IsEquality: true);
        }

        if (read is not null)
            foreach (var (name, slot) in _shape.Of(call.TargetMethod.TypeArguments[0], path => new Slot(ExpressionNode.OfCall(call, 0), path), place))
                yield return new(new(read.Answer(name, type), TypePath.Value), slot, IsEquality: false);
    }

    /// <summary>The value in a request's query or body that a parameter, or a member of it, takes; null where it is none.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="name">The names on the way to the member, as <see cref="JsonShape"/> says them; empty for the parameter itself.</param>
    /// <param name="method">The request's method.</param>
    private static string? Taken(IParameterSymbol parameter, string name, string method)
    {
        var source = parameter.GetAttributes().FirstOrDefault(attribute => Array.IndexOf(Sources, attribute.AttributeClass?.Name) >= 0);
        var inQuery = AddressValue.InQuery(name.Length > 0 ? name.Substring(name.LastIndexOf('.') + 1) : source?.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value.Value as string ?? parameter.Name);
        return source?.AttributeClass?.Name switch
        {
            "FromQueryAttribute" or "AsParametersAttribute" => inQuery,
            "FromBodyAttribute" => name,
            // A number is taken from the query where nothing else is said; an object, or a list, is the body.
            null => method is "GET" or "DELETE" || Places.CanHoldId(IntegerTypes.Unwrap(parameter.Type)) ? inQuery : name,
            _ => null,
        };
    }

    // $"/journals/{id}" shows what "/journals/" + id.ToString() does.
    private static IOperation Shown(IOperation part) => part is IInvocationOperation { TargetMethod.Name: nameof(ToString), Instance: { } shown } ? shown : part;

    private static Slot At(string method, HttpAddress address, bool isAnswer, string name, string type) => new(new HttpValue(method, address.Path, isAnswer, name, type), TypePath.Value);
}
