using Microsoft.CodeAnalysis.Editing;

namespace Vibes.UuidToolkit.CodeFixes;

/// <summary>What a fix changes in its document.</summary>
/// <param name="Title">The fix's name in the IDE, as an order: <c>Use Guid.CreateVersion7()</c>.</param>
/// <param name="Apply">Makes the change; nodes are those of the document that the edit was planned for.</param>
internal sealed record FixEdit(string Title, Action<SyntaxEditor> Apply);
