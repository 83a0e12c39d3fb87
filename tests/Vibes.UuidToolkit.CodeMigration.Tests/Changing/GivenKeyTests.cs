using System.Collections.Immutable;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Plans;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>Integer keys that the database gives no value to: a course's number, which people type, is no surrogate that a UUID stands in for as well.</summary>
public sealed class GivenKeyTests
{
    private const string Asked = "key Uni.Course.CourseId";

    private const string Code = """
        using System;
        using System.Linq;
        using System.ComponentModel.DataAnnotations.Schema;
        using Microsoft.EntityFrameworkCore;
        namespace Uni;
        public class Student { public int Id { get; set; } }
        public class Course { [DatabaseGenerated(DatabaseGeneratedOption.None)] public int CourseId { get; set; } public string Title { get; set; } = ""; }
        public class Enrollment { public int Id { get; set; } public int StudentId { get; set; } public Student? Student { get; set; } public int CourseId { get; set; } public Course? Course { get; set; } }
        public class UniContext : DbContext
        {
            public DbSet<Student> Students => Set<Student>();
            public DbSet<Course> Courses => Set<Course>();
            public DbSet<Enrollment> Enrollments => Set<Enrollment>();
        }
        public class Courses(UniContext db) { public Course? Find(int number) => db.Courses.Find(number); public bool Has(int studentId) => db.Enrollments.Any(e => e.StudentId == studentId); }
        """;

    private const string Attribute = "[DatabaseGenerated(DatabaseGeneratedOption.None)] ";

    private static readonly string Stays = Code.Replace("int Id", "Guid Id", StringComparison.Ordinal).Replace("int StudentId", "Guid StudentId", StringComparison.Ordinal).Replace("int studentId", "Guid studentId", StringComparison.Ordinal);

    private static readonly string Changes = Stays.Replace("int CourseId", "Guid CourseId", StringComparison.Ordinal).Replace("int number", "Guid number", StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "id")]
    [InlineData("number", "number")]
    [InlineData("id", "id")]
    public async Task It_changes_unless_somebody_says_otherwise(string? answer, string choice)
    {
        var options = new FixOptions { Answers = answer is null ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add(Asked, answer) };
        var change = await CodeChange.OfAsync(options, ("Code.cs", Code));
        Assert.Equal(choice == "id" ? Changes : Stays, change.Text("Code/Code.cs"));
        Assert.Empty(change.Result.Open);
        Assert.Empty(change.Result.Rejected);
        var decision = Assert.Single(change.Result.Decisions);
        Assert.Equal((Asked, DecisionKind.Key, "Course", choice), (decision.Key, decision.Kind, decision.Entity, decision.Choice));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    /// <summary>What says so: the configuration, also in another project.</summary>
    [Theory]
    [InlineData("modelBuilder.Entity<Course>().Property(course => course.CourseId).ValueGeneratedNever();", 1)]
    [InlineData("modelBuilder.Entity<Course>(course => { course.HasKey(c => c.CourseId); course.Property(c => c.CourseId).HasColumnName(\"course_id\").ValueGeneratedNever(); });", 1)]
    [InlineData("modelBuilder.Entity<Course>().Property(course => course.CourseId).ValueGeneratedOnAdd();", 0)]
    [InlineData("modelBuilder.Entity<Course>().Property(course => course.Title).ValueGeneratedNever();", 0)]
    // A key that refers to another row's is given by that row.
    [InlineData("modelBuilder.Entity<Course>().Property(course => course.CourseId).ValueGeneratedNever(); modelBuilder.Entity<Course>().HasOne<Student>().WithOne().HasForeignKey<Course>(course => course.CourseId);", 0)]
    public async Task Configuration_says_so(string configuration, int expected)
    {
        var parts = Code.Replace(Attribute, "", StringComparison.Ordinal).Split("public class UniContext");
        const string usings = "using System;\nusing System.Linq;\nusing Microsoft.EntityFrameworkCore;\nnamespace Uni;\n";
        var context = usings + "public class UniContext" + parts[1].Replace("    public DbSet<Student>", $"    protected override void OnModelCreating(ModelBuilder modelBuilder) {{ {configuration} }}\n    public DbSet<Student>", StringComparison.Ordinal);
        var change = await CodeChange.OfProjectsAsync(("Model", [("Model/Model.cs", parts[0])], []), ("Data", [("Data/Data.cs", context)], ["Model"]));
        Assert.Equal(expected, change.Result.Decisions.Count(decision => decision.Key == Asked));
        Assert.Contains("Guid CourseId", change.Text("Model/Model.cs"), StringComparison.Ordinal);
        Assert.Contains("Find(Guid number)", change.Text("Data/Data.cs"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    [Fact]
    public async Task So_does_an_attribute_of_dapper()
    {
        const string code = """
            using System;
            using System.ComponentModel.DataAnnotations.Schema;
            using Dapper.Contrib.Extensions;
            namespace Dapper.Contrib.Extensions { [AttributeUsage(AttributeTargets.Property)] public class ExplicitKeyAttribute : Attribute { } }
            namespace Uni { [Table("courses")] public class Course { [ExplicitKey] public int Id { get; set; } } }
            """;
        var change = await CodeChange.OfAsync(("Code.cs", code));
        Assert.Equal(["key Uni.Course.Id"], change.Result.Decisions.Select(decision => decision.Key));
        var kept = await CodeChange.OfAsync(new FixOptions { Answers = ImmutableDictionary<string, string>.Empty.Add("key Uni.Course.Id", "number") }, ("Code.cs", code));
        Assert.Empty(kept.Result.Changes);
    }

    [Theory]
    [InlineData("Course")]
    [InlineData("Uni.Course")]
    public async Task Whoever_names_the_entity_is_not_asked(string name)
    {
        var named = await CodeChange.OfAsync(new FixOptions { Scan = new() { Entities = [name] } }, ("Code.cs", Code));
        Assert.Contains("Guid CourseId", named.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Empty(named.Result.Decisions);
        var excluded = await CodeChange.OfAsync(new FixOptions { Scan = new() { Excluded = [name] } }, ("Code.cs", Code));
        Assert.Equal(Stays, excluded.Text("Code/Code.cs"));
        Assert.Empty(excluded.Result.Decisions);
    }

    [Theory]
    [InlineData("courses", true)]
    [InlineData("students", false)]
    public async Task Whoever_has_a_plan_of_its_table_is_not_asked(string planned, bool isKnown)
    {
        var change = await CodeChange.OfAsync(new FixOptions { IsPlanned = table => table == planned }, ("Code.cs", Code));
        Assert.Equal(Changes, change.Text("Code/Code.cs"));
        Assert.Equal(isKnown ? 0 : 1, change.Result.Decisions.Length);
    }

    [Theory]
    [InlineData("courses", true)]
    [InlineData("rooms", false)]
    public async Task Whoever_has_a_schema_with_it_is_not_asked(string table, bool isKnown)
    {
        using var folder = new CodeFolder();
        var schema = folder.Write("schema.verified.txt", $"# uuidkit schema 1\ntable public.{table}\n  column course_id integer not null\n  constraint {table}_pkey PRIMARY KEY (course_id)\n");
        var change = await CodeChange.OfAsync(new FixOptions { Scan = new() { SchemaPath = schema } }, ("Code.cs", Code));
        Assert.Equal(Changes, change.Text("Code/Code.cs"));
        Assert.Equal(isKnown ? 0 : 1, change.Result.Decisions.Length);
    }

    /// <summary>An interface or a type parameter asks each entity for a key of its own, so that one can stay.</summary>
    [Theory]
    [InlineData("public interface IRow { int Id { get; } } public class Student : IRow { public int Id { get; set; } } public class Course : IRow { public int Id { get; set; } }")]
    [InlineData("public abstract class Row<T> { public T Id { get; set; } = default!; } public class Student : Row<int>; public class Course : Row<int>;")]
    public async Task One_of_several_that_share_an_interface_can_stay(string entities)
    {
        var code = $$"""
            using System;
            using Microsoft.EntityFrameworkCore;
            namespace Uni;
            {{entities}}
            public class UniContext : DbContext
            {
                public DbSet<Student> Students => Set<Student>();
                public DbSet<Course> Courses => Set<Course>();
                protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Course>().Property(course => course.Id).ValueGeneratedNever();
            }
            public class Finder(UniContext db) { public Student? A(int id) => db.Students.Find(id); public Course? B(int number) => db.Courses.Find(number); }
            """;
        foreach (var (answer, type) in new[] { ("id", "Guid"), ("number", "int") })
        {
            var change = await CodeChange.OfAsync(new FixOptions { Answers = ImmutableDictionary<string, string>.Empty.Add("key Uni.Course.Id", answer) }, ("Code.cs", code));
            Assert.Equal(("key Uni.Course.Id", answer), Assert.Single(change.Result.Decisions.Select(decision => (decision.Key, decision.Choice))));
            Assert.Contains("A(Guid id)", change.Text("Code/Code.cs"), StringComparison.Ordinal);
            Assert.Contains($"B({type} number)", change.Text("Code/Code.cs"), StringComparison.Ordinal);
            Assert.Empty(change.Result.Rejected);
            Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        }
    }
}
