using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Completeness;

/// <summary>
/// Ids of other systems are integers, are called ids, are kept by entities, and stay what they are: no rule says anything of
/// them. Each row does with them what the rules of one area look for.
/// </summary>
public sealed class ThirdPartyIdsTests
{
    /// <summary>Journals with ids of a payment provider, of GitHub and of an enum.</summary>
    private static readonly string Model = Journals.Model.Replace("public int Pages { get; set; }", """
        public int Pages { get; set; }
        public int StripeInvoiceId { get; set; }
        public long? GithubRepositoryId { get; set; }
        public int HttpStatusId { get; set; }
        public string? ExternalId { get; set; }
        """, StringComparison.Ordinal);

    public static TheoryData<string, string> Uses => new()
    {
        {
            "Models", """
            record InvoiceDto(int StripeInvoiceId, long? GithubRepositoryId, List<int> StripeInvoiceIds, Dictionary<int, string> ByStripeInvoiceId);
            class Entity<TKey> { public TKey StripeId { get; set; } = default!; }
            class Hook : Entity<int> { public int HookId { get; set; } }
            readonly record struct StripeInvoiceId(int Value);
            InvoiceDto A(Journal j) => new(j.StripeInvoiceId, j.GithubRepositoryId, [], new() { [j.StripeInvoiceId] = j.Title });
            """
        },
        {
            "Entity Framework", """
            void A(ModelBuilder model)
            {
                model.Entity<Journal>().Property(j => j.StripeInvoiceId).HasColumnType("integer").HasDefaultValue(0).HasConversion<long>().HasSentinel(0).UseHiLo("stripe_invoice_ids");
                model.Entity<Journal>().Property<int>("TwitterId").HasDefaultValueSql("nextval('twitter_ids')");
                model.HasSequence<int>("stripe_invoice_ids");
                model.HasSequence<int>("journals_stripe_invoice_id_seq");
                model.Entity<Journal>().HasIndex(j => j.StripeInvoiceId).IsDescending();
            }
            """
        },
        {
            "Services", """
            private const int TestInvoiceId = 5;
            private readonly List<int> _stripeInvoiceIds = new() { 1, 2 };
            private int _stripeInvoiceId = -1;
            Journal? A(int stripeInvoiceId) => stripeInvoiceId > 0 ? db.Journals.FirstOrDefault(j => j.StripeInvoiceId == stripeInvoiceId) : null;
            int B(string s) { int id = int.Parse(s); _stripeInvoiceId = id; return db.Journals.Count(j => j.StripeInvoiceId == id || j.StripeInvoiceId == 5); }
            Journal C(object o) => new() { StripeInvoiceId = (int)o, GithubRepositoryId = Convert.ToInt64(o), HttpStatusId = 404 };
            bool D(Journal j) => _stripeInvoiceIds.Contains(j.StripeInvoiceId) || j.StripeInvoiceId == TestInvoiceId || j.GithubRepositoryId is 0 or null || j.HttpStatusId == _stripeInvoiceId;
            int E() => db.Journals.Select(j => j.StripeInvoiceId).FirstOrDefault();
            void F(BinaryReader reader, Journal j) { j.StripeInvoiceId = reader.ReadInt32(); Console.WriteLine(BitConverter.GetBytes(j.StripeInvoiceId)); }
            Task<int> G() => db.Journals.ExecuteUpdateAsync(s => s.SetProperty(j => j.StripeInvoiceId, 5));
            [Xunit.Theory, Xunit.InlineData(7, 8)]
            void H(int stripeInvoiceId, int httpStatusId) => Xunit.Assert.Equal((7, 8), (new Journal { StripeInvoiceId = stripeInvoiceId }.StripeInvoiceId, httpStatusId));
            """
        },
        {
            "Routes", """
            [Route("invoices")]
            public class InvoicesController(VibesContext db) : ControllerBase
            {
                [HttpGet("{invoiceId:int:min(1)}")]
                public Journal? Get([Range(1, int.MaxValue)] int invoiceId, [FromQuery, RegularExpression("^\\d+$")] string githubId) => db.Journals.FirstOrDefault(j => j.StripeInvoiceId == invoiceId && j.ExternalId == githubId);
            }
            class InvoiceHub(VibesContext db) : Microsoft.AspNetCore.SignalR.Hub { public Journal? Watch(int stripeInvoiceId) => db.Journals.FirstOrDefault(j => j.StripeInvoiceId == stripeInvoiceId); }
            interface IStripe { [Refit.Get("/invoices/{id}")] Task<string> Get(int id); }
            class Input { [Required, Range(1, int.MaxValue)] public int StripeInvoiceId { get; set; } }
            Task<string> A(IStripe stripe, Journal j) => stripe.Get(j.StripeInvoiceId);
            string B(Journal j) => $"/invoices/{j.StripeInvoiceId}?repository={j.GithubRepositoryId}" + "/invoices/7?stripeInvoiceId=5" + "https://api.github.com/users/5";
            """
        },
        {
            "SQL", """
            int A(Npgsql.NpgsqlConnection c, Journal j)
            {
                using var command = new Npgsql.NpgsqlCommand("SELECT stripe_invoice_id, stripe_invoice_id::int, max(stripe_invoice_id) FROM journals WHERE stripe_invoice_id = 5 AND stripe_invoice_id > @stripe GROUP BY 1 ORDER BY stripe_invoice_id", c);
                command.Parameters.Add(new Npgsql.NpgsqlParameter("stripe", NpgsqlTypes.NpgsqlDbType.Integer) { Value = j.StripeInvoiceId });
                using var reader = command.ExecuteReader();
                return reader.GetInt32(0) + Dapper.SqlMapper.QuerySingle<int>(c, "SELECT stripe_invoice_id FROM journals WHERE github_repository_id = @id", new { id = j.GithubRepositoryId })
                    + Dapper.SqlMapper.Execute(c, $"UPDATE journals SET stripe_invoice_id = {j.StripeInvoiceId} WHERE http_status_id IN ({string.Join(",", new[] { j.HttpStatusId })})");
            }
            """
        },
        {
            "Semantics", """
            object A(int last) => db.Journals.Where(j => j.StripeInvoiceId > last && j.StripeInvoiceId.Equals(last)).OrderByDescending(j => j.StripeInvoiceId).ThenBy(j => j.GithubRepositoryId).ToList();
            int B() => db.Journals.Max(j => j.StripeInvoiceId) + 1;
            string C(Journal j) => $"{j.StripeInvoiceId:D6}" + string.Format("{0:000}", j.StripeInvoiceId) + j.HttpStatusId.ToString("D3");
            object D() => db.Journals.Select(j => j.StripeInvoiceId).AsEnumerable().OfType<int>();
            object E(Journal j) => (System.Net.HttpStatusCode)j.HttpStatusId;
            int F(Journal j, string[] names) { j.StripeInvoiceId++; return j.StripeInvoiceId % 16 + j.StripeInvoiceId.GetHashCode() + names[j.HttpStatusId].Length + Random.Shared.Next(j.StripeInvoiceId); }
            object G(Journal j) => new object[] { EF.Property<int>(j, "StripeInvoiceId"), db.Entry(j).Property<int>("StripeInvoiceId").CurrentValue };
            void H(Journal j) { dynamic d = j.StripeInvoiceId; Console.WriteLine(d); }
            """
        },
        {
            "Names", """
            void A(int stripeInvoiceId, int githubAppId, int telegramChatId, int page, int count, int processId, int httpStatusId, int eventId, int[] stripeInvoiceIds) { }
            int AppId { get; set; }
            enum Kind { Id = 1, UserId = 2 }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public async Task No_rule_reports_them(string area, string members)
    {
        var oracle = CompilerOracle.Beside(members, Model);
        Assert.Equal("", string.Join('\n', oracle.Errors));
        var findings = await oracle.FindingsAsync(TestContext.Current.CancellationToken);
        Assert.True(findings.IsEmpty, $"{area}:\n{string.Join('\n', findings)}");
    }

    /// <summary>The areas are all there are, but for the toolkit's own files, and for the rules of what is a UUID already.</summary>
    [Fact]
    public void No_area_is_left_out() => Assert.Equal(
        Descriptors.All.Select(rule => rule.Category).Distinct().Except([Categories.Setup, Categories.Hygiene]).Select(category => category["Uuid.".Length..]),
        Uses.Select(row => row.Data.Item1.Replace(" ", "", StringComparison.Ordinal)).Select(area => area == "SQL" ? "Sql" : area));
}
