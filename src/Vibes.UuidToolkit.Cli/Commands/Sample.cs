using System.Globalization;
using System.Text;
using Vibes.UuidToolkit.Postgres.Sources;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary>The database that the program carries along, to rehearse on without one of one's own.</summary>
internal static class Sample
{
    private const string Resource = "vibes.sql";
    private const string Setting = "SET vibes.users = '200';";

    /// <summary>The sample of so many users.</summary>
    public static DatabaseSource Of(int users)
    {
        using var reader = new StreamReader(typeof(Sample).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program was built without {Resource}."));
        var script = reader.ReadToEnd();
        if (!script.Contains(Setting, StringComparison.Ordinal))
            throw new InvalidOperationException($"{Resource} does not say '{Setting}'.");
        var bytes = Encoding.UTF8.GetBytes(script.Replace(Setting, string.Create(CultureInfo.InvariantCulture, $"SET vibes.users = '{users}';"), StringComparison.Ordinal));
        return new ScriptStream($"the sample Vibes of {users.ToString("N0", CultureInfo.InvariantCulture)} users", () => new MemoryStream(bytes));
    }
}
