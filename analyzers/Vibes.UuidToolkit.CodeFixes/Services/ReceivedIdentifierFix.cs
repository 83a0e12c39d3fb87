using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Services;

/// <summary>Changes the type of what only receives ids, such as a DTO's property.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReceivedIdentifierFix() : GuidTypeFix(Descriptors.ReceivedIdentifier);
