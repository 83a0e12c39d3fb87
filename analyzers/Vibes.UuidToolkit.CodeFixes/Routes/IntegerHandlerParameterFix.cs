using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Routes;

/// <summary>VUID0403: makes the handler's parameter a Guid, with the constraints beside it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntegerHandlerParameterFix() : EndpointParameterFix(Descriptors.IntegerHandlerParameter);
