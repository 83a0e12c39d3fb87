using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Messages;

/// <summary>A field of a message, as a .proto file declares it: <c>repeated int32 journal_ids = 2;</c></summary>
/// <param name="Message">The message's name.</param>
/// <param name="Name">The field's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="TypeSpan">Where the type is written.</param>
/// <param name="Span">The declaration.</param>
/// <param name="HasOptions">Whether options stand behind it, which may be of its type alone, such as <c>[packed = true]</c>.</param>
internal sealed record MessageField(string Message, string Name, string Type, TextSpan TypeSpan, TextSpan Span, bool HasOptions)
{
    private const string Wrappers = "google.protobuf.";

    private static readonly string[] Integers = ["int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64"];

    private static readonly string[] Wrapped = ["Int32Value", "Int64Value", "UInt32Value", "UInt64Value"];

    /// <summary>The type that holds a UUID's text in its place; null where it holds no integer, or where something else would have to change with it.</summary>
    public string? TextType => HasOptions ? null : Integers.Contains(Type) ? "string"
        : Type.StartsWith(Wrappers, StringComparison.Ordinal) && Wrapped.Contains(Type[Wrappers.Length..]) ? Wrappers + "StringValue" : null;

    /// <summary>Whether the compiler of protocol buffers makes a property from it: <c>JournalId</c> of <c>journal_id</c>.</summary>
    public bool Makes(string message, string property) => Message == message && Name.Replace("_", "", StringComparison.Ordinal).Equals(property, StringComparison.OrdinalIgnoreCase);
}
