using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>What an object mapper fills by name follows the key, although the compiler asks for nothing.</summary>
public sealed class ObjectMapperTests
{
    // The shape of the packages, which the tests do without.
    private const string Mappers =
        """
        namespace AutoMapper
        {
            using System;
            using System.Linq.Expressions;

            public class Profile
            {
                public IMappingExpression<TSource, TDestination> CreateMap<TSource, TDestination>() => throw new NotSupportedException();
                public IMappingExpression<TSource, TDestination> CreateProjection<TSource, TDestination>() => throw new NotSupportedException();
                public IMappingExpression<object, object> CreateMap(Type source, Type destination) => throw new NotSupportedException();
            }

            public interface IMappingExpression<TSource, TDestination>
            {
                IMappingExpression<TSource, TDestination> ForMember<TMember>(Expression<Func<TDestination, TMember>> member, Action<IMemberOptions<TSource>> options);
                IMappingExpression<TSource, TDestination> ForCtorParam(string name, Action<IMemberOptions<TSource>> options);
                IMappingExpression<TDestination, TSource> ReverseMap();
            }

            public interface IMemberOptions<TSource>
            {
                void Ignore();
                void MapFrom<TMember>(Expression<Func<TSource, TMember>> source);
            }
        }

        namespace Mapster
        {
            public static class TypeAdapter
            {
                public static TDestination Adapt<TDestination>(this object source) => throw new System.NotSupportedException();
            }
        }
        """;

    [Theory]
    // By name, and put together of two names.
    [InlineData("class Profile : AutoMapper.Profile { public Profile() => CreateMap<Journal, Dto>(); }", "Id,UserId,AuthorId")]
    [InlineData("class Profile : AutoMapper.Profile { public Profile() => CreateProjection<Journal, Dto>(); }", "Id,UserId,AuthorId")]
    [InlineData("class Profile : AutoMapper.Profile { public Profile() => CreateMap<Dto, Journal>(); }", "Id,UserId")]
    [InlineData("class Profile : AutoMapper.Profile { public Profile() => CreateMap<Dto, Journal>().ReverseMap(); }", "Id,UserId,AuthorId")]
    [InlineData("class Profile : AutoMapper.Profile { public Profile() => CreateMap(typeof(Journal), typeof(Dto)); }", "Id,UserId,AuthorId")]
    // What is said of a member holds, not its name.
    [InlineData("class Profile : AutoMapper.Profile { public Profile() => CreateMap<Journal, Dto>().ForMember(d => d.Id, o => o.Ignore()); }", "UserId,AuthorId")]
    [InlineData("class Profile : AutoMapper.Profile { public Profile() => CreateMap<Journal, Dto>().ForMember(d => d.Pages, o => o.MapFrom(s => s.User.Id)); }", "Id,UserId,AuthorId,Pages")]
    // Each type that says from which it is mapped.
    [InlineData("interface IMapFrom<T> { void Map(AutoMapper.Profile profile) => profile.CreateMap(typeof(T), GetType()); } partial class Dto : IMapFrom<Journal> { }", "Id,UserId,AuthorId")]
    [InlineData("static class Use { public static Dto Of(Journal journal) => Mapster.TypeAdapter.Adapt<Dto>(journal); }", "Id,UserId,AuthorId")]
    // One lookup for rows and for an enum's values: a person has to say.
    [InlineData("class Profile : AutoMapper.Profile { public Profile() => CreateMap<Journal, Dto>(); Dto Of(System.DayOfWeek day) => new() { Id = (int)day }; }", "UserId,AuthorId")]
    // A record's parameters are its properties.
    [InlineData("class Profile : AutoMapper.Profile { public Profile() => CreateMap<Journal, Dto>().ForCtorParam(\"Pages\", o => o.MapFrom(j => j.UserId)).ForCtorParam(\"AuthorId\", o => o.MapFrom(j => j.Pages)); }", "Id,UserId,Pages")]
    // Somebody else's method of that name.
    [InlineData("class Profile { public void CreateMap<TSource, TDestination>() { } public Profile() => CreateMap<Journal, Dto>(); }", "")]
    public async Task What_is_mapped_by_name_is_an_id(string map, string ids)
    {
        var dto = $"partial class Dto {{ {string.Join(' ', new[] { "Id", "UserId", "AuthorId", "Pages" }.Select(name => $"public int {name} {{ get; set; }}"))} }}";
        var change = await CodeChange.OfAsync(("Model.cs", Model), ("Mappers.cs", Mappers), ("Code.cs", $"{dto}\n{map}"));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        var expected = ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Aggregate(dto, (text, name) => text.Replace($"int {name} ", $"Guid {name} "));
        Assert.Equal(expected, change.Text("Code/Code.cs").Split('\n').First(line => line.Contains("class Dto", StringComparison.Ordinal)));
        Assert.Empty((await change.AgainAsync()).Result.Changes);
    }

    /// <summary>A map of the compiler's own cannot be refused, and the mapper's is when it runs.</summary>
    [Theory]
    [InlineData("CreateMap<Journal, Dto>()", "'Journal.Id' is a Guid, and 'Dto.Id', which the mapper fills from it, is a number")]
    [InlineData("CreateMap<Journal, Dto>().ForMember(d => d.Id, o => o.Ignore())", null)]
    public async Task A_map_between_a_Guid_and_a_number_is_listed(string map, string? why)
    {
        var change = await CodeChange.OfProjectsAsync(
            ("AutoMapper", [("AutoMapper/Mappers.cs", Mappers)], []),
            ("Code", [("Code/Model.cs", Model), ("Code/Code.cs", $"class Dto {{ public int Id {{ get; set; }} public int Pages {{ get; set; }} }}\nclass Profile : AutoMapper.Profile {{ public Profile() => {map}; Dto Of(System.DayOfWeek day) => new() {{ Id = (int)day }}; }}")], ["AutoMapper"]));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(why is null ? [] : [why], change.Result.Open.Where(open => open.Why.Contains("the mapper fills", StringComparison.Ordinal)).Select(open => open.Why.Split(": it has")[0]));
    }

    private const string Model =
        """
        public class User { public int Id { get; set; } }
        public class Journal
        {
            public int Id { get; set; }
            public int UserId { get; set; }
            public User User { get; set; } = null!;
            public User Author { get; set; } = null!;
            public int Pages { get; set; }
        }

        public class Database : Microsoft.EntityFrameworkCore.DbContext
        {
            public Microsoft.EntityFrameworkCore.DbSet<User> Users { get; set; } = null!;
            public Microsoft.EntityFrameworkCore.DbSet<Journal> Journals { get; set; } = null!;
        }
        """;
}
