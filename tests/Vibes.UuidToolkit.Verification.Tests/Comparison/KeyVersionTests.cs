using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Comparison;

/// <summary>The versions of keys that a migration made are judged; those of keys that were uuids before are as they are.</summary>
public sealed class KeyVersionTests
{
    private const string Version1 = "'a8098c1a-f86e-11da-bd1a-00112444be1e'::uuid";

    [Fact]
    public async Task A_key_that_was_a_uuid_before_is_of_whatever_version()
    {
        await using var database = await TestDatabases.CreateAsync($"""
            CREATE TABLE public.gids (gid uuid PRIMARY KEY, name text);
            CREATE TABLE public.users (id integer PRIMARY KEY, name text);
            INSERT INTO public.gids VALUES ({Version1}, 'a');
            INSERT INTO public.users VALUES (1, 'b');
            """);
        var before = await database.SnapshotsAsync();
        await database.ExecuteAsync($"ALTER TABLE public.users ALTER COLUMN id TYPE uuid USING {Version1}");

        var findings = (await database.CompareAsync(before)).Findings();

        Assert.StartsWith("UK0621 public.users.id", Assert.Single(findings), StringComparison.Ordinal);
    }
}
