using System.Diagnostics;
using CliWrap;
using CliWrap.Buffered;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Servers;

/// <summary>The account that a local server runs under: PostgreSQL refuses to run as root.</summary>
internal static class ServerAccount
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    /// <summary>The unprivileged account to use for root, or null: the user's own.</summary>
    public static async Task<string?> ChooseAsync(CancellationToken ct)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return null;
        foreach (var name in Candidates)
        {
            var run = await Cli.Wrap("id").WithArguments(["-u", name]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(ct);
            if (run.IsSuccess && run.StandardOutput.Trim() != "0")
                return name;
        }
        throw new DiagnosticException(Descriptors.ServerDidNotStart.At("local server",
            $"PostgreSQL does not run as root, and there is no account {string.Join(" or ", Candidates)}.",
            "Run as an unprivileged user, or create the account postgres."));
    }

    /// <summary>A shell that runs <paramref name="script"/> under <paramref name="account"/>, with nothing of the user's environment that PostgreSQL would listen to.</summary>
    public static ProcessStartInfo Shell(string? account, string script, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", script.ReplaceLineEndings("\n"), "uuidkit", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        Neutralize(start.Environment);
        if (account is not null)
        {
            // Root's home and temporary folder are usually closed to the account.
            start.Environment["HOME"] = "/";
            start.Environment.Remove("TMPDIR");
            start.UserName = account;
        }
        return start;
    }

    /// <summary>Takes out what would make a server, or its messages, depend on the user's environment.</summary>
    public static void Neutralize(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            environment.Remove(name);
        environment["LC_ALL"] = "C";
        environment["TZ"] = "UTC";
    }
}
