using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Services;

namespace Vibes.UuidToolkit.CodeFixes.Semantics;

/// <summary>VUID0615: reads the property as a Guid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PropertyByNameFix() : IntegerTypeFix(Descriptors.PropertyByName);
