using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>
/// Writes HTML in which only what stands in the source code is markup: every value that is put into it is encoded, and there is
/// no way to leave that out.
/// </summary>
internal sealed class HtmlWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();

    /// <summary>Writes markup with values in it.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] ref Markup markup) => _ = markup;

    /// <summary>Writes what belongs to the page itself, its style and its script.</summary>
    /// <param name="resource">The name of the embedded resource.</param>
    public void WriteResource(string resource) => _text.Append(Resource(resource));

    /// <summary>The text of an embedded resource, with LF.</summary>
    public static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlWriter).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Markup as it is written in the source code.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly HtmlWriter _writer;

        /// <summary>Markup that goes to a writer.</summary>
        public Markup(int literalLength, int formattedCount, HtmlWriter writer) => _writer = writer;

        /// <summary>Markup.</summary>
        public void AppendLiteral(string markup) => _writer._text.Append(markup);

        /// <summary>A value, encoded.</summary>
        public void AppendFormatted(string? value) => _writer._text.Append(Encoder.Encode(value ?? ""));

        /// <summary>A number.</summary>
        public void AppendFormatted(long value) => _writer._text.Append(value.ToString(CultureInfo.InvariantCulture));

        /// <summary>A number in a format.</summary>
        public void AppendFormatted(IFormattable value, string format) => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));
    }
}
