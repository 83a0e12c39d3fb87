namespace Vibes.UuidToolkit.Xunit;

/// <summary>What was observed is not what was approved, or not what a migration may change: the test has failed, as with an assertion.</summary>
/// <param name="message">What differs, and what to do.</param>
public sealed class VerificationException(string message) : Exception(message), IAssertionException;
