using Xunit;

namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>A team begins with findings, and the build stops at new ones only: the whole loop, with the compiler's own log.</summary>
public sealed class BaselineTests(PackageFeed feed)
{
    /// <summary>Members of every kind of name: generic, nested, explicitly implemented, a record's, top-level statements with a local function.</summary>
    private const string Source = """
        using System.Collections.Generic;
        using System.Linq;
        using Ledgers;

        var accounts = new List<Account>();
        Account? Find(int key) => accounts.Find(account => account.Id == key);
        int first = accounts[0].Id;
        return Find(first) is null ? 1 : 0;

        namespace Ledgers
        {
            public class Account
            {
                public int Id { get; set; }
                public int Balance { get; set; }
            }

            public interface IStore<T> { T? Get(int key); }

            public class Store<TOther> : IStore<Account>
            {
                private readonly Dictionary<int, Account> _known = new();
                public record struct Line<T>(int AccountId, T Value);
                Account? IStore<Account>.Get(int key) => _known.Values.FirstOrDefault(account => account.Id == key);
                public Line<T> Of<T>(Account account, T value) => new(account.Id, value);
                public int this[Account account] => account.Id;
            }
        }
        """;

    [Fact]
    public async Task Only_what_is_new_stops_the_build()
    {
        using var folder = new UserFolder(feed);
        folder.Write("Ledger/Ledger.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><OutputType>Exe</OutputType>
                <VibesUuidMode Condition="'$(VibesUuidMode)' == ''">enforce</VibesUuidMode>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Vibes.UuidToolkit.Analyzers" Version="{PackageFeed.Version}" PrivateAssets="all" /></ItemGroup>
            </Project>
            """);
        folder.Write("Ledger/Program.cs", Source);
        folder.Write("schema.verified.txt",
            "# uuidkit schema 1\ntable public.accounts\n  column balance integer\n  column id integer not null identity by default\n  constraint accounts_pkey PRIMARY KEY (id)\n");

        var (code, output) = await folder.BuildAsync("Ledger");
        Assert.True(code == 1, output);
        Assert.Contains("error VUID0101", output, StringComparison.Ordinal);

        // The log of the failed build would do as well; a team takes stock without stopping anybody.
        (code, output) = await folder.BuildAsync("Ledger", "VibesUuidMode=audit");
        Assert.True(code == 0, output);
        var known = folder.Findings("Ledger").Select(finding => (finding.Rule, finding.Symbol)).Distinct().Order().ToList();
        Assert.Contains(("VUID0101", "P:Ledgers.Account.Id"), known);
        Assert.Contains("entries for", await Uuidkit.RunAsync("baseline", folder.Logs, "-o", folder["Ledger/uuid-baseline.txt"]), StringComparison.Ordinal);
        var lines = (await File.ReadAllLinesAsync(folder["Ledger/uuid-baseline.txt"], TestContext.Current.CancellationToken)).Where(line => line.Length > 0 && line[0] != '#').ToList();
        Assert.Equal("[Ledger]", lines[0]);
        Assert.Equal(known.Select(finding => $"{finding.Rule} {finding.Symbol}").Order(StringComparer.Ordinal), lines.Skip(1).Order(StringComparer.Ordinal));

        // Each of them is met again by its entry, or the build would stop here.
        folder.Replace("Ledger/Ledger.csproj", "</VibesUuidMode>", "</VibesUuidMode><VibesUuidBaseline>uuid-baseline.txt</VibesUuidBaseline>");
        (code, output) = await folder.BuildAsync("Ledger");
        Assert.True(code == 0, output);
        Assert.Empty(folder.Findings("Ledger"));

        // Lines move, and a member comes that breaks a rule: only that is told.
        folder.Replace("Ledger/Program.cs", "        public int Balance { get; set; }", "        // The other side of a booking.\n        public int Balance { get; set; }");
        folder.Replace("Ledger/Program.cs", "public class Account\n", "public class Booking\n    {\n        public int Id { get; set; }\n    }\n\n    public class Account\n");
        folder.Write("schema.verified.txt", await File.ReadAllTextAsync(folder["schema.verified.txt"], TestContext.Current.CancellationToken)
            + "table public.bookings\n  column id integer not null identity by default\n  constraint bookings_pkey PRIMARY KEY (id)\n");
        (code, output) = await folder.BuildAsync("Ledger");
        Assert.True(code == 1, output);
        Assert.Equal([("VUID0101", "P:Ledgers.Booking.Id")], folder.Findings("Ledger").Select(finding => (finding.Rule, finding.Symbol)));

        // What is done is to leave the baseline.
        folder.Replace("Ledger/Program.cs", "public class Booking\n    {\n        public int Id", "public class Booking\n    {\n        public System.Guid Id");
        folder.Replace("Ledger/Program.cs", "public int this[Account account] => account.Id;", "");
        var gone = known.Where(finding => finding.Symbol!.Contains("Item(", StringComparison.Ordinal)).ToList();
        (_, output) = await folder.BuildAsync("Ledger");
        var stale = folder.Findings("Ledger");
        Assert.Equal(gone.Select(finding => "VUID0003").ToList(), stale.Select(finding => finding.Rule));
        Assert.All(stale, finding => Assert.Contains("Item(", finding.Message, StringComparison.Ordinal));
    }
}
