using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Sql;

/// <summary>VUID0507 to VUID0510: what programs write into statements, bind to them and read from their results.</summary>
public sealed class SqlCallsTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Data;
        using System.Data.Common;
        using System.Linq;
        using System.Threading.Tasks;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;
        using NpgsqlTypes;

        namespace Vibes;

        """;

    [Fact]
    public Task Ids_in_text() => RuleTest.Reports(Descriptors.IdInSqlText, Usings + """
        public class Store(NpgsqlConnection connection, VibesContext context)
        {
            public void Delete(int id, int pages)
            {
                connection.Execute("DELETE FROM users WHERE id = " + [|id|]);
                connection.Execute($"DELETE FROM journals WHERE pages = {pages} AND user_id = {[|id|]} AND title = '{id}'");
                context.Database.ExecuteSqlRaw($"DELETE FROM users WHERE id = {[|id|]}");
                context.Database.ExecuteSql($"DELETE FROM users WHERE id = {id}");
                context.Database.ExecuteSqlInterpolated($"DELETE FROM users WHERE id = {id}");
                context.Users.FromSqlRaw("SELECT * FROM users WHERE id = " + [|id.ToString()|]).ToList();
                context.Users.FromSql($"SELECT * FROM users WHERE id = {id}").ToList();
                context.Users.FromSqlRaw("SELECT * FROM users WHERE id = {0}", id).ToList();
                Console.WriteLine("DELETE user " + id);
                Console.WriteLine($"Update of users where id = {id}");
            }

            public void Other(Journal journal, string table, string order)
            {
                connection.Execute($"UPDATE {table} SET reviewed = true WHERE n = {[|journal.Id|]} ORDER BY {order}");
                connection.Execute($"UPDATE {table} SET reviewed = true WHERE n = {journal.Pages}");
            }

            public void Many(List<int> ids, int[] pages)
            {
                var list = string.Join(",", ids);
                connection.Execute($"DELETE FROM users WHERE id IN ({list})"); // VUID0616 reports the list where it is joined
                connection.Execute($"DELETE FROM journals WHERE pages IN ({string.Join(",", pages)})");
                var sql = "SELECT email FROM users";
                sql += " WHERE id = " + [|ids[0]|];
                connection.Execute(sql);
            }
        }
        """);

    [Fact]
    public Task Uuids_in_text() => RuleTest.Reports(Descriptors.IdInSqlText, Usings + """
        public class Store(NpgsqlConnection connection, VibesContext context)
        {
            public void Delete(Guid id, int pages)
            {
                connection.Execute("DELETE FROM users WHERE id = " + [|id|]);
                connection.Execute($"DELETE FROM users WHERE id = '{id}'");
                context.Database.ExecuteSql($"DELETE FROM users WHERE id = {id}");
            }
        }
        """, Journals.GuidModel);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Parameter_types(bool after) => RuleTest.Reports(Descriptors.IntegerParameterType, (Usings + """
        public class Store(NpgsqlDataSource database, NpgsqlConnection connection)
        {
            public void Write(int id, int pages, int[] ids)
            {
                using var command = database.CreateCommand("UPDATE journals SET pages = @pages WHERE id = @id OR user_id = ANY(@ids)");
                command.Parameters.Add(new NpgsqlParameter("id", [|NpgsqlDbType.Integer|]) { Value = id });
                command.Parameters.Add(new NpgsqlParameter("pages", NpgsqlDbType.Integer) { Value = pages });
                command.Parameters.AddWithValue("@ids", NpgsqlDbType.Array | [|NpgsqlDbType.Bigint|], ids);
                command.Parameters.AddWithValue("id", id);
                command.Parameters.Add("id", [|NpgsqlDbType.Bigint|]).Value = id;
                command.Parameters.Add(new NpgsqlParameter { ParameterName = "id", DbType = [|DbType.Int32|], Value = id });
                command.Parameters.Add(new NpgsqlParameter { ParameterName = "pages", DbType = DbType.Int32, Value = pages });
                var parameter = new NpgsqlParameter("id", id);
                parameter.NpgsqlDbType = [|NpgsqlDbType.Integer|];
                command.Parameters.Add(parameter);
            }

            public void Positional(int id, int take)
            {
                using var command = new NpgsqlCommand("SELECT title FROM journals WHERE user_id = $1 LIMIT $2", connection);
                command.Parameters.Add(new NpgsqlParameter<[|int|]> { TypedValue = id });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = take });
            }

            public void Assigned(object id)
            {
                var command = connection.CreateCommand();
                command.CommandText = "SELECT title FROM journals WHERE pages = @n";
                command.Parameters.AddWithValue("n", NpgsqlDbType.Integer, id);
                command.CommandText = "SELECT title FROM journals WHERE id = @n";
                command.Parameters.AddWithValue("n", [|NpgsqlDbType.Integer|], id);
            }

            public void Dynamic(int id, int pages)
            {
                var parameters = new DynamicParameters();
                parameters.Add("id", id, [|DbType.Int32|]);
                parameters.Add("pages", pages, DbType.Int32);
                connection.Execute("UPDATE journals SET pages = @pages WHERE id = @id", parameters);
            }

            public void Copy(NpgsqlBinaryImporter importer, Journal journal)
            {
                importer.Write(journal.Id, [|NpgsqlDbType.Integer|]);
                importer.Write(journal.Pages, NpgsqlDbType.Integer);
            }
        }
        """).Replace("int id,", after ? "Guid id," : "int id,", StringComparison.Ordinal).Replace("NpgsqlParameter<[|int|]> { TypedValue = id }", after ? "NpgsqlParameter<Guid> { TypedValue = id }" : "NpgsqlParameter<[|int|]> { TypedValue = id }", StringComparison.Ordinal),
        after ? Journals.GuidModel : Journals.Model);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Reads(bool after) => RuleTest.Reports(Descriptors.IntegerRead, Usings + """
        public class Store(NpgsqlDataSource database, NpgsqlConnection connection)
        {
            public async Task Read()
            {
                await using var command = database.CreateCommand("SELECT j.id, j.pages, u.id AS owner, j.title FROM journals j JOIN users u ON u.id = j.user_id");
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    _ = reader.[|GetInt32|](0) + reader.GetInt32(1);
                    _ = reader.GetFieldValue<[|long|]>(2);
                    _ = await reader.GetFieldValueAsync<[|int|]>(reader.GetOrdinal("owner"));
                    _ = ([|int|])reader["id"];
                    _ = ([|int|]?)reader[2];
                    _ = (int)reader["pages"];
                    _ = reader.GetGuid(0);
                    _ = reader.GetFieldValue<Guid>(0);
                    _ = reader.GetString(3);
                    _ = reader.IsDBNull(0);
                    var owner = reader.GetOrdinal("owner");
                    _ = reader.[|GetInt64|](owner);
                    _ = reader.GetInt32("pages") + reader.[|GetInt32|]("id");
                }
            }

            public async Task Scalars()
            {
                var command = new NpgsqlCommand("INSERT INTO users (email) VALUES ('') RETURNING id", connection);
                var id = ([|int|])(await command.ExecuteScalarAsync())!;
                var boxed = command.ExecuteScalar();
                var other = [|Convert.ToInt32|](boxed);
                command.CommandText = "SELECT count(*) FROM users";
                var count = (long)command.ExecuteScalar()!;
                _ = ([|int|])connection.ExecuteScalar("SELECT user_id FROM journals LIMIT 1")!;
            }

            public async Task Rows()
            {
                foreach (var row in await connection.QueryAsync("SELECT id, pages FROM journals"))
                    _ = ([|int|])row.id + (int)row.pages;
                var one = connection.QuerySingle("SELECT * FROM users WHERE email = ''");
                int key = ([|int|])one.id;
                var logins = (int)one.logins;
            }
        }
        """, after ? Journals.GuidModel : Journals.Model);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Results(bool after) => RuleTest.Reports(Descriptors.IntegerResult, Usings + """
        public class Store(NpgsqlConnection connection, VibesContext context)
        {
            private const string All = "SELECT id FROM users";

            public async Task Read()
            {
                _ = connection.Query<[|int|]>(All);
                _ = await connection.QueryAsync<[|long|]?>("SELECT invited_by_id FROM users");
                _ = await connection.ExecuteScalarAsync<[|int|]>("INSERT INTO journals (title) VALUES ('') RETURNING id, pages");
                _ = connection.ExecuteScalar<int>("SELECT count(*) FROM users WHERE id IS NOT NULL");
                _ = connection.QuerySingle<([|int|] Id, string Title, int Pages)>("SELECT id, title, pages FROM journals");
                _ = connection.QueryFirstOrDefault<int>("SELECT pages FROM journals");
                _ = connection.Query<Guid>(All);
                _ = connection.Query<User>("SELECT * FROM users");
                _ = connection.Query<[|int|]>(new CommandDefinition("SELECT max(user_id) FROM journals"));
                _ = context.Database.SqlQuery<[|int|]>($"SELECT id AS \"Value\" FROM users").ToList();
                _ = context.Database.SqlQueryRaw<int>("SELECT pages AS \"Value\" FROM journals").ToList();
                _ = connection.Query<int>("SELECT id FROM " + connection.Database);
            }
        }
        """, after ? Journals.GuidModel : Journals.Model);

    /// <summary>The table and its columns are known by the approved schema alone: no class stands for them.</summary>
    [Fact]
    public Task With_a_schema_only() => RuleTest.Reports(Descriptors.IntegerResult, Usings + """
        public class Store(NpgsqlConnection connection)
        {
            public void Read()
            {
                _ = connection.Query<[|int|]>("SELECT id FROM shop.orders");
                _ = connection.Query<[|int|]>("SELECT order_no FROM shop.lines");
                _ = connection.Query<int>("SELECT line FROM shop.lines");
                _ = connection.Query<[|int|]>("SELECT number FROM shop.open_orders");
                _ = connection.Query<int>("SELECT lines FROM shop.open_orders");
            }
        }
        """, model: null, files: ("schema.verified.txt", """
        # uuidkit schema 1
        table shop.orders
          owner postgres
          column id integer not null generated always as identity
          constraint orders_pkey PRIMARY KEY (id)
        table shop.lines
          owner postgres
          column order_no integer not null
          column line integer not null
          constraint lines_pkey PRIMARY KEY (order_no, line)
          constraint lines_order_fkey FOREIGN KEY (order_no) REFERENCES shop.orders(id)
        view shop.open_orders
          owner postgres
          column number
          column lines
          |  WITH RECURSIVE chain(root, n) AS (
          |          SELECT o.id, 1 FROM shop.orders o
          |         UNION
          |          SELECT c.root, (c.n + 1) FROM chain c
          |         )
          |  SELECT chain.root AS number,
          |     chain.n AS lines
          |    FROM chain;

        """));
}
