using Vibes.UuidToolkit.Analyzers.Rules;
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
