using Xunit;

namespace Vibes.UuidToolkit.Tests;

/// <summary>The PostgreSQL image that tests with containers run, where there is a Docker engine that has one.</summary>
public static class TestImage
{
    private const string Variable = "UUIDKIT_TEST_IMAGE";

    /// <summary>The image's name; the test is skipped where there is none.</summary>
    public static string Name
    {
        get
        {
            var image = Environment.GetEnvironmentVariable(Variable);
            Assert.SkipWhen(string.IsNullOrEmpty(image), $"{Variable} names no image of the Docker engine; tests/docker starts an engine and builds one.");
            return image!;
        }
    }
}
