using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.Sql;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Sql;

public sealed class SqlFixTests
{
    private const string Usings = "using System;\nusing System.Data;\nusing Dapper;\nusing Npgsql;\nusing NpgsqlTypes;\nnamespace Vibes;\n";

    [Fact]
    public Task Casts() => RuleTest.Fixes(Descriptors.SqlIntegerCast, new SqlIntegerCastFix(),
        Usings + """"
        public static class Texts
        {
            public const string Plain = "SELECT\t\"id\"::[|int|] FROM journals WHERE id = @id::[|bigint|] AND user_id = CAST(@user AS [|integer|]) AND pages = @n::int";
            public const string Raw = """
                SELECT title
                  FROM journals WHERE id = ANY(@ids::[|int|][]) -- int
                """;
            public const string Verbatim = @"SELECT ""title"" FROM journals WHERE id = @id::[|int|]";
            public static string Interpolated(string table) => $"DELETE FROM journals WHERE '{table}' <> '' AND user_id = @user::[|int|] AND id = @id::[|int8|]";
        }
        """",
        Usings + """"
        public static class Texts
        {
            public const string Plain = "SELECT\t\"id\"::uuid FROM journals WHERE id = @id::uuid AND user_id = CAST(@user AS uuid) AND pages = @n::int";
            public const string Raw = """
                SELECT title
                  FROM journals WHERE id = ANY(@ids::uuid[]) -- int
                """;
            public const string Verbatim = @"SELECT ""title"" FROM journals WHERE id = @id::uuid";
            public static string Interpolated(string table) => $"DELETE FROM journals WHERE '{table}' <> '' AND user_id = @user::uuid AND id = @id::uuid";
        }
        """", Journals.GuidModel);

    [Fact]
    public Task Parameters() => RuleTest.Fixes(Descriptors.IntegerParameterType, new IntegerParameterTypeFix(),
        Usings + """
        public class Store(NpgsqlDataSource database)
        {
            public void Write(Guid id, Guid[] ids)
            {
                using var command = database.CreateCommand("DELETE FROM journals WHERE id = @id OR user_id = ANY(@ids)");
                command.Parameters.Add(new NpgsqlParameter("id", [|NpgsqlDbType.Integer|]) { Value = id });
                command.Parameters.AddWithValue("ids", NpgsqlDbType.Array | [|NpgsqlDbType.Bigint|], ids);
                command.Parameters.Add(new NpgsqlParameter { ParameterName = "id", DbType = [|DbType.Int32|], Value = id });
            }
        }
        """,
        Usings + """
        public class Store(NpgsqlDataSource database)
        {
            public void Write(Guid id, Guid[] ids)
            {
                using var command = database.CreateCommand("DELETE FROM journals WHERE id = @id OR user_id = ANY(@ids)");
                command.Parameters.Add(new NpgsqlParameter("id", NpgsqlDbType.Uuid) { Value = id });
                command.Parameters.AddWithValue("ids", NpgsqlDbType.Array | NpgsqlDbType.Uuid, ids);
                command.Parameters.Add(new NpgsqlParameter { ParameterName = "id", DbType = DbType.Guid, Value = id });
            }
        }
        """, Journals.GuidModel);

    [Fact]
    public Task Reads() => RuleTest.Fixes(Descriptors.IntegerRead, new IntegerReadFix(),
        Usings + """
        public class Store(NpgsqlDataSource database)
        {
            public void Read()
            {
                using var command = database.CreateCommand("SELECT id, pages FROM journals");
                using var reader = command.ExecuteReader();
                var one = reader.[|GetInt32|](0);
                var two = reader.GetFieldValue<[|int|]>(0);
                var three = ([|int|])reader["id"];
                var pages = reader.GetInt32(1);
            }
        }
        """,
        Usings + """
        public class Store(NpgsqlDataSource database)
        {
            public void Read()
            {
                using var command = database.CreateCommand("SELECT id, pages FROM journals");
                using var reader = command.ExecuteReader();
                var one = reader.GetGuid(0);
                var two = reader.GetFieldValue<Guid>(0);
                var three = (Guid)reader["id"];
                var pages = reader.GetInt32(1);
            }
        }
        """);

    [Fact]
    public Task Results() => RuleTest.Fixes(Descriptors.IntegerResult, new IntegerResultFix(),
        Usings + """
        public class Store(NpgsqlConnection connection)
        {
            public void Read()
            {
                var one = connection.Query<[|int|]>("SELECT id FROM users");
                var two = connection.QuerySingle<([|long|]? Id, int Pages)>("SELECT user_id, pages FROM journals");
            }
        }
        """,
        Usings + """
        public class Store(NpgsqlConnection connection)
        {
            public void Read()
            {
                var one = connection.Query<Guid>("SELECT id FROM users");
                var two = connection.QuerySingle<(Guid? Id, int Pages)>("SELECT user_id, pages FROM journals");
            }
        }
        """);
}
