using System.Globalization;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>
/// Small programs in which ids and counts take random ways: through methods, lambdas, tuples, records, collections, texts and
/// queries. The same seed makes the same program.
/// </summary>
internal sealed class RandomProgram(int seed)
{
    private readonly Random _random = new(seed);
    private int _names;

    /// <summary>The program's members, each a piece that can be left out.</summary>
    public IReadOnlyList<string> Methods(int count) => [.. Enumerable.Range(0, count).Select(index => Method($"M{index}"))];

    /// <summary>The members of a class whose <c>Run</c> says what the methods give.</summary>
    public static string Members(IEnumerable<string> methods) => $$"""
        static readonly List<User> Users = [new() { Id = 1, Email = "a" }, new() { Id = 2, Email = "b", InvitedById = 1 }, new() { Id = 3, Email = "c", InvitedById = 2 }];
        static readonly List<Journal> Journals = [new() { Id = 1, UserId = 1, Pages = 3 }, new() { Id = 2, UserId = 1, Pages = 8 }, new() { Id = 3, UserId = 2, Pages = 1 }, new() { Id = 4, UserId = 3, Pages = 2 }];
        record UserRef(int Id, int Weight);
        record JournalRef(int Id, int Weight);
        static int EchoUser(int id) => id;
        static int EchoJournal(int id) { var copy = id; return copy; }
        static int? MaybeUser(int? id) => Users.Any(user => user.Id == id) ? id : null;
        static int? MaybeJournal(int? id) => Journals.Any(journal => journal.Id == id) ? id : null;
        static bool TryUser(int wanted, out int id) { id = Users.Where(user => user.Id == wanted).Select(user => user.Id).FirstOrDefault(); return id != 0; }
        static bool TryJournal(int wanted, out int id) { id = Journals.FirstOrDefault(journal => journal.Id == wanted)?.Id ?? 0; return id > 0; }
        public static string Run() => string.Join(Environment.NewLine, [{{string.Join(", ", methods.Select(method => method[method.IndexOf('M')..].Split('(')[0] + "()"))}}]);
        {{string.Join("\n", methods)}}
        """;

    private string Method(string name)
    {
        var statements = string.Concat(Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Statement() + " "));
        return $"static string {name}() {{ var u = Users[{_random.Next(3)}]; var j = Journals[{_random.Next(4)}]; var n = {_random.Next(9)}; var s = \"\"; {statements}return s; }}";
    }

    private string Statement()
    {
        var entity = Entity();
        var name = Fresh();
        return _random.Next(16) switch
        {
            0 => $"int {name} = {Id(entity, 2)}; s += {name} + \",\";",
            1 => $"var {name} = {Id(entity, 2)}; s += $\"{{{name}}},\";",
            2 => $"int? {name} = {Id(entity, 2)}; if ({name}.HasValue && {name} != {Id(entity, 1)}) s += {name}.Value;",
            3 => $"List<int> {name} = [{Id(entity, 1)}, {Id(entity, 1)}]; s += {name}.Contains({Id(entity, 1)}) + \" \" + {name}.Distinct().Count();",
            4 => $"foreach (int {name} in new[] {{ {Id(entity, 1)}, {Id(entity, 1)} }}) s += {name} + \";\";",
            5 => $"if ({Id(entity, 2)} == 0) s += \"none\"; else s += \"some\";",
            6 => $"s += {Id(entity, 1)} > 0 ? \"stored\" : \"new\";",
            7 => $"switch ({Id(entity, 1)}) {{ case 1: s += \"one\"; break; case 2: case 3: s += \"two or three\"; break; default: s += \"many\"; break; }}",
            8 => $"s += {Id(entity, 1)} is 1 or 2;",
            9 => $"s += {Id(entity, 1)} switch {{ 1 => \"first\", 4 => \"last\", _ => \"other\" }};",
            10 => $"s += {Id(entity, 2)} == {Id(entity, 2)};",
            11 => $"int {name} = {Count(2)}; s += {name};",
            12 => $"if (Try{entity}({Id(entity, 1)}, out var {name})) s += {name} + {Count(1)}.ToString();",
            13 => $"Dictionary<int, int> {name} = new() {{ [{Id(entity, 1)}] = {Count(1)} }}; foreach (var (key, value) in {name}) s += $\"{{key}}={{value}}\";",
            14 => $"var ({name}, weight{name}) = ({Id(entity, 2)}, {Count(1)}); s += {name} + \" of \" + weight{name};",
            _ => $"Func<int, string> {name} = id => $\"#{{id}}\"; s += {name}({Id(entity, 1)});",
        };
    }

    private string Id(string entity, int depth)
    {
        if (depth == 0)
            return entity == "User" ? _random.Next(2) == 0 ? "u.Id" : "j.UserId" : "j.Id";
        string Next() => Id(entity, depth - 1);
        var (x, rows) = (Fresh(), entity + "s");
        return _random.Next(17) switch
        {
            0 => $"Echo{entity}({Next()})",
            1 => $"Echo{entity}({_random.Next(1, 4).ToString(CultureInfo.InvariantCulture)})",
            2 => $"(n > 2 ? {Next()} : {Next()})",
            3 => $"(Maybe{entity}({Next()}) ?? {Next()})",
            4 => $"new[] {{ {Next()}, {Next()} }}.First()",
            5 => $"new List<int> {{ {Next()}, {Next()} }}.Last()",
            6 => $"new Dictionary<string, int> {{ [\"k\"] = {Next()} }}[\"k\"]",
            7 => $"({Next()}, n).Item1",
            8 => $"new {entity}Ref({Next()}, {Count(1)}).Id",
            9 => $"int.Parse({Next()}.ToString(), CultureInfo.InvariantCulture)",
            10 => $"Task.FromResult({Next()}).Result",
            11 => $"{rows}.Where({x} => {x}.Id == {Next()}).Select({x} => {x}.Id).FirstOrDefault()",
            12 => $"((Func<int, int>)({x} => {x}))({Next()})",
            13 => $"{rows}.GroupBy({x} => {x}.Id).First({x} => {x}.Key == {Next()}).Key",
            14 => $"{rows}.ToDictionary({x} => {x}.Id).Keys.Single({x} => {x} == {Next()})",
            15 => $"(from {x} in {rows} where {x}.Id == {Next()} let id{x} = {x}.Id select id{x}).Single()",
            _ => $"new KeyValuePair<int, string>({Next()}, \"\").Key",
        };
    }

    private string Count(int depth) => depth == 0
        ? _random.Next(4) switch { 0 => "n", 1 => "j.Pages", 2 => "Journals.Count", _ => "3" }
        : _random.Next(5) switch
        {
            0 => $"({Count(depth - 1)} + {Count(depth - 1)})",
            1 => $"Math.Max({Count(depth - 1)}, {Count(depth - 1)})",
            2 => $"new[] {{ {Count(depth - 1)}, {Count(depth - 1)} }}.Sum()",
            3 => $"({Count(depth - 1)}, s).Item1",
            _ => $"Journals.Count(row => row.Pages > {Count(depth - 1)})",
        };

    private string Entity() => _random.Next(2) == 0 ? "User" : "Journal";

    private string Fresh() => "x" + (_names++).ToString(CultureInfo.InvariantCulture);
}
