using Vibes.UuidToolkit.Analyzers.Routes;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Routes;

public sealed class IntegerPatternTests
{
    [Theory]
    [InlineData(@"^\d+$", true)]
    [InlineData(@"\d+", true)]
    [InlineData("[0-9]{1,10}", true)]
    [InlineData(@"^[1-9]\d{3}$", true)]
    [InlineData("^-?[0-9]+$", true)]
    [InlineData("^[a-z]+$", false)]
    [InlineData("^[0-9a-f-]+$", false)]
    [InlineData(".*", false)]
    [InlineData("[", false)]
    [InlineData(@"^(\d+)+[a-z]$", false)]
    [InlineData("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$", false)]
    [InlineData(@"^\d+$|^[0-9a-fA-F-]{36}$", false)]
    public void A_pattern_of_a_whole_value(string pattern, bool isForIntegers) => Assert.Equal(isForIntegers, IntegerPattern.Matches(pattern, whole: true));

    // A route's regex need not match all of the value: this one finds digits in a UUID.
    [Theory]
    [InlineData(@"^\d+$", true)]
    [InlineData(@"\d+", false)]
    [InlineData(@"^\d", false)]
    public void A_pattern_that_is_searched_for(string pattern, bool isForIntegers) => Assert.Equal(isForIntegers, IntegerPattern.Matches(pattern, whole: false));

    [Theory]
    [InlineData(@"^J-\d{6,10}$", true)]
    [InlineData("^[0-9]+(,[0-9]+)*$", true)]
    [InlineData("^[a-z0-9-]+$", false)]
    [InlineData("^[a-z]+$", false)]
    public void A_pattern_with_digits_that_no_UUID_passes(string pattern, bool refuses) => Assert.Equal(refuses, IntegerPattern.RefusesUuids(pattern, whole: true));
}
