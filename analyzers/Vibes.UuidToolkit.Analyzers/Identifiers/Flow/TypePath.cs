using System.Globalization;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// A place within a type: which type argument, array element or tuple element of which. <c>int</c> itself is the empty path,
/// the key of <c>Dictionary&lt;int, string&gt;</c> is <c>0</c>, the int of <c>Task&lt;List&lt;int&gt;&gt;</c> is <c>0.0</c>.
/// Nullable value types are looked through: <c>int?</c> and <c>int</c> are the same place.
/// </summary>
/// <param name="Text">One character a step, counted from <c>0</c>; never null.</param>
internal readonly record struct TypePath(string Text)
{
    private static readonly string[] Steps = Enumerable.Range(0, 16).Select(step => Step(step).ToString()).ToArray();

    /// <summary>The type itself.</summary>
    public static TypePath Value { get; } = new("");

    /// <summary>Whether it is the type itself.</summary>
    public bool IsValue => Text.Length == 0;

    /// <summary>The place around this one.</summary>
    public TypePath Outer => new(Text.Substring(0, Text.Length - 1));

    /// <summary>A place one step further in.</summary>
    public TypePath Then(int step) => new(Text + Step(step));

    /// <summary>This place, and from there that one.</summary>
    public TypePath Then(TypePath inner) => new(Text + inner.Text);

    /// <summary>A place that begins with that step.</summary>
    public static TypePath Of(int step) => new(step < Steps.Length ? Steps[step] : Step(step).ToString());

    /// <summary>Reads what <see cref="ToString"/> writes; null where it is something else.</summary>
    public static TypePath? Parse(string text)
    {
        var steps = text.Split('.');
        return Array.TrueForAll(steps, step => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < char.MaxValue - '0')
            ? new(string.Concat(steps.Select(step => Step(int.Parse(step, CultureInfo.InvariantCulture))))) : null;
    }

    /// <summary>Whether this place is at or within another.</summary>
    public bool StartsWith(TypePath outer) => Text.StartsWith(outer.Text, StringComparison.Ordinal);

    /// <summary>This place as seen from one that it is within.</summary>
    public TypePath From(TypePath outer) => new(Text.Substring(outer.Text.Length));

    /// <inheritdoc/>
    public override string ToString() => string.Join(".", Text.Select(step => step - '0'));

    private static char Step(int step) => (char)('0' + step);
}
