using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>The lines of an <see cref="IdsFile"/> that are of one assembly. They are read when somebody sees it: a solution has many projects, and each sees some of them.</summary>
internal sealed class IdsSection
{
    private readonly List<TextLine> _texts = [];
    private readonly Lazy<(IReadOnlyList<IdsLine> Lines, IReadOnlyList<int> Malformed)> _read;

    private IdsSection(string assembly)
    {
        Assembly = assembly;
        _read = new(Read);
    }

    /// <summary>The assembly; empty above the first section, where nothing is of any.</summary>
    public string Assembly { get; }

    /// <summary>What is said of it.</summary>
    public IReadOnlyList<IdsLine> Lines => _read.Value.Lines;

    /// <summary>The numbers of lines that cannot be understood.</summary>
    public IReadOnlyList<int> Malformed => _read.Value.Malformed;

    /// <summary>The sections of a file.</summary>
    public static IReadOnlyList<IdsSection> In(SourceText source)
    {
        var sections = new List<IdsSection> { new("") };
        foreach (var line in source.Lines)
        {
            if (line.Span.IsEmpty || source[line.Start] == '#')
                continue;
            if (source[line.Start] == '[' && line.ToString().TrimEnd() is var head && head[head.Length - 1] == ']')
                sections.Add(new(head.Substring(1, head.Length - 2)));
            else
                sections[sections.Count - 1]._texts.Add(line);
        }

        return sections;
    }

    private (IReadOnlyList<IdsLine> Lines, IReadOnlyList<int> Malformed) Read()
    {
        var lines = new List<IdsLine>();
        var malformed = new List<int>();
        foreach (var text in _texts)
            if (text.ToString().TrimEnd() is { Length: > 0 } content)
            {
                if (Assembly.Length > 0 && IdsLine.Parse(content, Assembly, text.LineNumber) is { } line)
                    lines.Add(line);
                else
                    malformed.Add(text.LineNumber);
            }

        return (lines, malformed);
    }
}
