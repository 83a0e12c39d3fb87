using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Baselines;
using Vibes.UuidToolkit.Verification.Endpoints;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Xunit;

/// <summary>
/// <c>Baseline.Verify(...)</c>: compares what a test observed with what was approved. Baselines lie beside the test's source as
/// <c>TestClass.TestMethod.verified.txt</c>, the convention of Verify; a test that has none yet fails, and leaves what it
/// received as <c>TestClass.TestMethod.received.txt</c> to be looked at and approved.
/// </summary>
public static class BaselineExtensions
{
    extension(Baseline)
    {
        /// <summary>Compares one snapshot with its baseline <c>TestClass.TestMethod[_parameter=value][.name].verified.txt</c>.</summary>
        /// <param name="snapshot">What the test observed.</param>
        /// <param name="name">Tells several baselines of one test apart; null where there is one.</param>
        /// <param name="sourceFile">The test's source file; the compiler fills it in.</param>
        /// <exception cref="VerificationException">It differs from its baseline, or has none yet.</exception>
        /// <exception cref="DiagnosticException">There is no test running, its baseline was verified already, or a file cannot be read or written.</exception>
        public static Task Verify(Snapshot snapshot, string? name = null, [CallerFilePath] string sourceFile = "")
        {
            var test = TestBaselines.OfCurrentTest(sourceFile);
            return Verify(test, [test.Check(name, snapshot)]);
        }

        /// <summary>Compares several snapshots, each with a baseline of its own name: <c>TestClass.TestMethod.schema.verified.txt</c>.</summary>
        /// <param name="snapshots">What the test observed, such as all of <see cref="TestDatabase.Snapshot"/>.</param>
        /// <param name="name">Stands before the snapshots' names; null for nothing.</param>
        /// <param name="sourceFile">The test's source file; the compiler fills it in.</param>
        /// <exception cref="VerificationException">Some differ from their baselines, or have none yet; the message tells of all of them.</exception>
        /// <exception cref="DiagnosticException">There is no test running, a baseline was verified already, or a file cannot be read or written.</exception>
        public static Task Verify(IEnumerable<Snapshot> snapshots, string? name = null, [CallerFilePath] string sourceFile = "")
        {
            var test = TestBaselines.OfCurrentTest(sourceFile);
            return Verify(test, [.. snapshots.Select(snapshot => test.Check(name is null ? snapshot.Name : $"{name}.{snapshot.Name}", snapshot))]);
        }

        /// <summary>
        /// Compares what an API answered, each answer with a baseline of its own name: <c>TestClass.TestMethod.endpoints.users.verified.txt</c>.
        /// Values that change from answer to answer are no difference.
        /// </summary>
        /// <param name="api">What the API answered.</param>
        /// <param name="name">Stands before the snapshots' names; null for nothing.</param>
        /// <param name="sourceFile">The test's source file; the compiler fills it in.</param>
        /// <exception cref="VerificationException">Some differ from their baselines, or have none yet, or a probe found something; the message tells of all of it.</exception>
        /// <exception cref="DiagnosticException">There is no test running, a baseline was verified already, or a file cannot be read or written.</exception>
        public static Task Verify(ApiSnapshots api, string? name = null, [CallerFilePath] string sourceFile = "")
        {
            var findings = api.Diagnostics.Where(diagnostic => diagnostic.Kind >= DiagnosticKind.Finding).ToList();
            if (findings.Count > 0)
                return Task.FromException(new VerificationException(string.Join('\n', findings)));
            var test = TestBaselines.OfCurrentTest(sourceFile);
            string NameOf(Snapshot snapshot) => name is null ? snapshot.Name : $"{name}.{snapshot.Name}";
            var approved = api.Snapshots.Select(snapshot => test.Approved(NameOf(snapshot)) is { } old ? old with { Name = snapshot.Name } : null).OfType<Snapshot>();
            return Verify(test, [.. api.Against(approved).Select(snapshot => test.Check(NameOf(snapshot), snapshot))]);
        }
    }

    private static Task Verify(TestBaselines test, ImmutableArray<BaselineComparison> comparisons)
    {
        var open = comparisons.Where(comparison => comparison.IsNew || comparison.IsDifferent).ToList();
        return open.Count == 0 ? Task.CompletedTask : Task.FromException(new VerificationException(
            string.Join("\n\n", open.Select(comparison => BaselineMessage.Of(comparison, new Baseline(test.Folder, comparison.Name).ApprovedPath)))));
    }
}
