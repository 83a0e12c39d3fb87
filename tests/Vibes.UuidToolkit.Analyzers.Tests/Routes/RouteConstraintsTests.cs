using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Routes;

/// <summary>The runtime's own constraints are the judge.</summary>
public sealed class RouteConstraintsTests
{
    private static readonly string[] Integers = ["1", "7", "42", "123", "1234", "12345", "123456789"];
    private static readonly string[] Uuids = ["0190163d-8694-739b-aea5-966c26f8ad91", "0190163D-8694-739B-AEA5-966C26F8AD91", "c1a6f5d2-33b1-4c55-8f0e-5d2f7c1e9a47"];

    [Theory]
    [InlineData("int")]
    [InlineData("INT")]
    [InlineData("long")]
    [InlineData("decimal")]
    [InlineData("double")]
    [InlineData("float")]
    [InlineData("min(1)")]
    [InlineData("max(100)")]
    [InlineData("range(1,100)")]
    [InlineData("Range(1, 100)")]
    [InlineData("length(1,10)")]
    [InlineData("length(3)")]
    [InlineData("length(36)")]
    [InlineData("length(1,36)")]
    [InlineData("maxlength(10)")]
    [InlineData("maxlength(36)")]
    [InlineData("minlength(1)")]
    [InlineData(@"regex(^\d+$)")]
    [InlineData(@"regex(\d+)")]
    [InlineData("regex(^[0-9]{{1,9}}$)")]
    [InlineData("regex(^[0-9a-f-]+$)")]
    [InlineData("regex(^(1|2)$)")]
    [InlineData("guid")]
    [InlineData("alpha")]
    [InlineData("bool")]
    [InlineData("datetime")]
    [InlineData("required")]
    [InlineData("file")]
    [InlineData("nonfile")]
    public void Lets_through_what_the_runtime_does(string constraint)
    {
        var policy = Assert.Single(RouteTemplate.Parse("{id:" + constraint + "}")!.Parameters[0].Policies);
        using var services = new ServiceCollection().BuildServiceProvider();
        var resolver = new DefaultInlineConstraintResolver(Options.Create(new RouteOptions { ConstraintMap = { ["regex"] = typeof(Microsoft.AspNetCore.Routing.Constraints.RegexInlineRouteConstraint) } }), services);
        var runtime = resolver.ResolveConstraint(policy.Content)!;
        bool Matches(string value) => runtime.Match(new DefaultHttpContext(), null, "id", new RouteValueDictionary { ["id"] = value }, RouteDirection.IncomingRequest);

        Assert.Equal(Integers.Any(Matches) && !Uuids.Any(Matches), RouteConstraints.IsForIntegers(policy));
        // A text of 36 characters may be anything; only one constraint means UUIDs.
        Assert.Equal(constraint == "guid", RouteConstraints.IsForUuids(policy));
        Assert.True(constraint != "guid" || !Integers.Any(Matches) && Uuids.All(Matches));
    }
}
