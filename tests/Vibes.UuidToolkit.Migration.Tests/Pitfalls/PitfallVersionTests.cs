using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Pitfalls;

/// <summary>Every pitfall on the other versions that are asked for. A class of its own, so that it runs beside the one on the usual version.</summary>
public sealed class PitfallVersionTests : PitfallRoundTrip
{
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(CasesOnOtherVersions))]
    public Task Is_refused_or_converted_and_taken_back(string name, int version) => RunAsync(PitfallCase.Read(name), version);
}
