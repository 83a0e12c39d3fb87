using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Pitfalls;

/// <summary>Every pitfall with old ids kept. A class of its own, so that it runs beside the others.</summary>
public sealed class KeptIdPitfallTests : PitfallRoundTrip
{
    /// <summary>Whatever a pitfall is, a column that keeps old ids does not make it another.</summary>
    [Theory]
    [MemberData(nameof(CasesWithoutOldIds))]
    public Task With_old_ids_kept_is_refused_or_converted_and_taken_back_as_without(string name, int version)
    {
        var pitfall = PitfallCase.Read(name);
        return RunAsync(pitfall with { Options = pitfall.Options with { KeepOldIds = new() } }, version);
    }
}
