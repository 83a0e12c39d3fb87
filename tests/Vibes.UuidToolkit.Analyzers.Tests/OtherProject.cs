using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests;

/// <summary>Another project that a test's code refers to: its declarations are seen, its bodies are not.</summary>
internal static class OtherProject
{
    /// <summary>The assembly, as the compiler gets it on the command line.</summary>
    /// <param name="source">What it declares.</param>
    /// <param name="model">The entities in it; null for none.</param>
    /// <param name="references">Other projects that it is built on.</param>
    public static MetadataReference Of(string source, string? model = Journals.Model, params MetadataReference[] references) => MetadataReference.CreateFromImage(Image(source, model, references));

    /// <summary>The assembly with the path that a build has it from.</summary>
    /// <param name="source">What it declares; it has no entities.</param>
    /// <param name="path">The path.</param>
    public static MetadataReference At(string source, string path) => MetadataReference.CreateFromImage(Image(source, null, []), filePath: path);

    /// <summary>The project itself, as an editor has it.</summary>
    /// <inheritdoc cref="Of"/>
    public static MetadataReference InEditor(string source, string? model = Journals.Model) => Compile(source, model).ToMetadataReference();

    private static byte[] Image(string source, string? model, MetadataReference[] references)
    {
        using var image = new MemoryStream();
        var result = Compile(source, model, references).Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return image.ToArray();
    }

    private static CSharpCompilation Compile(string source, string? model, params MetadataReference[] references) => CSharpCompilation.Create(
        "Other" + (model is null ? "Library" : "Project"), new[] { source, model }.OfType<string>().Select(text => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest))),
        [.. RuleTest.References, .. references], new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
