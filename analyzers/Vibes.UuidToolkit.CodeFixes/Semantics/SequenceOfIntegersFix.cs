using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Services;

namespace Vibes.UuidToolkit.CodeFixes.Semantics;

/// <summary>VUID0607: filters and casts to Guid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SequenceOfIntegersFix() : IntegerTypeFix(Descriptors.SequenceOfIntegers);
