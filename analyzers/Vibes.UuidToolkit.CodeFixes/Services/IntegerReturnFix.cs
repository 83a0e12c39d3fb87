using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Services;

/// <summary>VUID0302: makes the integer a Guid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntegerReturnFix() : IntegerTypeFix(Descriptors.IntegerReturn);
