using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Endpoints;

namespace Vibes.UuidToolkit.Verification.Tests.Endpoints;

/// <summary>Random answers of random ids: whatever they are, a one-to-one change of the ids is none, and any other change is one.</summary>
public sealed class BijectionProperties
{
    private static readonly string[] Entities = ["journal", "user", "tag"];

    [Property(MaxTest = 200)]
    public bool A_change_of_ids_one_for_one_is_no_difference(int seed)
    {
        var answers = new RandomAnswers(seed);

        return Compare(answers.Bodies(Integer), answers.Bodies(Uuid)).IsEmpty;
    }

    /// <summary>One id leads to another row, known to the run or not: never unnoticed, but for one that is nowhere else.</summary>
    [Property(MaxTest = 300)]
    public bool One_wrong_id_is_a_difference(int seed)
    {
        var answers = new RandomAnswers(seed);
        var random = new Random(seed);
        var ids = answers.Ids;
        var wrong = random.Next(ids.Count);
        var (entity, number) = ids[wrong];
        var others = ids.Where(id => id.Entity == entity && id.Number != number).ToList();
        var isElsewhere = ids.Count(id => id == (entity, number)) > 1;
        var instead = random.Next(3) switch
        {
            0 when others.Count > 0 => Uuid(entity, others[random.Next(others.Count)].Number),
            // An id that is nowhere else could be any: another unknown one in its place cannot be told from what is right.
            _ when !isElsewhere => null,
            1 => Uuid(entity, number + 100),
            _ => JsonValue.Create("0190ffff-0000-7000-8abc-000000000001"),
        };
        var place = 0;

        return instead is null || !Compare(answers.Bodies(Integer), answers.Bodies((at, id) => place++ == wrong ? instead : Uuid(at, id))).IsEmpty;
    }

    private static JsonNode Integer(string entity, int number) => JsonValue.Create(number);

    private static JsonNode Uuid(string entity, int number) => JsonValue.Create($"0190{entity[0] % 16:x4}-{number:x4}-7000-8abc-{number * 7919:x12}");

    private static ImmutableArray<Diagnostic> Compare(IReadOnlyList<string> before, IReadOnlyList<string> after) => EndpointComparison.Compare(Texts(before), Texts(after), migrated: true);

    private static ImmutableSortedDictionary<string, string> Texts(IReadOnlyList<string> bodies) => EndpointSnapshot.Of(
        [.. bodies.Select((body, i) => new Exchange(new($"a{i}", "/journals"), new($"a{i}", "GET", "/journals", [], null, default), AnswerReader.Read("test", 200, [], new("application/json"), Encoding.UTF8.GetBytes(body)), null))],
        new(), "http://localhost", text => text).Texts;

    /// <summary>Answers whose shape depends on the seed alone, with ids as they are asked for.</summary>
    private sealed class RandomAnswers(int seed)
    {
        /// <summary>The ids in the order of their places.</summary>
        public IReadOnlyList<(string Entity, int Number)> Ids
        {
            get
            {
                var ids = new List<(string, int)>();
                Bodies((entity, number) =>
                {
                    ids.Add((entity, number));
                    return JsonValue.Create(0);
                });
                return ids;
            }
        }

        public IReadOnlyList<string> Bodies(Func<string, int, JsonNode> id)
        {
            var random = new Random(seed);
            return [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new JsonArray([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Object(random, id, 0))]).ToJsonString())];
        }

        private static JsonNode Object(Random random, Func<string, int, JsonNode> id, int depth)
        {
            var result = new JsonObject { ["id"] = id("journal", random.Next(1, 8)), ["count"] = random.Next(1, 8) };
            foreach (var entity in Entities)
            {
                if (random.Next(2) == 0)
                    result[$"{entity}Id"] = id(entity, random.Next(1, 8));
                // Perhaps empty: an address is understood where the run speaks of its entity at all.
                result[$"{entity}_ids"] = new JsonArray([.. Enumerable.Range(0, Math.Max(0, random.Next(-4, 3))).Select(_ => id(entity, random.Next(1, 8)))]);
                if (random.Next(4) == 0)
                    result[$"{entity}Url"] = $"/{entity}s/{id(entity, random.Next(1, 8))}?page={random.Next(9)}";
            }

            if (depth < 2 && random.Next(2) == 0)
                result["journals"] = new JsonArray([Object(random, id, depth + 1)]);
            return result;
        }
    }
}
