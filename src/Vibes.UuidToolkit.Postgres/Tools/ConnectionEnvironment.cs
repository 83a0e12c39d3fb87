using System.Globalization;
using Npgsql;

namespace Vibes.UuidToolkit.Postgres.Tools;

/// <summary>A connection as the environment variables of PostgreSQL's client tools: arguments can be read by every user of the machine, the environment cannot.</summary>
internal static class ConnectionEnvironment
{
    /// <summary>The variables; null removes one that would lead the tool to another server.</summary>
    public static IReadOnlyDictionary<string, string?> Of(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        var environment = new Dictionary<string, string?>
        {
            ["PGHOSTADDR"] = null,
            ["PGSERVICE"] = null,
            ["PGSERVICEFILE"] = null,
            ["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture),
            ["PGSSLMODE"] = connection.SslMode switch
            {
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                var mode => mode.ToString().ToLowerInvariant(),
            },
            // The messages end up in the toolkit's own, which are English.
            ["LC_ALL"] = "C",
        };
        Add("PGHOST", connection.Host);
        Add("PGUSER", connection.Username);
        Add("PGDATABASE", connection.Database ?? connection.Username);
        Add("PGPASSWORD", connection.Password);
        Add("PGPASSFILE", connection.Passfile);
        Add("PGSSLCERT", connection.SslCertificate);
        Add("PGSSLKEY", connection.SslKey);
        Add("PGSSLROOTCERT", connection.RootCertificate);
        Add("PGOPTIONS", connection.Options);
        Add("PGAPPNAME", connection.ApplicationName);
        if (connection.Timeout > 0) Add("PGCONNECT_TIMEOUT", connection.Timeout.ToString(CultureInfo.InvariantCulture));
        return environment;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) environment[name] = value;
        }
    }
}
