using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Baselines;
using Vibes.UuidToolkit.Verification.Snapshots;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Vibes.UuidToolkit.Xunit;

/// <summary>The baselines of one test: in the folder of its source file, named after its class, its method and its arguments.</summary>
/// <param name="Folder">The folder of the source file.</param>
/// <param name="Prefix">What the names of the test's baselines begin with.</param>
internal sealed record TestBaselines(string Folder, string Prefix)
{
    // Windows allows the fewest characters in a file name; a baseline must be checked out everywhere.
    private const string Forbidden = "<>:\"/\\|?*";

    // Longer names of files are refused somewhere; the class, the method and a snapshot's name must find room as well.
    private const int LongestArguments = 100;

    private static readonly ConcurrentDictionary<string, bool> Verified = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The baselines of the test that is running.</summary>
    /// <param name="sourceFile">The test's source file, as the compiler saw it.</param>
    /// <exception cref="DiagnosticException">No test is running, or its source file is not where it was compiled.</exception>
    public static TestBaselines OfCurrentTest(string sourceFile)
    {
        if (TestContext.Current is not { Test: { } test, TestMethod: { } method, TestClass: { } type })
            throw new DiagnosticException(Descriptors.NoTestIsRunning.At("Baseline.Verify", "It was called outside of a test."));
        // A nested class is written as in C#; without its namespace, as the folder tells it.
        var className = (type.TestClassNamespace is { Length: > 0 } space && type.TestClassName.StartsWith(space + ".", StringComparison.Ordinal)
            ? type.TestClassName[(space.Length + 1)..] : type.TestClassName).Replace('+', '.');
        return new(SourceFolder.Of(sourceFile), FileName($"{className}.{method.MethodName}{Arguments(test)}"));
    }

    /// <summary>Compares a snapshot with the test's baseline of that name.</summary>
    /// <param name="name">The rest of the baseline's name; null for none.</param>
    /// <param name="snapshot">What was observed.</param>
    public BaselineComparison Check(string? name, Snapshot snapshot)
    {
        var baseline = Of(name);
        // Two texts for one file would be approved in turn for ever.
        if (!Verified.TryAdd(baseline.ApprovedPath, true))
            throw new DiagnosticException(Descriptors.BaselineVerifiedTwice.At(baseline.ApprovedPath, "Another text was compared with it in this run."));
        return baseline.Check(snapshot);
    }

    /// <summary>The test's approved snapshot of that name; null where there is none.</summary>
    public Snapshot? Approved(string? name) => Of(name).Read();

    private Baseline Of(string? name) => new(Folder, name is null ? Prefix : $"{Prefix}.{FileName(name.Replace('/', '.'))}");

    private static string Arguments(ITest test)
    {
        if (test is not IXunitTest { TestMethodArguments: { Length: > 0 } arguments } theory)
            return "";
        var parameters = theory.TestMethod.Parameters;
        var text = string.Concat(arguments.Select((value, i) => $"_{parameters.ElementAtOrDefault(i)?.Name}={Text(value)}"));
        return text.Length <= LongestArguments ? text : $"{text[..LongestArguments]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]}";
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        System.Collections.IEnumerable values => string.Join(',', values.Cast<object?>().Select(Text)),
        _ => value.ToString() ?? "null",
    };

    private static string FileName(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (var character in text)
            name.Append(character < ' ' || Forbidden.Contains(character, StringComparison.Ordinal) ? '-' : character);
        return name.ToString();
    }
}
