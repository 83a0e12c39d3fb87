using System.Text;
using Vibes.UuidToolkit.Postgres.Sources;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Sources;

/// <summary>Reads a script given as text or bytes.</summary>
internal static class ScriptText
{
    public static Task<List<ScriptItem>> ReadAsync(string script) => ReadAsync(Encoding.UTF8.GetBytes(script));

    public static async Task<List<ScriptItem>> ReadAsync(byte[] script)
    {
        var items = new List<ScriptItem>();
        await foreach (var item in new PsqlScript(new MemoryStream(script), "test.sql").ReadAsync(TestContext.Current.CancellationToken)) items.Add(item);
        return items;
    }

    /// <summary>The items as short text: <c>line:statement</c>, <c>line&lt;data</c>, <c>line.</c> for the end of data, <c>line\database</c>.</summary>
    public static async Task<string[]> ShowAsync(string script) => [.. (await ReadAsync(script)).Select(Show)];

    public static string Show(ScriptItem item) => item switch
    {
        ScriptStatement statement => $"{item.Line}:{statement.Text}",
        ScriptCopyLine line => $"{item.Line}<{line.Text}",
        ScriptCopyEnd => $"{item.Line}.",
        ScriptConnect connect => $"{item.Line}\\{connect.Database}",
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };
}
