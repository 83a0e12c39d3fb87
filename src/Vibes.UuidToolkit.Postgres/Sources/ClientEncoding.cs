using System.Text;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>The names PostgreSQL gives to encodings. Every decoder is strict: a byte that means nothing is an error, never a question mark.</summary>
internal static class ClientEncoding
{
    /// <summary>UTF-8, the encoding of a script that names none.</summary>
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The encoding PostgreSQL calls <paramref name="name"/>, or null. PostgreSQL ignores case and punctuation in such names.</summary>
    public static Encoding? Find(string name)
    {
        var key = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var page = key switch
        {
            // SQL_ASCII promises nothing about bytes above 127; those that are no UTF-8 are then reported with their line.
            "UTF8" or "UNICODE" or "SQLASCII" or "DEFAULT" => 65001,
            "LATIN1" or "ISO88591" => 28591,
            "LATIN2" or "ISO88592" => 28592,
            "LATIN3" or "ISO88593" => 28593,
            "LATIN4" or "ISO88594" => 28594,
            "ISO88595" => 28595,
            "ISO88596" => 28596,
            "ISO88597" => 28597,
            "ISO88598" => 28598,
            "LATIN5" or "ISO88599" => 28599,
            "LATIN9" or "ISO885915" => 28605,
            "WIN1250" or "WINDOWS1250" => 1250,
            "WIN1251" or "WINDOWS1251" or "WIN" => 1251,
            "WIN1252" or "WINDOWS1252" => 1252,
            "WIN1253" or "WINDOWS1253" => 1253,
            "WIN1254" or "WINDOWS1254" => 1254,
            "WIN1255" or "WINDOWS1255" => 1255,
            "WIN1256" or "WINDOWS1256" => 1256,
            "WIN1257" or "WINDOWS1257" => 1257,
            "WIN1258" or "WINDOWS1258" or "VSCII" or "TCVN" => 1258,
            "WIN866" or "ALT" => 866,
            "WIN874" or "WINDOWS874" => 874,
            "KOI8R" or "KOI8" => 20866,
            "KOI8U" => 21866,
            "EUCJP" => 51932,
            "SJIS" or "SHIFTJIS" or "MSKANJI" or "WIN932" or "WINDOWS932" => 932,
            "EUCKR" => 51949,
            "UHC" or "WIN949" or "WINDOWS949" => 949,
            "EUCCN" => 936,
            "GBK" or "WIN936" or "WINDOWS936" => 936,
            "GB18030" => 54936,
            "BIG5" or "WIN950" or "WINDOWS950" => 950,
            _ => 0,
        };
        return page switch
        {
            0 => null,
            65001 => Utf8,
            28591 => Encoding.Latin1,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
        };
    }
}
