using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.Analyzers.Settings;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Services;

public sealed class ReceivedIdentifierTests
{
    [Fact]
    public Task What_only_writers_and_callers_tell() => RuleTest.Reports(Descriptors.ReceivedIdentifier, """
        using System.Collections.Generic;
        using System.Linq;

        namespace Vibes;

        public record Line(int [|Number|], string Title, int Pages);

        public class Person
        {
            public int [|Code|] { get; set; }
            public int Logins { get; set; }
        }

        public static class Slugs
        {
            public static string Of(int [|key|], string title) => $"{key}-{title}";
        }

        public class Mapping
        {
            public Line Map(Journal j) => new(j.Id, Slugs.Of(j.Id, j.Title), j.Pages);

            public Person Map(User user) => new() { Code = user.Id, Logins = user.Journals.Count };
        }
        """);

    /// <summary>What another project declares is told there: in an editor its source is seen from here, but is no part of what is compiled.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Not_what_another_project_declares(bool isInEditor)
    {
        const string other = "namespace Vibes { public record Row(int Number, string Title); }";
        return RuleTest.ReportsBeside(Descriptors.ReceivedIdentifier, """
            namespace Vibes;
            public record Line(int [|Number|], int Pages);
            public class Mapping
            {
                public Row Map(Journal j) => new(j.Id, j.Title);
                public Line Short(Journal j) => new(j.Id, j.Pages);
            }
            """, isInEditor ? OtherProject.InEditor(other) : OtherProject.Of(other));
    }

    /// <summary>The code that a serializer's generator makes gives whatever it has read to whichever property: it says of none what it holds.</summary>
    [Theory]
    [InlineData("obj/System.Text.Json.SourceGeneration/Line.g.cs", true)]
    [InlineData("Lines.cs", false)]
    public void Whatever_a_serializer_does(string path, bool isReceived)
    {
        const string code = "namespace Vibes; public class Line { public int Number { get; set; } } public class Mapping { public Line Map(Journal j) => new() { Number = j.Id }; }";
        const string made = "namespace Vibes; public static class Made { public static Line Read(int raw) => new() { Number = raw * 2 }; }";
        var compilation = CSharpCompilation.Create("code",
            new[] { ("Model.cs", Journals.Model), ("Code.cs", code), (path, made) }.Select(file => CSharpSyntaxTree.ParseText(file.Item2, path: file.Item1)), RuleTest.References, new(OutputKind.DynamicallyLinkedLibrary));
        var types = new KnownTypes(compilation);
        var model = new IdentifierModel(compilation, types, EntityModel.Read(compilation, types, null, [], null, AnalyzerSettings.None, TestContext.Current.CancellationToken));
        Assert.Equal(isReceived, model.Received(TestContext.Current.CancellationToken).Any(received => received.Symbol.Name == "Number"));
    }

    /// <summary>A helper that ids and numbers go through is not an id's, nor is what comes out of it.</summary>
    [Fact]
    public Task Not_what_numbers_reach_too() => RuleTest.Reports(Descriptors.ReceivedIdentifier, """
        using System;

        namespace Vibes;

        public class Report
        {
            private int _largest;

            private static int Positive(int value) => value > 0 ? value : throw new ArgumentException();

            public void Add(Journal j, int count)
            {
                Positive(j.Id);
                _largest = Positive(count);
                Positive(j.Title.Length);
                Console.WriteLine(j.Id);
            }
        }
        """);
}
