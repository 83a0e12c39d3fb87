using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Identifiers;

/// <summary>An index that one compilation takes on from another tells of each file that has a word.</summary>
public sealed class FileIndexTests
{
    private static readonly string[] Words = ["alpha", "beta", "gamma"];

    /// <summary>Whatever is typed, in whichever of many files: more of them than an index is taken on for.</summary>
    [Property(MaxTest = 50)]
    public Property Edited_in_any_order() => Prop.ForAll(
        Gen.Choose(0, 59).SelectMany(file => Gen.Choose(0, Words.Length), (file, word) => (File: file, Word: word)).ListOf(150).ToArbitrary(),
        edits =>
        {
            var compilation = CSharpCompilation.Create("Edited", Enumerable.Range(0, 60).Select(i => Parse(i, i % Words.Length)));
            foreach (var (file, word) in edits)
            {
                compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], Parse(file, word));
                var index = new FileIndex(compilation, FileWords.Index);
                foreach (var asked in Words)
                {
                    var having = index.Having(FileWords.Hash(asked)).Select(position => index[position]).ToList();
                    if (!having.SequenceEqual(compilation.SyntaxTrees.Where(having.Contains)) || !Having(compilation, asked).All(having.Contains))
                        return false.Label($"{asked} after {file} got word {word}");
                }
            }

            return true.ToProperty();
        });

    [Fact]
    public void Files_that_nobody_typed_in_are_told_to_the_word()
    {
        var compilation = CSharpCompilation.Create("Typed", Enumerable.Range(0, 9).Select(i => Parse(i, i % Words.Length)));
        IEnumerable<int> Alpha() => new FileIndex(compilation, FileWords.Index).Having(FileWords.Hash("alpha"));
        Assert.Equal([0, 3, 6], Alpha());
        compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[4], Parse(4, 2));
        Assert.Equal([0, 3, 4, 6], Alpha());
    }

    private static IEnumerable<SyntaxTree> Having(CSharpCompilation compilation, string word) => compilation.SyntaxTrees.Where(tree => FileWords.Of(tree, default).Mentioning(word).Count > 0);

    private static SyntaxTree Parse(int file, int word) => CSharpSyntaxTree.ParseText($"class C{file} {{ void M() {{ {(word < Words.Length ? $"int {Words[word]};" : "")} }} }}", path: $"{file}.cs");
}
