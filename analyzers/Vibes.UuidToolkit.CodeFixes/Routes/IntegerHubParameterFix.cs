using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Routes;

/// <summary>VUID0405: makes the parameter of the hub's method a Guid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntegerHubParameterFix() : EndpointParameterFix(Descriptors.IntegerHubParameter);
