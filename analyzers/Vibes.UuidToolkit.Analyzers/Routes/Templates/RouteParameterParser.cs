using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Routes.Templates;

/// <summary>Reads the inside of a route parameter: <c>name:constraint(arguments)=default?</c>.</summary>
/// <param name="inside">The text between the braces, braces no longer doubled.</param>
/// <param name="places">Where each of its characters stands in the template, and last where the closing brace does.</param>
/// <param name="start">Where the opening brace stands.</param>
internal sealed class RouteParameterParser(string inside, IReadOnlyList<int> places, int start)
{
    private readonly ImmutableArray<RoutePolicy>.Builder _policies = ImmutableArray.CreateBuilder<RoutePolicy>();

    /// <summary>The parameter; null where it is none.</summary>
    public RouteParameter? Parse()
    {
        var stars = inside.StartsWith("**", StringComparison.Ordinal) ? 2 : inside.StartsWith("*", StringComparison.Ordinal) ? 1 : 0;
        var optional = inside.Length > 0 && inside[inside.Length - 1] == '?';
        var end = optional ? inside.Length - 1 : inside.Length;
        // A delimiter that comes first belongs to the name.
        var nameEnd = stars;
        while (nameEnd < end && (nameEnd == stars || inside[nameEnd] is not (':' or '=')))
            nameEnd++;
        if (nameEnd <= stars || optional && stars > 0)
            return null;
        var name = inside.Substring(stars, nameEnd - stars);
        if (name.IndexOfAny(['/', '{', '}', '*', '?']) >= 0)
            return null;
        // The runtime begins to look for policies at the name's last character, which matters where that is a parenthesis.
        var policiesEnd = nameEnd < end ? ReadPolicies(nameEnd - 1, end) : end;
        var value = policiesEnd < end && inside[policiesEnd] == '=' ? inside.Substring(policiesEnd + 1, end - policiesEnd - 1) : null;
        if (optional && value is not null)
            return null;
        return new(name, TextSpan.FromBounds(start, places[inside.Length] + 1), _policies.ToImmutable(), value, optional, stars > 0);
    }

    /// <summary>Reads the policies and gives the place after them: that of a default's equals sign, or the end.</summary>
    private int ReadPolicies(int at, int end)
    {
        var begin = at;
        while (true)
        {
            while (at < end && inside[at] is not (':' or '=' or '('))
                at++;
            if (at == end || inside[at] == '=')
                return at;
            // An argument list may also follow the end of another one, without a colon.
            if (inside[at] == ':')
                begin = ++at;
            at = ReadPolicy(begin, at, end);
            begin = at;
        }
    }

    /// <summary>Reads one policy and gives the place after it.</summary>
    private int ReadPolicy(int begin, int at, int end)
    {
        while (at < end && inside[at] is not (':' or '=' or '('))
            at++;
        if (at == end || inside[at] != '(')
        {
            if (at > begin)
                Add(begin, at);
            return at;
        }

        at = ArgumentsEnd(at + 1, end);
        Add(begin, at);
        return at;
    }

    /// <summary>
    /// The end of an argument list: a closing parenthesis before a delimiter or the end. A delimiter within the list does not
    /// end it while a closing parenthesis is still to come.
    /// </summary>
    private int ArgumentsEnd(int at, int end)
    {
        for (; at < end; at++)
        {
            switch (inside[at])
            {
                case ')' when at + 1 == end || inside[at + 1] is ':' or '=':
                    return at + 1;
                case ':' or '=':
                    var close = inside.IndexOf(')', at + 1);
                    if (close < 0)
                        return at;
                    at = close;
                    break;
            }
        }

        return end;
    }

    private void Add(int begin, int end) =>
        _policies.Add(new(inside.Substring(begin, end - begin), TextSpan.FromBounds(places[begin], places[end - 1] + Width(end - 1))));

    /// <summary>How many characters of the template a character of the inside takes: two where it is a doubled brace.</summary>
    private int Width(int index) => inside[index] is '{' or '}' ? 2 : 1;
}
