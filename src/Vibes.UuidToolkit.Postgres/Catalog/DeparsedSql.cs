using System.Text;

namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>
/// Makes SQL that PostgreSQL wrote read alike on all versions. From 14 on it remembers that a function was called in SQL's own
/// syntax (<c>x AT TIME ZONE y</c>, <c>SUBSTRING(x FROM 1)</c>) and writes that back; up to 13 it writes the call. The call is
/// what every version knows, and which is called is certain either way: unqualified, it is PostgreSQL's own.
/// EXTRACT is not among them: from 14 on it is another function than <c>date_part</c>, of another type.
/// </summary>
internal sealed class DeparsedSql
{
    /// <summary>What a text holds that has anything to normalize.</summary>
    private static readonly string[] Marks =
        ["AT TIME ZONE", "SUBSTRING(", "OVERLAY(", "POSITION(", "TRIM(", "OVERLAPS", "XMLEXISTS(", "COLLATION FOR", "NORMALIZE", "NO INDENT", "similar_escape("];

    private readonly int _majorVersion;

    private DeparsedSql(int majorVersion) => _majorVersion = majorVersion;

    /// <summary>The text as every version could have written it.</summary>
    /// <param name="text">An expression, a query or a definition.</param>
    /// <param name="majorVersion">The version that wrote it.</param>
    public static string Normalize(string text, int majorVersion) =>
        Marks.Any(mark => text.Contains(mark, StringComparison.Ordinal)) && Node.Parse(text) is { } nodes ? new DeparsedSql(majorVersion).Write(nodes) : text;

    /// <summary>A procedure's signature or definition without the mode IN, which is written from 14 on.</summary>
    public static string WithoutInMode(string text)
    {
        if (Node.Parse(text) is not { } nodes || nodes.FirstOrDefault(node => node.Parts is not null) is not { Parts: { } arguments })
            return text;
        for (var i = arguments.Count - 2; i >= 0; i--)
            if (arguments[i].Text == "IN" && (i == 0 || arguments.Take(i).Last(node => !node.IsSpace).Text == ","))
                arguments.RemoveRange(i, 2);
        return string.Concat(nodes.Select(node => node.ToString()));
    }

    private string Write(IReadOnlyList<Node> nodes)
    {
        var text = new StringBuilder();
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Parts is { } parts)
                text.Append(Operator(parts) ?? $"({Write(parts)})");
            else if (i + 1 < nodes.Count && nodes[i + 1].Parts is { } arguments && Call(nodes[i].Text, arguments) is { } call)
            {
                text.Append(call);
                i++;
            }
            else if (nodes[i].Text == "COLLATION" && i + 4 < nodes.Count && nodes[i + 2].Text == "FOR" && nodes[i + 4].Parts is { } collated)
            {
                text.Append($"pg_collation_for({Write(collated)})");
                i += 4;
            }
            else
                text.Append(nodes[i].Text);
        }

        return text.ToString();
    }

    /// <summary>A call for what is written between parentheses of its own; null for anything else.</summary>
    private string? Operator(List<Node> parts)
    {
        var words = parts.Where(part => !part.IsSpace).ToList();
        if (words is [{ Parts: { } from }, { Text: "OVERLAPS" }, { Parts: { } to }])
            return $"\"overlaps\"({Write(from)}, {Write(to)})";
        if (words is [.., { Text: "NORMALIZED" }] && parts.FindLastIndex(part => part.Text == "IS") is > 0 and var at)
            return $"is_normalized({Write(parts[..at]).Trim()}{(words[^2].Text is "IS" or null ? "" : Form(words[^2].Text!))})";
        for (var i = 1; i + 4 < parts.Count; i++)
            if (parts[i].Text == "AT" && parts[i + 2].Text == "TIME" && parts[i + 4].Text == "ZONE")
                return $"timezone({Write(parts[(i + 5)..]).Trim()}, {Write(parts[..i]).Trim()})";
        return null;
    }

    /// <summary>A plain call for one in SQL's own syntax; null for anything else.</summary>
    private string? Call(string? name, List<Node> arguments)
    {
        switch (name)
        {
            case "SUBSTRING" when Split(arguments, "FROM", "FOR", "SIMILAR", "ESCAPE") is { Count: > 1 } parts:
                return $"\"substring\"({string.Join(", ", parts)})";
            case "OVERLAY" when Split(arguments, "PLACING", "FROM", "FOR") is { Count: > 1 } parts:
                return $"\"overlay\"({string.Join(", ", parts)})";
            case "POSITION" when arguments is [{ Parts: { } part }, .., { Parts: { } whole }]:
                return $"\"position\"({Write(whole)}, {Write(part)})";
            case "XMLEXISTS" when arguments is [{ Parts: { } path }, .., { Parts: { } document }]:
                return $"\"xmlexists\"({Write(path)}, {Write(document)})";
            case "TRIM" when arguments is [{ Text: ("BOTH" or "LEADING" or "TRAILING") and var side }, ..] && Split(arguments[1..], "FROM") is [var characters, var text]:
                return $"{side switch { "BOTH" => "btrim", "LEADING" => "ltrim", _ => "rtrim" }}({text}{(characters.Length == 0 ? "" : $", {characters}")})";
            case "NORMALIZE":
                return arguments is [.. var normalized, { Text: "," }, _, { Text: "NFC" or "NFD" or "NFKC" or "NFKD" } form]
                    ? $"\"normalize\"({Write(normalized)}{Form(form.Text!)})"
                    : $"\"normalize\"({Write(arguments)})";
            // What was always done before there was a choice, 16 and later write out.
            case "XMLSERIALIZE" when arguments is [.. var serialized, _, { Text: "NO" }, _, { Text: "INDENT" }]:
                return $"XMLSERIALIZE({Write(serialized)})";
            // What SIMILAR TO calls up to 12.
            case "similar_escape" when _majorVersion == 12:
                return arguments is [.. var pattern, { Text: "," }, _, { Text: "NULL" }, { Text: ":" }, { Text: ":" }, { Text: "text" }]
                    ? $"similar_to_escape({Write(pattern)})"
                    : $"similar_to_escape({Write(arguments)})";
            default:
                return null;
        }
    }

    private static string Form(string name) => $", '{name.ToLowerInvariant()}'::text";

    /// <summary>The arguments that stand between keywords.</summary>
    private List<string> Split(List<Node> arguments, params ReadOnlySpan<string> keywords)
    {
        var parts = new List<string>();
        var begin = 0;
        for (var i = 0; i < arguments.Count; i++)
            if (arguments[i].Text is { } word && keywords.Contains(word))
            {
                parts.Add(Write(arguments[begin..i]).Trim());
                begin = i + 1;
            }

        parts.Add(Write(arguments[begin..]).Trim());
        return parts;
    }

    /// <summary>A token, or what stands between two parentheses.</summary>
    private sealed record Node(string? Text, List<Node>? Parts)
    {
        public bool IsSpace => Text is not null && string.IsNullOrWhiteSpace(Text);

        /// <summary>The text as a tree of parentheses; null where they do not match.</summary>
        public static List<Node>? Parse(string text)
        {
            var open = new Stack<List<Node>>();
            var current = new List<Node>();
            for (int i = 0, length; i < text.Length; i += length)
            {
                length = DeparsedTokens.LengthAt(text, i);
                switch (text[i])
                {
                    case '(':
                        var inner = new List<Node>();
                        current.Add(new(null, inner));
                        open.Push(current);
                        current = inner;
                        break;
                    case ')' when open.TryPop(out var outer):
                        current = outer;
                        break;
                    case ')':
                        return null;
                    default:
                        current.Add(new(text.Substring(i, length), null));
                        break;
                }
            }

            return open.Count == 0 ? current : null;
        }

        public override string ToString() => Text ?? $"({string.Concat(Parts!.Select(part => part.ToString()))})";
    }
}
