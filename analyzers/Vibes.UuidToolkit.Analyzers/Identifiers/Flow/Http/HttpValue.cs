namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;

/// <summary>
/// A value that goes to an endpoint or comes from it, in the address or in JSON. The client that reads it and the endpoint that writes it share no symbol: the
/// address and the names in the JSON are all that they have in common.
/// </summary>
/// <param name="Method">The request's method, in upper case.</param>
/// <param name="Address">The path, as <see cref="HttpAddress"/> says it.</param>
/// <param name="IsAnswer">Whether it is in the answer; otherwise in the request.</param>
/// <param name="Name">The names on the way to it, as <see cref="JsonShape"/> says them, empty for the JSON itself; in an address its <see cref="AddressValue.Place"/>.</param>
/// <param name="Type">What the type of the answer is called, where the client is a library, whose address alone may be another system's; otherwise empty.</param>
internal sealed record HttpValue(string Method, string Address, bool IsAnswer, string Name, string Type = "");
