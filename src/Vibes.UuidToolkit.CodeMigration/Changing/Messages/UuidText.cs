using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Messages;

/// <summary>The file with what reads ids from the texts of messages, and writes them there, in each project that does.</summary>
internal static partial class UuidText
{
    private const string Name = nameof(UuidText);

    private const string FileName = Name + ".cs";

    private const string Begins =
        """
        #nullable enable
        /// <summary>Ids in messages, which have no type for a UUID: its text, and an empty one where no id is set.</summary>
        internal static class UuidText
        {
            /// <summary>The id that a text stands for; the empty one where none is set.</summary>
            /// <exception cref="global::System.FormatException">It is no UUID's text.</exception>
            public static global::System.Guid Read(string text) => text.Length == 0 ? global::System.Guid.Empty : global::System.Guid.Parse(text);

        """;

    private static readonly (string Method, string Text)[] Others =
    [
        ("ReadOptional",
            """

                /// <summary>The id that a text stands for; null where there is no text.</summary>
                public static global::System.Guid? ReadOptional(string? text) => text is null ? null : Read(text);

            """),
        ("ReadAll",
            """

                /// <summary>The ids that texts stand for.</summary>
                public static global::System.Collections.Generic.IEnumerable<global::System.Guid> ReadAll(global::System.Collections.Generic.IEnumerable<string> texts) => global::System.Linq.Enumerable.Select(texts, Read);

            """),
        ("WriteAll",
            """

                /// <summary>The texts of ids.</summary>
                public static global::System.Collections.Generic.IEnumerable<string> WriteAll(global::System.Collections.Generic.IEnumerable<global::System.Guid> ids) => global::System.Linq.Enumerable.Select(ids, id => id.ToString());

            """),
    ];

    /// <summary>The solution with the file.</summary>
    public static async Task<Solution> AddAsync(Solution before, Solution solution, CancellationToken cancellation)
    {
        foreach (var id in solution.ProjectIds)
            if (solution.GetProject(id) is { FilePath: not null } project && AddedFile.In(project, FileName) is null
                && (await AddedFile.UsesAsync(before, project, Use(), cancellation).ConfigureAwait(false)).Select(use => use.Groups[1].Value).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } used)
                solution = AddedFile.Add(project, FileName, $"{Begins}{string.Concat(Others.Where(other => used.Contains(other.Method)).Select(other => other.Text))}}}\n".ReplaceLineEndings("\n"));
        return solution;
    }

    [GeneratedRegex(@"\bUuidText\.(\w+)\(")]
    private static partial Regex Use();
}
