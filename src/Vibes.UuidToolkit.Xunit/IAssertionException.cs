namespace Vibes.UuidToolkit.Xunit;

/// <summary>
/// xUnit.net takes an exception for a failed assertion, not for an error, if it has an interface of this name in any namespace.
/// Its own is in its assertion library, which tests may do without.
/// </summary>
internal interface IAssertionException;
