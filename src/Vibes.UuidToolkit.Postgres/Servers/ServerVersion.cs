using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>The version of a PostgreSQL server or of its binaries.</summary>
/// <param name="Major">The major version, for example 15.</param>
/// <param name="Text">The whole version without the packager's additions, for example 15.18.</param>
internal sealed partial record ServerVersion(int Major, string Text)
{
    public const int Oldest = 12;
    public const int Newest = 18;

    public static bool IsSupported(int major) => major is >= Oldest and <= Newest;

    public static ServerVersion Of(NpgsqlConnection connection) =>
        Parse(connection.ServerVersion) ?? new ServerVersion(connection.PostgreSqlVersion.Major, connection.PostgreSqlVersion.ToString());

    /// <summary>Reads "15.18 (Debian 15.18-1)", "postgres (PostgreSQL) 18.4" or "19beta1"; null when there is no version in it.</summary>
    public static ServerVersion? Parse(string text) => VersionPattern().Match(text) is { Success: true } match
        ? new ServerVersion(int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture), match.Value)
        : null;

    public override string ToString() => Text;

    [GeneratedRegex(@"(?<major>[0-9]{1,3})(\.[0-9]+|beta[0-9]+|rc[0-9]+|devel)*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex VersionPattern();
}
