using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>
/// The parameters that the other side of a network fills or reads. The rules of this area report them and say so; those of
/// services leave them alone.
/// </summary>
internal sealed class PublicInterface
{
    private readonly WebTypes _web;
    private readonly TemplateParameters _templates;
    private readonly HubClients _clients;

    /// <summary>The interface of a compilation.</summary>
    public PublicInterface(KnownTypes types)
    {
        _web = new(types);
        _templates = new(_web);
        _clients = new(_web);
    }

    /// <summary>Whether a parameter of a declared method is part of it.</summary>
    public bool Has(IParameterSymbol parameter, Compilation compilation, CancellationToken cancellation) =>
        EndpointMethods.Binds(parameter, _web) || IsSent(parameter, compilation, cancellation);

    /// <summary>Whether a parameter is sent to the other side: no code here implements its method.</summary>
    public bool IsSent(IParameterSymbol parameter, Compilation compilation, CancellationToken cancellation) =>
        parameter.ContainingSymbol is IMethodSymbol { ContainingType: { } type } method
        && (EndpointMethods.IsRefitMethod(method, _web) || _clients.Has(type, compilation, cancellation));

    /// <summary>Whether a lambda's parameters are part of it.</summary>
    public bool Has(IAnonymousFunctionOperation lambda) => EndpointLambdas.IsHandler(lambda, _templates);
}
