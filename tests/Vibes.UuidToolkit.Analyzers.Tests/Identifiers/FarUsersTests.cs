using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Identifiers;

/// <summary>
/// A property that only another file ties to a key: that file's members are bound only if names tell that they can have a value
/// of the property's type, and they need not name the type for it.
/// </summary>
public sealed class FarUsersTests
{
    private const string Dto = "public class UserDto { public int [|Id|] { get; set; } }";

    // What stands beside the DTO, and what uses it in another file, without its name.
    public static TheoryData<string, string> Ways => new()
    {
        { "public class Store { public UserDto Get() => new(); }", "class C { bool M(Store s, User u) => s.Get().Id == u.Id; }" },
        { "public class Store { public Task<UserDto> GetAsync() => null!; }", "class C { async Task<bool> M(Store s, User u) { var x = await s.GetAsync(); return x.Id == u.Id; } }" },
        { "public class Store { public bool Try(out UserDto dto) { dto = new(); return true; } }", "class C { bool M(Store s, User u) => s.Try(out var x) && x.Id == u.Id; }" },
        { "public class Inner { public UserDto Dto => new(); } public class Outer { public Inner Inner => new(); }", "class C { bool M(Outer o, User u) => o.Inner.Dto.Id == u.Id; }" },
        { "public class Inner { public UserDto Dto = new(); }", "class C { bool M(Inner i, User u) => i is { Dto.Id: var x } && x == u.Id; }" },
        { "public class Root { protected UserDto Dto = new(); } public class Middle : Root { }", "class C : Middle { bool M(User u) => Dto.Id == u.Id; }" },
        { "public class Root<T> { protected T Item = default!; } public class Middle : Root<UserDto> { }", "class C : Middle { bool M(User u) => Item.Id == u.Id; }" },
        { "public class Root<T> where T : UserDto { protected T Item = default!; }", "class C<T> : Root<T> where T : SpecialDto { bool M(User u) => Item.Id == u.Id; }" },
        { "public partial class C { private readonly UserDto _dto = new(); }", "partial class C { bool M(User u) => _dto.Id == u.Id; }" },
        { "public partial class C(UserDto dto);", "partial class C { bool M(User u) => dto.Id == u.Id; }" },
        { "public class Many : List<UserDto> { }", "class C { void M(Many many, User u) { foreach (var x in many) if (x.Id == u.Id) return; } }" },
        { "public class Many : List<UserDto> { }", "class C { bool M(Many many, User u) => many.Any(x => x.Id == u.Id); }" },
        { "public class Many : List<UserDto> { }", "class C { object M(Many many, User u) => from x in many where x.Id == u.Id select x; }" },
        { "public class Box { public UserDto this[string key] => new(); }", "class C { bool M(Box box, User u) => box[\"\"].Id == u.Id; }" },
        { "public record Pair(UserDto Dto, string Text);", "class C { bool M(Pair pair, User u) { var (x, _) = pair; return x.Id == u.Id; } }" },
        { "public delegate bool Test(UserDto dto); public class Filter { public void Add(Test test) { } }", "class C { void M(Filter f, User u) => f.Add(x => x.Id == u.Id); }" },
        { "public class Sink { public void Put(UserDto dto) { } }", "class C { void M(Sink s, User u) => s.Put(new() { Id = u.Id }); }" },
        { "public class Sink { public UserDto Dto { get; set; } = new(); }", "class C { Sink M(User u) => new() { Dto = { Id = u.Id } }; }" },
        { "public class Other; public static class Dtos { public static UserDto Of(this Other other) => new(); }", "class C { bool M(Other o, User u) => o.Of().Id == u.Id; }" },
        { "public class Other; public class Special : Other; public static class Dtos { public static UserDto Of(this Other other) => new(); }", "class C { bool M(Special s, User u) => s.Of().Id == u.Id; }" },
        { "public class Other; public static class Dtos { public static UserDto Of<T>(this T other) where T : Other => new(); }", "class C { bool M(Other o, User u) => o.Of().Id == u.Id; }" },
        { "public static class Dtos { public static UserDto Of(this string text) => new(); }", "class C { bool M(string text, User u) => text.Of().Id == u.Id; }" },
        { "", "class C { bool M(SpecialDto x, User u) => x.Id == u.Id; }" },
        { "", "class C { bool M(Renamed x, User u) => x.Id == u.Id; }" },
        { "", "class C { bool M(Packed x, User u) => x.Of().Id == u.Id; }" },
        { "", "class C { bool M(User u) => Made().Id == u.Id; }" },
    };

    // What uses the DTO in another file, beside a use that says it is a key: a number arrives, and it is none.
    public static TheoryData<string> Numbers =>
    [
        "void N(UserDto d, int a, int b) { d.Id = a + b; }",
        "void N(UserDto d, int a, int b) { d.Id = ((a * b)); }",
        "UserDto N(List<int> all) => new() { Id = all.Count };",
        "UserDto N(string text) => new UserDto { Id = text.Length };",
        "UserDto N(List<int> all) => new() { Id = all.Count() };",
        "async Task<UserDto> N(IQueryable<User> all) => new() { Id = await all.CountAsync() };",
        "UserDto N(DayOfWeek day) => new() { Id = (int)day };",
        "UserDto N(IEnumerable<User> all) => new() { Id = all.Sum(x => x.Email.Length) };",
        "void N(Holder h, int a, int b) { h.Dto.Id = a - b; }",
        "void N(Holder h, string text) { h.Dto!.Id = text.IndexOf('a'); }",
        "Holder N(DateTime day) => new() { Dto = { Id = day.Year } };",
        "void N(UserDto d, int? a, int b) { d.Id = a ?? 0; d.Id = b / 2; }",
    ];

    [Theory, MemberData(nameof(Ways))]
    public Task Are_found_without_the_name_of_the_type(string beside, string use) => RuleTest.Reports(Descriptors.IntegerIdMember, $$"""
        global using Renamed = Vibes.UserDto;
        global using Packed = System.Collections.Generic.List<Vibes.UserDto>;
        global using static Vibes.Maker;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        namespace Vibes;
        {{Dto}}
        public class SpecialDto : UserDto { }
        public static class Maker { public static UserDto Made() => new(); public static UserDto Of(this List<UserDto> all) => all[0]; }
        {{beside}}
        """, Far(use));

    [Theory, MemberData(nameof(Numbers))]
    public Task Say_that_it_is_no_id_where_they_give_it_a_number(string member) => RuleTest.Reports(Descriptors.IntegerIdMember, $$"""
        namespace Vibes;
        {{Dto.Replace("[|Id|]", "Id", StringComparison.Ordinal)}}
        public class Holder { public UserDto Dto { get; set; } = new(); }
        """, Far($"class C {{ bool M(UserDto x, User u) => x.Id == u.Id; {member} }}"));

    [Fact]
    public Task Are_not_those_of_another_type_with_such_a_member() => RuleTest.Reports(Descriptors.IntegerIdMember, $$"""
        namespace Vibes;
        {{Dto.Replace("[|Id|]", "Id", StringComparison.Ordinal)}}
        """, Far("class Other { public int Id; } class C { bool M(Other x, User u) => x.Id == u.Id; }"));

    private static string Far(string code) => Journals.Model.Replace("using System;", "using System;\nusing System.Linq;\nusing System.Threading.Tasks;", StringComparison.Ordinal) + "\n" + code;
}
