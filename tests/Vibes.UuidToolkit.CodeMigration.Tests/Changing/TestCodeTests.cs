using Vibes.UuidToolkit.Analyzers.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>What tests say of ids by way of their libraries, where nothing but the run would tell: rows of parameterized tests, mocks, what is equivalent, bodies of requests.</summary>
public sealed class TestCodeTests
{
    // The shape of the packages, which the tests do without.
    private const string Library =
        """
        namespace Xunit
        {
            using System;
            using System.Collections;
            using System.Collections.Generic;

            public class FactAttribute : Attribute;
            public class TheoryAttribute : FactAttribute;
            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)] public class MemberDataAttribute(string name, params object[] arguments) : Attribute { public string Name => name; public object[] Arguments => arguments; public Type MemberType { get; set; } }
            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)] public class ClassDataAttribute(Type type) : Attribute { public Type Type => type; }
            public class TheoryData<T1, T2> : IEnumerable<object[]> { public void Add(T1 one, T2 two) { } public IEnumerator<object[]> GetEnumerator() => throw new NotSupportedException(); IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); }
            public class TheoryDataRow<T1, T2>(T1 one, T2 two) { public T1 Data1 => one; public T2 Data2 => two; }
            public static class Assert
            {
                public static void Equal<T>(T expected, T actual) { }
                public static void Equal<T>(IEnumerable<T> expected, IEnumerable<T> actual) { }
                public static void Equivalent(object expected, object actual, bool strict = false) { }
            }
        }

        namespace Moq
        {
            using System;
            using System.Linq.Expressions;

            public class Mock<T>(params object[] given) where T : class { public object[] Given => given; public Language.ISetup<T, TResult> Setup<TResult>(Expression<Func<T, TResult>> call) => throw new NotSupportedException(); }
            public static class It { public static T IsAny<T>() => default; }
            namespace Language { public interface ISetup<T, TResult> { ISetup<T, TResult> Callback<T1>(Action<T1> action); ISetup<T, TResult> Returns(TResult value); ISetup<T, TResult> Returns(InvocationFunc give); } }
            public interface IInvocation { System.Collections.Generic.IReadOnlyList<object> Arguments { get; } }
            public class InvocationFunc(Func<IInvocation, object> give);
        }

        namespace NSubstitute
        {
            using System;

            public static class Arg { public static T Any<T>() => default; }
            public static class Substitute { public static T For<T>(params object[] given) where T : class => default; }
            public static class SubstituteExtensions
            {
                public static void Returns<T>(this T value, Func<Core.CallInfo, T> give) { }
                public static Core.WhenCalled<T> When<T>(this T substitute, Action<T> call) where T : class => new();
            }

            namespace Core
            {
                public class CallInfo { public T ArgAt<T>(int position) => default; public T Arg<T>() => default; public object[] Args() => []; public object this[int position] => null; }
                public class WhenCalled<T> { public void Do(Action<CallInfo> act) { } }
            }
        }

        namespace FluentAssertions
        {
            using System.Collections.Generic;

            public static class AssertionExtensions
            {
                public static Assertions<IEnumerable<T>> Should<T>(this IEnumerable<T> subject) => new();
                public static Assertions<object> Should(this object subject) => new();
                public static Numeric.NumericAssertions<int> Should(this int subject) => new();
                public static Numeric.NumericAssertions<int> Should(this int? subject) => new();
                public static Primitives.GuidAssertions Should(this System.Guid subject) => new();
                public static Primitives.GuidAssertions Should(this System.Guid? subject) => new();
            }

            public class Assertions<T> { public void BeEquivalentTo<TExpected>(TExpected expected, string because = "") { } public void BeEquivalentTo<TExpected>(IEnumerable<TExpected> expected) { } }
            namespace Numeric { public class NumericAssertions<T> where T : struct { public void Be(T? expected) { } public void BePositive() { } } }
            namespace Primitives { public class GuidAssertions { public void Be(System.Guid? expected) { } public void NotBeEmpty() { } } }
        }

        namespace NUnit.Framework
        {
            using System;
            using System.Collections;

            public class TestAttribute : Attribute;
            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)] public class TestCaseAttribute(params object[] values) : Attribute { public object[] Values => values; public object ExpectedResult { get; set; } }
            public class TestCaseSourceAttribute(string name) : Attribute { public string Name => name; }
            [AttributeUsage(AttributeTargets.Parameter)] public class ValuesAttribute(params object[] values) : Attribute { public object[] Values => values; }
            [AttributeUsage(AttributeTargets.Parameter)] public class RangeAttribute(int from, int to) : Attribute { public int From => from; public int To => to; }
            public class TestCaseData { public TestCaseData(params object[] values) { } public TestCaseData(object one, object two) { } }
            public static class Assert { public static void That<T>(T actual, Constraints.IResolveConstraint constraint) { } public static void That<T>(Func<T> actual, Constraints.IResolveConstraint constraint) { } }
            public static class CollectionAssert { public static void AreEqual(IEnumerable expected, IEnumerable actual) { } public static void Contains(IEnumerable all, object one) { } }
            public static class Is
            {
                public static Constraints.ConstraintExpression Not => new();
                public static Constraints.Constraint Zero => new();
                public static Constraints.Constraint Positive => new();
                public static Constraints.Constraint EqualTo(int expected) => new();
                public static Constraints.Constraint EqualTo(object expected) => new();
                public static Constraints.Constraint GreaterThan(object expected) => new();
                public static Constraints.Constraint AnyOf(params object[] expected) => new();
                public static Constraints.Constraint EquivalentTo(IEnumerable expected) => new();
            }

            public static class Has { public static Constraints.ConstraintExpression Count => new(); public static Constraints.ConstraintExpression Some => new(); public static Constraints.ConstraintExpression Property(string name) => new(); public static Constraints.Constraint Member(object expected) => new(); }

            namespace Constraints
            {
                public interface IResolveConstraint;
                public class Constraint : IResolveConstraint { public ConstraintExpression Or => new(); }
                public class ConstraintExpression : IResolveConstraint
                {
                    public Constraint Zero => new();
                    public Constraint EqualTo(int expected) => new();
                    public Constraint EqualTo(object expected) => new();
                    public ConstraintExpression Property(string name) => new();
                }
            }
        }

        namespace Microsoft.VisualStudio.TestTools.UnitTesting
        {
            using System;

            public class TestMethodAttribute : Attribute;
            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)] public class DataRowAttribute(params object[] values) : Attribute { public object[] Values => values; }
        }

        namespace Shouldly
        {
            public static class ShouldBeExtensions { public static void ShouldBePositive(this int actual, string message = null) { } public static void ShouldNotBe<T>(this T actual, T expected, string message = null) { } public static void ShouldBe<T>(this T actual, T expected, string message = null) { } }
            public static class ShouldBeString { public static void ShouldBe(this string actual, string expected, string message = null) { } }
        }
        """;

    /// <summary>A test's members, before and after.</summary>
    public static TheoryData<string, string> Changed => new()
    {
        // Rows as objects, in all the ways of giving them.
        {
            "public static IEnumerable<object[]> Rows => new List<object[]> { new object[] { 5, 3, null! }, new object[] { 6, 4, 7 } }; [Theory, MemberData(nameof(Rows))] public void A(int id, int pages, int? userId) { db.Journals.Find(id); new Journal { Pages = pages }; db.Users.Find(userId); }",
            "public static IEnumerable<object[]> Rows => new List<object[]> { new object[] { TestIds.Journal5, 3, null! }, new object[] { TestIds.Journal6, 4, TestIds.User7 } }; [Theory, MemberData(nameof(Rows))] public void A(Guid id, int pages, Guid? userId) { db.Journals.Find(id); new Journal { Pages = pages }; db.Users.Find(userId); }"
        },
        {
            "public static IEnumerable<object[]> Rows() { yield return [5, 3]; } [Theory] [MemberData(nameof(Rows))] public void A(int id, int pages) => new Journal { Id = id, Pages = pages }.ToString();",
            "public static IEnumerable<object[]> Rows() { yield return [TestIds.Journal5, 3]; } [Theory] [MemberData(nameof(Rows))] public void A(Guid id, int pages) => new Journal { Id = id, Pages = pages }.ToString();"
        },
        {
            "public class More { public static object[][] Rows = [[5, 3], [6, 4]]; } public class Cases : IEnumerable<object[]> { public IEnumerator<object[]> GetEnumerator() { yield return new object[] { 7, 3 }; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); } [Theory, MemberData(\"Rows\", MemberType = typeof(More)), ClassData(typeof(Cases))] public void A(int id, int pages) => new Journal { Id = id, Pages = pages }.ToString();",
            "public class More { public static object[][] Rows = [[TestIds.Journal5, 3], [TestIds.Journal6, 4]]; } public class Cases : IEnumerable<object[]> { public IEnumerator<object[]> GetEnumerator() { yield return new object[] { TestIds.Journal7, 3 }; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); } [Theory, MemberData(\"Rows\", MemberType = typeof(More)), ClassData(typeof(Cases))] public void A(Guid id, int pages) => new Journal { Id = id, Pages = pages }.ToString();"
        },
        // Rows whose types are known.
        {
            "public static TheoryData<int, int> Rows => new() { { 5, 3 }, { 6, 4 } }; public static IEnumerable<(int Id, int Pages)> Tuples => [(5, 3)]; public static IEnumerable<TheoryDataRow<int, int>> Data() => [new(5, 3)]; [Theory, MemberData(nameof(Rows)), MemberData(nameof(Tuples)), MemberData(nameof(Data))] public void A(int id, int pages) => new Journal { Id = id, Pages = pages }.ToString();",
            "public static TheoryData<Guid, int> Rows => new() { { TestIds.Journal5, 3 }, { TestIds.Journal6, 4 } }; public static IEnumerable<(Guid Id, int Pages)> Tuples => [(TestIds.Id5, 3)]; public static IEnumerable<TheoryDataRow<Guid, int>> Data() => [new(TestIds.Journal5, 3)]; [Theory, MemberData(nameof(Rows)), MemberData(nameof(Tuples)), MemberData(nameof(Data))] public void A(Guid id, int pages) => new Journal { Id = id, Pages = pages }.ToString();"
        },
        // No row of a test on ids.
        {
            "public static IEnumerable<object[]> Rows => [[5, 3]]; public static object[] Other => [5]; [Theory, MemberData(nameof(Rows))] public void A(int pages, int count) => new Journal { Pages = pages + count }.ToString(); [Fact] public void B(int id) => db.Journals.Find(id);",
            "public static IEnumerable<object[]> Rows => [[5, 3]]; public static object[] Other => [5]; [Theory, MemberData(nameof(Rows))] public void A(int pages, int count) => new Journal { Pages = pages + count }.ToString(); [Fact] public void B(Guid id) => db.Journals.Find(id);"
        },
        // What a mock is given.
        {
            "public interface IStore { Journal Get(int id); void Read(int id, int pages); } [Fact] public void A() { var asked = new List<int>(); new Mock<IStore>().Setup(s => s.Get(It.IsAny<int>())).Callback<int>(asked.Add).Returns(new Journal()); Assert.Equal(new[] { 4, 6 }, asked); } void Use(IStore store, Journal j) => store.Get(j.Id);",
            "public interface IStore { Journal Get(Guid id); void Read(int id, int pages); } [Fact] public void A() { var asked = new List<Guid>(); new Mock<IStore>().Setup(s => s.Get(It.IsAny<Guid>())).Callback<Guid>(asked.Add).Returns(new Journal()); Assert.Equal(new[] { TestIds.Journal4, TestIds.Journal6 }, asked); } void Use(IStore store, Journal j) => store.Get(j.Id);"
        },
        {
            "public interface IStore { Journal Get(int id); void Read(int pages, int id); } [Fact] public void A(IStore store, Journal j) { store.Get(Arg.Any<int>()).Returns(call => { Console.WriteLine(call.ArgAt<int>(0)); return new Journal(); }); var asked = new List<int>(); var pages = new List<int>(); store.When(s => s.Read(Arg.Any<int>(), Arg.Any<int>())).Do(call => { pages.Add(call.ArgAt<int>(0)); asked.Add(call.ArgAt<int>(1)); }); store.Get(j.Id); store.Read(5, j.Id); }",
            "public interface IStore { Journal Get(Guid id); void Read(int pages, Guid id); } [Fact] public void A(IStore store, Journal j) { store.Get(Arg.Any<Guid>()).Returns(call => { Console.WriteLine(call.ArgAt<Guid>(0)); return new Journal(); }); var asked = new List<Guid>(); var pages = new List<int>(); store.When(s => s.Read(Arg.Any<int>(), Arg.Any<Guid>())).Do(call => { pages.Add(call.ArgAt<int>(0)); asked.Add(call.ArgAt<Guid>(1)); }); store.Get(j.Id); store.Read(5, j.Id); }"
        },
        {
            "public interface IStore { Journal Get(int id, string text); int[] Read(int pages, IEnumerable<int> ids); } [Fact] public void A(IStore store, Journal j) { store.Get(Arg.Any<int>(), \"\").Returns(call => call.Arg<int>() == 4 || (int)call[0] == 5 ? new Journal { Id = (int)call.Args()[0] } : null); store.Read(Arg.Any<int>(), null).Returns(call => ((IEnumerable<int>)call.Args()[1]).Skip((int)call[0]).ToArray()); store.Read(Arg.Any<int>(), null).Returns(call => ((IEnumerable<int>)call[1]).Where(i => i != 5).ToArray()); store.Get(j.Id, null); store.Read(5, new[] { j.Id }); new Mock<IStore>().Setup(s => s.Get(It.IsAny<int>(), null)).Returns(new InvocationFunc(call => new Journal { Id = (int)call.Arguments[0] })); }",
            "public interface IStore { Journal Get(Guid id, string text); Guid[] Read(int pages, IEnumerable<Guid> ids); } [Fact] public void A(IStore store, Journal j) { store.Get(Arg.Any<Guid>(), \"\").Returns(call => call.Arg<Guid>() == TestIds.Journal4 || (Guid)call[0] == TestIds.Journal5 ? new Journal { Id = (Guid)call.Args()[0] } : null); store.Read(Arg.Any<int>(), null).Returns(call => ((IEnumerable<Guid>)call.Args()[1]).Skip((int)call[0]).ToArray()); store.Read(Arg.Any<int>(), null).Returns(call => ((IEnumerable<Guid>)call[1]).Where(i => i != TestIds.Journal5).ToArray()); store.Get(j.Id, null); store.Read(5, new[] { j.Id }); new Mock<IStore>().Setup(s => s.Get(It.IsAny<Guid>(), null)).Returns(new InvocationFunc(call => new Journal { Id = (Guid)call.Arguments[0] })); }"
        },
        // A number of JSON that is said to be an id.
        {
            "[Fact] public void A(System.Text.Json.JsonElement json, Journal j) { json.GetProperty(\"parentId\").GetInt32().Should().Be(j.Id); json.GetProperty(\"parent\").GetInt32().Should().Be(j.Pages); }",
            "[Fact] public void A(System.Text.Json.JsonElement json, Journal j) { json.GetProperty(\"parentId\").GetGuid().Should().Be(j.Id); json.GetProperty(\"parent\").GetInt32().Should().Be(j.Pages); }"
        },
        // What stands in is given what a constructor takes.
        {
            "public class Line(int journalId, int pages) { public Journal Of() => new() { Id = journalId, Pages = pages }; } [Fact] public void A(int id) { Substitute.For<Line>(5, 3); new Mock<Line>(5, 3).ToString(); Activator.CreateInstance(typeof(Line), id, 3); }",
            "public class Line(Guid journalId, int pages) { public Journal Of() => new() { Id = journalId, Pages = pages }; } [Fact] public void A(Guid id) { Substitute.For<Line>(TestIds.Journal5, 3); new Mock<Line>(TestIds.Journal5, 3).ToString(); Activator.CreateInstance(typeof(Line), id, 3); }"
        },
        // NUnit's constraints, which are given objects.
        {
            "[NUnit.Framework.Test] public void A(Journal j, List<Journal> js) { NUnit.Framework.Assert.That(j.Id, NUnit.Framework.Is.EqualTo(5).Or.EqualTo(6)); NUnit.Framework.Assert.That(j.Id, NUnit.Framework.Is.Not.EqualTo(0)); NUnit.Framework.Assert.That(() => j.UserId, NUnit.Framework.Is.GreaterThan(0)); NUnit.Framework.Assert.That(j.Id, NUnit.Framework.Is.AnyOf(7, 8)); NUnit.Framework.Assert.That(j.Pages, NUnit.Framework.Is.EqualTo(5)); NUnit.Framework.Assert.That(js, Has.Count.EqualTo(5)); NUnit.Framework.Assert.That(js.Select(x => x.Id), NUnit.Framework.Is.EquivalentTo(new[] { 1, 2 })); NUnit.Framework.Assert.That(js.Select(x => x.Id), Has.Member(3)); NUnit.Framework.Assert.That(j, Has.Property(\"UserId\").EqualTo(4)); NUnit.Framework.Assert.That(js, Has.Some.Property(\"Id\").EqualTo(9)); NUnit.Framework.Assert.That(j, Has.Property(\"Pages\").EqualTo(4)); }",
            "[NUnit.Framework.Test] public void A(Journal j, List<Journal> js) { NUnit.Framework.Assert.That(j.Id, NUnit.Framework.Is.EqualTo(TestIds.Journal5).Or.EqualTo(TestIds.Journal6)); NUnit.Framework.Assert.That(j.Id, NUnit.Framework.Is.Not.EqualTo(Guid.Empty)); NUnit.Framework.Assert.That(() => j.UserId, NUnit.Framework.Is.GreaterThan(Guid.Empty)); NUnit.Framework.Assert.That(j.Id, NUnit.Framework.Is.AnyOf(TestIds.Journal7, TestIds.Journal8)); NUnit.Framework.Assert.That(j.Pages, NUnit.Framework.Is.EqualTo(5)); NUnit.Framework.Assert.That(js, Has.Count.EqualTo(5)); NUnit.Framework.Assert.That(js.Select(x => x.Id), NUnit.Framework.Is.EquivalentTo(new[] { TestIds.Journal1, TestIds.Journal2 })); NUnit.Framework.Assert.That(js.Select(x => x.Id), Has.Member(TestIds.Journal3)); NUnit.Framework.Assert.That(j, Has.Property(\"UserId\").EqualTo(TestIds.User4)); NUnit.Framework.Assert.That(js, Has.Some.Property(\"Id\").EqualTo(TestIds.Journal9)); NUnit.Framework.Assert.That(j, Has.Property(\"Pages\").EqualTo(4)); }"
        },
        {
            "[NUnit.Framework.Test] public void A(Journal j, List<Journal> js) { NUnit.Framework.Assert.That(j.Id, NUnit.Framework.Is.Not.Zero); NUnit.Framework.Assert.That(new Journal().Id, NUnit.Framework.Is.Zero); NUnit.Framework.Assert.That(j.UserId, NUnit.Framework.Is.Positive); NUnit.Framework.Assert.That(new Journal().Id, NUnit.Framework.Is.EqualTo(default(int))); NUnit.Framework.Assert.That(j.Pages, NUnit.Framework.Is.Positive); All.AreEqual(new List<int> { 1 }, js.Select(x => x.Id)); All.Contains(js.Select(x => x.Id), 2); All.Contains(js.Select(x => x.Pages), 2); }",
            "[NUnit.Framework.Test] public void A(Journal j, List<Journal> js) { NUnit.Framework.Assert.That(j.Id, NUnit.Framework.Is.Not.EqualTo(Guid.Empty)); NUnit.Framework.Assert.That(new Journal().Id, NUnit.Framework.Is.EqualTo(Guid.Empty)); NUnit.Framework.Assert.That(j.UserId, NUnit.Framework.Is.Not.EqualTo(Guid.Empty)); NUnit.Framework.Assert.That(new Journal().Id, NUnit.Framework.Is.EqualTo(Guid.Empty)); NUnit.Framework.Assert.That(j.Pages, NUnit.Framework.Is.Positive); All.AreEqual(new List<Guid> { TestIds.Journal1 }, js.Select(x => x.Id)); All.Contains(js.Select(x => x.Id), TestIds.Journal2); All.Contains(js.Select(x => x.Pages), 2); }"
        },
        // Its rows, and MSTest's, which hold no Guid and make none of a text.
        {
            "public static IEnumerable<NUnit.Framework.TestCaseData> Rows() { yield return new(5, 3); yield return new NUnit.Framework.TestCaseData(6, 4); } [NUnit.Framework.TestCaseSource(nameof(Rows))] public void A(int id, int pages) => new Journal { Id = id, Pages = pages }.ToString(); [NUnit.Framework.Test] public void B([NUnit.Framework.Values(1, 2)] int id, [NUnit.Framework.Range(1, 9)] int userId) => new Journal { Id = id, UserId = userId }.ToString();",
            "public static IEnumerable<NUnit.Framework.TestCaseData> Rows() { yield return new(TestIds.Journal5, 3); yield return new NUnit.Framework.TestCaseData(TestIds.Journal6, 4); } [NUnit.Framework.TestCaseSource(nameof(Rows))] public void A(Guid id, int pages) => new Journal { Id = id, Pages = pages }.ToString(); [NUnit.Framework.Test] public void B([NUnit.Framework.Values(\"00000000-0000-8000-8000-000000000001\", \"00000000-0000-8000-8000-000000000002\")] string id, [NUnit.Framework.Range(1, 9)] int userId) => new Journal { Id = Guid.Parse(id), UserId = TestIds.Of(userId) }.ToString();"
        },
        {
            "[Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod] [DataRow(5, null, 3)] [DataRow(6, 7, 4)] public void A(int id, int? userId, int pages) => Console.WriteLine(db.Users.Find(userId)?.Email + new Journal { Id = id, Pages = pages });",
            "[Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod] [DataRow(\"00000000-0000-8000-8000-000000000005\", null, 3)] [DataRow(\"00000000-0000-8000-8000-000000000006\", \"00000000-0000-8000-8000-000000000007\", 4)] public void A(string id, string? userId, int pages) => Console.WriteLine(db.Users.Find((userId is null ? (Guid?)null : Guid.Parse(userId)))?.Email + new Journal { Id = Guid.Parse(id), Pages = pages });"
        },
        // A list in a row, which may have nothing in it.
        {
            "[NUnit.Framework.TestCase(5, new[] { 6, 7 })] [NUnit.Framework.TestCase(5, new int[0])] public void A(int id, int[] ids) { Console.WriteLine(db.Users.Find(id)); foreach (var one in ids) db.Users.Find(one); }",
            "[NUnit.Framework.TestCase(\"00000000-0000-8000-8000-000000000005\", new[] { \"00000000-0000-8000-8000-000000000006\", \"00000000-0000-8000-8000-000000000007\" })] [NUnit.Framework.TestCase(\"00000000-0000-8000-8000-000000000005\", new string[0])] public void A(Guid id, string[] ids) { Console.WriteLine(db.Users.Find(id)); foreach (var one in System.Array.ConvertAll(ids, Guid.Parse)) db.Users.Find(one); }"
        },
        // What a row expects the test to return.
        {
            "[NUnit.Framework.TestCase(5, ExpectedResult = 5)] [NUnit.Framework.TestCase(0, ExpectedResult = 0)] public int A(int id) => new Journal { Id = id }.Id; [NUnit.Framework.TestCase(5, ExpectedResult = 7)] public int B(int id) => new Journal { Id = id, Pages = 7 }.Pages;",
            "[NUnit.Framework.TestCase(\"00000000-0000-8000-8000-000000000005\", ExpectedResult = \"00000000-0000-8000-8000-000000000005\")] [NUnit.Framework.TestCase(\"00000000-0000-0000-0000-000000000000\", ExpectedResult = \"00000000-0000-0000-0000-000000000000\")] public Guid A(Guid id) => new Journal { Id = id }.Id; [NUnit.Framework.TestCase(\"00000000-0000-8000-8000-000000000005\", ExpectedResult = 7)] public int B(Guid id) => new Journal { Id = id, Pages = 7 }.Pages;"
        },
        // What is equivalent has ids where the other has them.
        {
            "[Fact] public void A(List<Journal> js) { js.Select(j => j.Id).Should().BeEquivalentTo([3, 2]); js.Should().BeEquivalentTo(new[] { new { Id = 1, Pages = 2 } }); js[0].Should().BeEquivalentTo(new { Id = 1, Pages = 2 }); Assert.Equivalent(new { UserId = 4, Pages = 5 }, js[0]); js.Select(j => j.Pages).Should().BeEquivalentTo([3, 2]); }",
            "[Fact] public void A(List<Journal> js) { js.Select(j => j.Id).Should().BeEquivalentTo([TestIds.Journal3, TestIds.Journal2]); js.Should().BeEquivalentTo(new[] { new { Id = TestIds.Journal1, Pages = 2 } }); js[0].Should().BeEquivalentTo(new { Id = TestIds.Journal1, Pages = 2 }); Assert.Equivalent(new { UserId = TestIds.User4, Pages = 5 }, js[0]); js.Select(j => j.Pages).Should().BeEquivalentTo([3, 2]); }"
        },
        {
            "public class Row { public int Id { get; set; } public int Pages { get; set; } } [Fact] public void A(Journal j, Row row) { row.Should().BeEquivalentTo(j); row.Id = 5; } [Theory, MemberData(nameof(Rows))] public void B(int? expected, Journal j) => j.UserId.Should().Be(expected); public static IEnumerable<object[]> Rows => [[5, new Journal()]];",
            "public class Row { public Guid Id { get; set; } public int Pages { get; set; } } [Fact] public void A(Journal j, Row row) { row.Should().BeEquivalentTo(j); row.Id = TestIds.Journal5; } [Theory, MemberData(nameof(Rows))] public void B(Guid? expected, Journal j) => j.UserId.Should().Be(expected); public static IEnumerable<object[]> Rows => [[TestIds.User5, new Journal()]];"
        },
        // Counted, and positive.
        {
            "[Fact] public void A(List<Journal> js) { for (var i = 1; i < 3; i++) { Assert.Equal(i, js[i].Id); Assert.Equal(i, js[i].Pages); } js[0].Id.ShouldBePositive(); js[0].UserId.ShouldBePositive(\"it is given\"); js[0].Pages.ShouldBePositive(); }",
            "[Fact] public void A(List<Journal> js) { for (var i = 1; i < 3; i++) { Assert.Equal(TestIds.Of(i), js[i].Id); Assert.Equal(i, js[i].Pages); } js[0].Id.ShouldNotBe(Guid.Empty); js[0].UserId.ShouldNotBe(Guid.Empty, \"it is given\"); js[0].Pages.ShouldBePositive(); }"
        },
        {
            "[Fact] public void A(List<Journal> js) { for (var i = 1; i < 3; i++) { js[i].Id.ShouldBe(i); js[i].UserId.ShouldBe(10 - i, \"it goes down\"); js[i].Pages.ShouldBe(i); js[i].Title.ShouldBe(\"one\"); } }",
            "[Fact] public void A(List<Journal> js) { for (var i = 1; i < 3; i++) { js[i].Id.ShouldBe(TestIds.Of(i)); js[i].UserId.ShouldBe(TestIds.Of(10 - i), \"it goes down\"); js[i].Pages.ShouldBe(i); js[i].Title.ShouldBe(\"one\"); } }"
        },
        // What a request's body says by the names of ids.
        {
            "[Fact] public async Task A(HttpClient http, Dto dto) { db.Users.Find(dto.UserId); db.Users.Find(dto.UserIds[0]); await http.PostAsJsonAsync(\"/journals\", new { userId = 5, pages = 5, userIds = new[] { 6, 7 } }); new { userId = 8 }.ToString(); } public class Dto { public int UserId { get; set; } public int[] UserIds { get; set; } = []; }",
            "[Fact] public async Task A(HttpClient http, Dto dto) { db.Users.Find(dto.UserId); db.Users.Find(dto.UserIds[0]); await http.PostAsJsonAsync(\"/journals\", new { userId = TestIds.User5, pages = 5, userIds = new[] { TestIds.User6, TestIds.User7 } }); new { userId = 8 }.ToString(); } public class Dto { public Guid UserId { get; set; } public Guid[] UserIds { get; set; } = []; }"
        },
    };

    [Theory]
    [MemberData(nameof(Changed))]
    public async Task Becomes(string before, string after)
    {
        var change = await OfAsync(before);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(after, Members(change.Text("Code/Tests.cs")));
        Assert.Empty(change.Result.Open);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Empty((await change.AgainAsync()).Result.Changes);
    }

    /// <summary>A test's members, what is left of them, and why.</summary>
    public static TheoryData<string, string, string> Open => new()
    {
        { "[Fact] public void A() { var j = new Journal { Id = 99, Pages = 7 }; Assert.Equal(\"Journal 99\", j.ToString()); Assert.Equal(\"Season 99\", j.Title); Assert.Equal(\"Journal 7\", j.Title); }", "\"Journal 99\"", "has the number 99 in it" },
        { "[Fact] public void A() { var j = new Journal { Id = 5 }; Assert.Equal(\"5\", j.Id.ToString()); Assert.Equal(\"5\", j.Title); }", "\"5\"", "has the number 5 in it" },
        { "[Fact] public void A(System.Text.Json.JsonElement body) { var id = body.GetProperty(\"id\").GetInt32(); var pages = body.GetProperty(\"pages\").GetInt32(); }", "body.GetProperty(\"id\").GetInt32()", "by the name 'id'" },
        { "[Fact] public void A(System.Text.Json.Nodes.JsonNode body) { var id = body[\"userId\"]!.GetValue<int>(); var pages = (int)body[\"pages\"]!; }", "body[\"userId\"]!.GetValue<int>()", "by the name 'userId'" },
        { "[Fact] public async Task A(HttpClient http) => await http.PostAsJsonAsync(\"/journals\", new { tagId = 5 });", "tagId = 5", "takes a nameless type for JSON" },
        { "[Fact] public string A() => System.Text.Json.JsonSerializer.Serialize(new { tagId = 5, pages = 5 });", "5", "written into JSON as 'tagId'" },
    };

    [Theory]
    [MemberData(nameof(Open))]
    public async Task Is_left_to_a_person(string members, string place, string why)
    {
        var change = await OfAsync(members);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        var open = Assert.Single(change.Result.Open);
        Assert.Equal(place, open.Code);
        Assert.Contains(why, open.Why, StringComparison.Ordinal);
    }

    private static string Members(string file) => file.Split('\n')[^3].Trim();

    private static Task<CodeChange> OfAsync(string members) => CodeChange.OfLibraryAsync(("xunit.v3.core", Library), ("Model.cs", Journals.Model), ("Tests.cs", $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Net.Http;
            using System.Net.Http.Json;
            using System.Threading.Tasks;
            using FluentAssertions;
            using Moq;
            using NSubstitute;
            using Shouldly;
            using Xunit;
            using All = NUnit.Framework.CollectionAssert;
            using DataRow = Microsoft.VisualStudio.TestTools.UnitTesting.DataRowAttribute;
            using Has = NUnit.Framework.Has;
            namespace Vibes;
            public class Tests(VibesContext db)
            {
                {{members}}
            }

            """));
}
