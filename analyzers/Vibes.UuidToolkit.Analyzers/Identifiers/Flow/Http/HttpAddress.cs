using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;

/// <summary>
/// An address as a route's template and a request have it in common: its path with a hole where a value is, <c>api/journals/{}/notes</c> of
/// <c>/api/journals/{id:int}/notes</c> and of <c>$"api/Journals/{journal.Id}/notes?page=2"</c>.
/// </summary>
/// <param name="Path">The path, in lower case.</param>
/// <param name="Values">The values: of a template the names of its parameters, of a request what stands there, and what its query has.</param>
internal sealed record HttpAddress(string Path, ImmutableArray<AddressValue> Values)
{
    private const string Hole = "{}";

    // Which version of the interface it is makes no other endpoint of it: v1, v2.0, v{version:apiVersion}.
    private const string Version = "v{}";

    // Stands for the address of a service that only the run knows.
    private const string Base = "*/";

    private const char Value = '\u0001';

    /// <summary>The addresses that a template takes: two where its last part may be left out, none where a part is a mixture of text and values.</summary>
    public static IEnumerable<HttpAddress> Of(RouteTemplate template)
    {
        var segments = new List<string>();
        var values = ImmutableArray<AddressValue>.Empty;
        var written = template.Text.Split('/');
        foreach (var segment in template.Segments)
            if (segment.Literal is { } literal)
                segments.Add(Fixed(literal));
            else if (segment.Parameter is { IsCatchAll: false } parameter)
            {
                if (parameter.IsOptional || parameter.Default is not null)
                    yield return new(string.Join("/", segments), values);
                segments.Add(Hole);
                values = values.Add(new(AddressValue.InPath(values.Length), parameter.Name, null, default));
            }
            else if (segment.Parameter is null && Array.Exists(written, part => part.StartsWith("v{", StringComparison.OrdinalIgnoreCase)))
                segments.Add(Version);
            else
                yield break;
        yield return new(string.Join("/", segments), values);
    }

    /// <summary>The address of a request; null where not all of its path can be told.</summary>
    /// <param name="address">A text, or a Uri that is made of one.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static HttpAddress? Of(IOperation address, CancellationToken cancellation)
    {
        var text = new Writer();
        text.Write(address, cancellation);
        var whole = text.ToString();
        if (PathOf(whole) is not { } begins)
            return null;
        var end = whole.IndexOfAny(['?', '#']) is >= 0 and var query ? query : whole.Length;
        var segments = new List<string>();
        var values = ImmutableArray.CreateBuilder<AddressValue>();
        foreach (var (start, part) in Parts(whole, begins, end, '/'))
            if (part.IndexOf(Value) < 0 && !IsValue(part))
                segments.Add(Fixed(part));
            // What stands before the path may be all of it but its end.
            else if (part.IndexOf(Value) < 0 || part.Length == 1 && segments.Count > 0)
            {
                segments.Add(Hole);
                values.Add(text.At(AddressValue.InPath(values.Count), start, part.Length));
            }
            else
                return null;
        if (end < whole.Length && whole[end] == '?')
            foreach (var (start, part) in Parts(whole, end + 1, whole.IndexOf('#', end) is > 0 and var fragment ? fragment : whole.Length, '&'))
                if (part.IndexOf('=') is > 0 and var equals && part.Length > equals + 1)
                    values.Add(text.At(AddressValue.InQuery(part.Substring(0, equals)), start + equals + 1, part.Length - equals - 1));
        return segments.Count == 0 ? null : new(string.Join("/", segments), values.ToImmutable());
    }

    /// <summary>The address below a service's that only the run knows: it may end with what its endpoints' addresses begin with.</summary>
    public HttpAddress Below() => this with { Path = Base + Path };

    /// <summary>The addresses by which an endpoint's may be asked for below that of its service, which may have <c>api</c> and a version in it.</summary>
    public IEnumerable<HttpAddress> BelowBases()
    {
        yield return Below();
        var segments = Path.Split('/');
        for (var skipped = 1; skipped < segments.Length && segments[skipped - 1] is "api" or Version; skipped++)
            yield return this with { Path = Base + string.Join("/", segments.Skip(skipped)) };
    }

    private static IEnumerable<(int Start, string Part)> Parts(string text, int start, int end, char separator)
    {
        for (var at = start; at <= end; at++)
            if (at == end || text[at] == separator)
            {
                if (at > start)
                    yield return (start, text.Substring(start, at - start));
                start = at + 1;
            }
    }

    // Where the path begins; null where a host stands before it that is out in the world, and with it another system. This one is localhost, 127.0.0.1, or a service by its only name.
    private static int? PathOf(string text)
    {
        if (text.IndexOf("://", StringComparison.Ordinal) is not (>= 0 and var scheme))
            return 0;
        var path = text.IndexOf('/', scheme + 3) is > 0 and var slash ? slash : text.Length;
        var host = text.Substring(scheme + 3, path - scheme - 3);
        return host.StartsWith("127.0.0.1", StringComparison.Ordinal) || host.IndexOf('.') < 0 ? path : null;
    }

    private static bool IsValue(string part) => Guid.TryParse(part, out _) || part.TrimStart('-').All(char.IsDigit);

    private static string Fixed(string literal) => literal.Length > 1 && literal[0] is 'v' or 'V' && literal.Skip(1).All(c => char.IsDigit(c) || c == '.') ? Version : literal.ToLowerInvariant();

    /// <summary>Puts the text together, with one character for each value that only the run knows, and remembers what stands where.</summary>
    private sealed class Writer
    {
        private readonly StringBuilder _text = new();
        private readonly List<(int Start, IOperation Part)> _parts = [];

        public override string ToString() => _text.ToString();

        public AddressValue At(string place, int start, int length)
        {
            var (from, part) = _parts.Last(known => known.Start <= start);
            return new(place, null, part, _text[start] == Value ? default : new TextSpan(start - from, length));
        }

        public void Write(IOperation address, CancellationToken cancellation)
        {
            switch (address.ConstantValue is { HasValue: true } ? address : ValueOrigin.Of(address, cancellation))
            {
                case { ConstantValue: { HasValue: true, Value: string constant } } written:
                    Add(written, constant);
                    break;
                case IInterpolatedStringOperation interpolated:
                    foreach (var part in interpolated.Parts)
                        if (part is IInterpolatedStringTextOperation { Text: { ConstantValue.Value: string fixedText } text })
                            Add(text, fixedText);
                        else if (part is IInterpolationOperation { Expression: { Type.SpecialType: SpecialType.System_String } inner })
                            Write(inner, cancellation);
                        else if (part is IInterpolationOperation { Expression: var value })
                            Add(value, Value.ToString());
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                    Write(SlotFinder.Stripped(sum.LeftOperand), cancellation);
                    Write(SlotFinder.Stripped(sum.RightOperand), cancellation);
                    break;
                case IObjectCreationOperation { Type.Name: nameof(Uri), Arguments: [{ Value: var written }, ..] } uri when uri.Arguments.Length == 1 || uri.Arguments[1].Value.Type?.Name == nameof(UriKind):
                    Write(written, cancellation);
                    break;
                // private readonly string _base = "api/journals/";
                case IFieldReferenceOperation { Field: { IsReadOnly: true, DeclaringSyntaxReferences: [var declaration, ..] } } kept when declaration.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax { Token.Value: string fixedText } }:
                    Add(kept, fixedText);
                    break;
                case var value:
                    Add(value, Value.ToString());
                    break;
            }
        }

        private void Add(IOperation part, string text)
        {
            _parts.Add((_text.Length, part));
            _text.Append(text);
        }
    }
}
