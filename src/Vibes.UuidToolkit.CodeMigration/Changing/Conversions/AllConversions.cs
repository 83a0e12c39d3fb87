using System.Collections.Frozen;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>The conversions by the rules whose findings they change. A rule without one reports what compiles and is for a person to judge.</summary>
internal static class AllConversions
{
    /// <summary>All of them.</summary>
    public static FrozenDictionary<string, Conversion> ByRule { get; } = new Conversion[]
    {
        new TypeConversion(), new LiteralConversion(), new SentinelConversion(), new ParseConversion(), new UnboxConversion(), new RouteConversion(),
        new ValidationConversion(), new ConfigurationConversion(), new SqlConversion(), new FormatConversion(), new ArithmeticConversion(), new GeneratorConversion(), new UrlConversion(), new JoinedIdsConversion(),
        new ExtremeConversion(), new EqualsConversion(), new SourceConversion(),
    }.SelectMany(conversion => conversion.Rules.Select(rule => KeyValuePair.Create(rule, conversion))).ToFrozenDictionary(StringComparer.Ordinal);
}
