using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Npgsql;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>
/// The changed code on the migrated database answers as the code before it did on the database before it, with UUIDs for integers and nothing else.
/// One run of the whole for all cases: a case tells of its own answer.
/// </summary>
public sealed partial class BehaviourTests(BehaviourTests.Answers answers) : IClassFixture<BehaviourTests.Answers>
{
    public static TheoryData<string> Names => [.. Behaviours.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Answers_as_before(string behaviour)
    {
        var (before, after) = (answers.Before[behaviour], answers.After[behaviour]);
        Assert.False(before.StartsWith("threw", StringComparison.Ordinal) || before is "null" or "[]", before);
        Assert.Equal(before, answers.WithIntegers(after));
    }

    /// <summary>Tokens that were given out before the change hold integers.</summary>
    [Fact]
    public void Nothing_else_is_left_for_a_person() =>
        Assert.Equal(["Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!): 'Guid.Parse' throws on a malformed id of User, which comes from a claim"], answers.Change.Open);

    [Fact]
    public async Task Changing_it_again_changes_nothing()
    {
        var again = await answers.Change.AgainAsync();
        Assert.Equal(answers.Change.Text("Code/Behaviours.cs").Split('\n'), again.Text("Code/Behaviours.cs").Split('\n'));
        Assert.Empty(again.Result.Changes);
    }

    /// <summary>What the program says before and after.</summary>
    public sealed partial class Answers : IAsyncLifetime
    {
        private readonly Dictionary<Guid, long> _integers = [];

        internal CodeChange Change { get; private set; } = null!;

        internal IReadOnlyDictionary<string, string> Before { get; private set; } = null!;

        internal IReadOnlyDictionary<string, string> After { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await using var database = await TestDatabases.CreateAsync(Behaviours.Database);
            var key = MappingKey.Create();
            await using var connection = await Connections.OpenAsync(database.ConnectionString);
            var (_, plan) = await PlanReader.PlanAsync(connection, new MigrationOptions(), key);
            Assert.Empty(plan.Refusals);
            await connection.CloseAsync();
            foreach (var planned in plan.Manifest.Classes)
                foreach (var id in Enumerable.Range(planned.RootTable.Name switch { "users" => 1, "journals" => 10, _ => 100 }, 4))
                    _integers.Add(UuidMapping.Ordered(key, planned.Name, planned.Base, id), id);

            Change = await CodeChange.OfAsync(new FixOptions { Literals = new PlannedIds(plan.Manifest, key) }, ("Model.cs", Behaviours.Model), ("Behaviours.cs", Behaviours.Program));
            Assert.True(Change.Result.Rejected.IsEmpty, string.Join('\n', Change.Open));
            foreach (var solution in new[] { Change.Before, Change.After })
                if (await CodeChange.ErrorsAsync(solution) is { Count: > 0 } errors)
                    Assert.Fail(string.Join('\n', errors));
            Before = await RunAsync(Change.Before, database.ConnectionString);
            NpgsqlConnection.ClearAllPools();
            await new Migrator(database.ConnectionString, new RunOptions(), Journal.None).MigrateAsync(plan.Manifest, key, TestContext.Current.CancellationToken);
            After = await RunAsync(Change.After, database.ConnectionString);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        /// <summary>An answer with the integers that its UUIDs were; in JSON a UUID is a text, where an integer is none.</summary>
        internal string WithIntegers(string answer) => Uuid().Replace(answer, match => Guid.Parse(match.Groups["id"].Value) is var id && id == Guid.Empty ? "0" : _integers.TryGetValue(id, out var integer) ? $"{integer}" : match.Value);

        private static async Task<Dictionary<string, string>> RunAsync(Solution solution, string connectionString)
        {
            var compilation = await CodeChange.CompilationAsync(solution.Projects.Single());
            using var assembly = new MemoryStream();
            var emitted = compilation.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
            Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
            assembly.Position = 0;
            var context = new AssemblyLoadContext(null, isCollectible: true);
            var run = context.LoadFromStream(assembly).GetType("Shop.Runner")!.GetMethod("RunAsync")!;
            return await (Task<Dictionary<string, string>>)run.Invoke(null, [connectionString])!;
        }

        [GeneratedRegex("(?<quote>\")?(?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?(quote)\")")]
        private static partial Regex Uuid();
    }
}
