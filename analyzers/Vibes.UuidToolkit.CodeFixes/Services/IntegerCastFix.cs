using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Services;

/// <summary>VUID0308: names Guid as the type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntegerCastFix() : IntegerTypeFix(Descriptors.IntegerCast);
