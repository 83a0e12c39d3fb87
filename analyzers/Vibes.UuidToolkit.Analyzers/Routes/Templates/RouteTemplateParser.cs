using System.Collections.Immutable;
using System.Text;

namespace Vibes.UuidToolkit.Analyzers.Routes.Templates;

/// <summary>
/// Reads a route template. It accepts what <c>RoutePatternFactory.Parse</c> accepts and finds the same in it; the tests compare
/// the two. A brace in a literal or within a parameter is doubled.
/// </summary>
internal sealed class RouteTemplateParser(string text)
{
    private readonly ImmutableArray<RouteSegment>.Builder _segments = ImmutableArray.CreateBuilder<RouteSegment>();
    private readonly ImmutableArray<RouteParameter>.Builder _parameters = ImmutableArray.CreateBuilder<RouteParameter>();
    private int _position;

    /// <summary>The template; null where it is none.</summary>
    public RouteTemplate? Parse()
    {
        if (text.StartsWith("~/", StringComparison.Ordinal))
            _position = 2;
        else if (text.StartsWith("/", StringComparison.Ordinal))
            _position = 1;
        else if (text.StartsWith("~", StringComparison.Ordinal))
            return null;
        while (_position < text.Length)
        {
            // Nothing follows a parameter that takes the rest of the path.
            if (_segments.Count > 0 && _segments[_segments.Count - 1].Parameter is { IsCatchAll: true } || !ReadSegment())
                return null;
            if (_position < text.Length)
                _position++;
        }

        return new(text, _segments.ToImmutable(), _parameters.ToImmutable());
    }

    private bool ReadSegment()
    {
        // A part is a literal or a parameter.
        var parts = new List<(string? Literal, RouteParameter? Parameter)>();
        while (_position < text.Length && text[_position] != '/')
        {
            if (text[_position] == '{' && Next != '{')
            {
                if (ReadParameter() is not { } parameter)
                    return false;
                parts.Add((null, parameter));
            }
            else if (ReadLiteral() is { } literal)
            {
                parts.Add((literal, null));
            }
            else
            {
                return false;
            }
        }

        if (parts.Count == 0 || !MayStandTogether(parts))
            return false;
        _segments.Add(parts.Count == 1 ? new(parts[0].Literal, parts[0].Parameter) : new(null, null));
        return true;
    }

    private char Next => _position + 1 < text.Length ? text[_position + 1] : '\0';

    private string? ReadLiteral()
    {
        var literal = new StringBuilder();
        while (_position < text.Length && text[_position] != '/')
        {
            var current = text[_position];
            if (current is '{' or '}')
            {
                if (Next != current)
                {
                    if (current == '{' && _position + 1 < text.Length)
                        break;
                    return null;
                }

                _position++;
            }

            if (current == '?')
                return null;
            literal.Append(current);
            _position++;
        }

        return literal.ToString();
    }

    private RouteParameter? ReadParameter()
    {
        var start = _position++;
        var inside = new StringBuilder();
        // Where each character of the inside stands in the template, and where its end does.
        var places = new List<int>();
        while (true)
        {
            if (_position >= text.Length)
                return null;
            var current = text[_position];
            if (current is '{' or '}')
            {
                if (Next != current)
                {
                    if (current == '{')
                        return null;
                    break;
                }

                places.Add(_position++);
            }
            else
            {
                places.Add(_position);
            }

            inside.Append(current);
            _position++;
        }

        places.Add(_position++);
        var parameter = new RouteParameterParser(inside.ToString(), places, start).Parse();
        if (parameter is null || _parameters.Any(other => other.IsNamed(parameter.Name)))
            return null;
        _parameters.Add(parameter);
        return parameter;
    }

    private static bool MayStandTogether(List<(string? Literal, RouteParameter? Parameter)> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Parameter is not { } parameter)
                continue;
            if (parameter.IsCatchAll && parts.Count > 1)
                return false;
            if (i > 0 && parts[i - 1].Parameter is not null)
                return false;
            // An optional one in a mixture is the end of it, after a full stop: {name}.{extension?}
            if (parameter.IsOptional && parts.Count > 1 && (i != parts.Count - 1 || i == 0 || parts[i - 1].Literal != "."))
                return false;
        }

        return true;
    }
}
