using System.Globalization;
using System.Text;

namespace Vibes.UuidToolkit.Analyzers.Benchmarks;

/// <summary>
/// An application of a wanted size, the same each time: entities with foreign keys, contexts, configurations, DTOs, mappings,
/// services, controllers, Dapper repositories, and code that has nothing to do with ids.
/// </summary>
internal static class GeneratedApplication
{
    /// <summary>Lines to an entity: 200,000 lines have 300.</summary>
    private const int LinesPerEntity = 667;

    /// <summary>An application with entities.</summary>
    /// <param name="lines">About how many lines.</param>
    public static IReadOnlyList<(string Path, string Text)> WithEntities(int lines)
    {
        var count = lines / LinesPerEntity;
        var files = new List<(string, string)>();
        for (var i = 0; i < count; i++)
        {
            string Fill(string template) => template.Replace("$E", Name(i), StringComparison.Ordinal).Replace("$P", Name(i / 2), StringComparison.Ordinal);
            var module = new List<(string Path, string Text)>
            {
                ($"{Name(i)}/Entity.cs", Fill(Entity)), ($"{Name(i)}/Dto.cs", Fill(Dto)), ($"{Name(i)}/Service.cs", Repeat(Fill(Service), Fill(ServiceMethod), 12)),
                ($"{Name(i)}/Controller.cs", Fill(Controller)), ($"{Name(i)}/Repository.cs", Repeat(Fill(Repository), Fill(RepositoryMethod), 10)),
            };
            var rest = LinesPerEntity - module.Sum(file => Lines(file.Text));
            module.Add(($"{Name(i)}/Calculation.cs", Plain($"{Name(i)}Calculation", rest)));
            files.AddRange(module);
        }

        files.Add(("Context.cs", "using Microsoft.EntityFrameworkCore;\nnamespace App;\npublic class AppContext : DbContext\n{\n"
            + string.Concat(Enumerable.Range(0, count).Select(i => $"    public DbSet<{Name(i)}> {Name(i)}Set => Set<{Name(i)}>();\n"))
            + "    protected override void OnModelCreating(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(AppContext).Assembly);\n}\n"));
        return files;
    }

    /// <summary>An application of that size that keeps nothing in a database.</summary>
    public static IReadOnlyList<(string Path, string Text)> WithoutEntities(int lines) =>
        [.. Enumerable.Range(0, lines / 200).Select(i => ($"Calculation{i}.cs", Plain($"Calculation{i}", 200)))];

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"Thing{i:000}");

    private static int Lines(string text) => text.Count(c => c == '\n');

    private static string Repeat(string frame, string method, int times) =>
        frame.Replace("$METHODS", string.Concat(Enumerable.Range(0, times).Select(i => method.Replace("$N", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))), StringComparison.Ordinal);

    private static string Plain(string name, int lines)
    {
        var text = new StringBuilder($"using System;\nusing System.Collections.Generic;\nusing System.Linq;\nnamespace App;\npublic class {name}\n{{\n");
        for (var i = 0; i < Math.Max(1, (lines - 7) / 16); i++)
            text.Append(PlainMethod.Replace("$N", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return text.Append("}\n").ToString();
    }

    private const string Entity = """
        using System;
        using System.Collections.Generic;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Metadata.Builders;
        namespace App;
        public class $E
        {
            public int Id { get; set; }
            public string Title { get; set; } = "";
            public int Pages { get; set; }
            public int? $PId { get; set; }
            public $P? Parent { get; set; }
            public DateTime CreatedAt { get; set; }
            public List<string> Lines { get; } = new();
        }
        public class $EConfiguration : IEntityTypeConfiguration<$E>
        {
            public void Configure(EntityTypeBuilder<$E> builder)
            {
                builder.ToTable("$E");
                builder.Property(x => x.Id).HasColumnName("id").UseIdentityColumn();
                builder.Property(x => x.Title).HasMaxLength(200);
                builder.HasOne(x => x.Parent).WithMany().HasForeignKey(x => x.$PId);
            }
        }

        """;

    private const string Dto = """
        using System;
        using System.Collections.Generic;
        namespace App;
        public record $EDto(int Id, string Title, int Pages, int? ParentId, DateTime CreatedAt);
        public record $EPage(IReadOnlyList<$EDto> Items, int Page, int Count);
        public class $EInput
        {
            public string Title { get; set; } = "";
            public int Pages { get; set; }
            public int? ParentId { get; set; }
        }
        public static class $EMapping
        {
            public static $EDto ToDto(this $E item) => new(item.Id, item.Title, item.Pages, item.$PId, item.CreatedAt);
            public static void Apply(this $EInput input, $E item)
            {
                item.Title = input.Title;
                item.Pages = input.Pages;
                item.$PId = input.ParentId;
            }
        }

        """;

    private const string Service = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore;
        namespace App;
        public class $EService(AppContext context)
        {
            private readonly Dictionary<int, string> _titles = new();
        $METHODS}

        """;

    private const string ServiceMethod = """
            public async Task<$EDto?> Find$NAsync(int id)
            {
                var item = await context.$ESet.SingleOrDefaultAsync(x => x.Id == id);
                if (item is null)
                    return null;
                _titles[item.Id] = item.Title;
                return item.ToDto();
            }
            public async Task<$EPage> List$NAsync(int parentId, int page, int size)
            {
                var query = context.$ESet.Where(x => x.$PId == parentId && x.Pages > size);
                var count = await query.CountAsync();
                var items = await query.OrderBy(x => x.Id).Skip(page * size).Take(size).ToListAsync();
                var ids = items.Select(x => x.Id).ToList();
                foreach (var other in ids.Where(x => x > 0))
                    _titles.Remove(other);
                return new(items.Select(x => x.ToDto()).ToList(), page, count);
            }

        """;

    private const string Controller = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        namespace App;
        [ApiController, Route("api/$E")]
        public class $EController($EService service, $ERepository repository) : ControllerBase
        {
            [HttpGet("{id:int}")]
            public async Task<ActionResult<$EDto>> Get(int id)
            {
                var item = await service.Find0Async(id);
                return item is null ? NotFound() : item;
            }
            [HttpGet]
            public Task<$EPage> List(int parentId, int page = 0, int size = 20) => service.List0Async(parentId, page, size);
            [HttpDelete("{id:int:min(1)}")]
            public async Task<IActionResult> Delete(int id) => await repository.Delete0Async(id) > 0 ? NoContent() : NotFound();
        }

        """;

    private const string Repository = """
        using System.Collections.Generic;
        using System.Data;
        using System.Linq;
        using System.Threading.Tasks;
        using Dapper;
        namespace App;
        public class $ERepository(IDbConnection connection)
        {
        $METHODS}

        """;

    private const string RepositoryMethod = """
            public async Task<IReadOnlyList<int>> Ids$NAsync(int parentId, int take)
            {
                var ids = await connection.QueryAsync<int>("SELECT id FROM $E WHERE parent_id = @parentId ORDER BY id LIMIT @take", new { parentId, take });
                return ids.ToList();
            }
            public Task<int> Delete$NAsync(int id) => connection.ExecuteAsync("DELETE FROM $E WHERE id = @id", new { id });
            public async Task<int> Save$NAsync(string title, int pages)
            {
                var id = await connection.ExecuteScalarAsync<int>("INSERT INTO $E (title, pages) VALUES (@title, @pages) RETURNING id", new { title, pages });
                return id;
            }

        """;

    private const string PlainMethod = """
            public string Describe$N(IReadOnlyList<string> words, int width, double factor)
            {
                var lengths = words.Select(word => word.Length).Where(length => length < width).ToList();
                var total = 0;
                for (var i = 0; i < lengths.Count; i++)
                {
                    if (lengths[i] % 2 == 0)
                        total += (int)(lengths[i] * factor);
                    else
                        total -= lengths[i];
                }
                var counts = new Dictionary<int, string>();
                foreach (var word in words.OrderBy(word => word.Length))
                    counts[word.Length] = word.ToUpperInvariant();
                return $"{total}: {string.Join(", ", counts.Values)}";
            }

        """;
}
