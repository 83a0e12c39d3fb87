using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers;

/// <summary>Tells the projects of tests by the framework that they are written for.</summary>
internal static class TestProject
{
    /// <summary>Whether a project is one of tests.</summary>
    public static bool Is(Compilation project) => project.ReferencedAssemblyNames.Any(assembly =>
        assembly.Name is "xunit.core" or "xunit.v3.core" or "nunit.framework" or "Microsoft.VisualStudio.TestPlatform.TestFramework" or "MSTest.TestFramework" or "TUnit.Core");
}
