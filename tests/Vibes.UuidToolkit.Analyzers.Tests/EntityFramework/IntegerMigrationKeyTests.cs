using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.EntityFramework;

public sealed class IntegerMigrationKeyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Primary_and_foreign_keys(bool guid) => RuleTest.Reports(Descriptors.IntegerMigrationKey, """
        using System;
        using Microsoft.EntityFrameworkCore.Migrations;

        public partial class Init : Migration
        {
            protected override void Up(MigrationBuilder migrationBuilder)
            {
                migrationBuilder.CreateTable(
                    name: "Journals",
                    columns: table => new
                    {
                        Id = table.Column<[|int|]>(type: "integer", nullable: false).Annotation("Npgsql:ValueGenerationStrategy", 1),
                        UserId = table.Column<[|int|]>(type: "integer", nullable: false),
                        Pages = table.Column<int>(type: "integer", nullable: false)
                    },
                    constraints: table =>
                    {
                        table.PrimaryKey("PK_Journals", x => x.Id);
                        table.ForeignKey(name: "FK_Journals_Users_UserId", column: x => x.UserId, principalTable: "Users", principalColumn: "Id");
                    });
                migrationBuilder.CreateTable(
                    name: "JournalTag",
                    columns: table => new
                    {
                        JournalsId = table.Column<[|int|]>(nullable: false),
                        TagsId = table.Column<[|long|]>(nullable: false)
                    },
                    constraints: table =>
                    {
                        table.PrimaryKey("PK_JournalTag", x => new { x.JournalsId, x.TagsId });
                        table.ForeignKey(name: "FK_JournalTag_Journals", column: x => x.JournalsId, principalTable: "Journals", principalColumn: "Id");
                        table.ForeignKey(name: "FK_JournalTag_Tags", column: x => x.TagsId, principalTable: "Tags", principalColumn: "Id");
                    });
                migrationBuilder.CreateTable(
                    name: "Tags",
                    columns: table => new
                    {
                        Id = table.Column<Guid>().[|Annotation|]("Npgsql:ValueGenerationStrategy", 1),
                        Rank = table.Column<int>().Annotation("Npgsql:ValueGenerationStrategy", 1)
                    },
                    constraints: table => table.PrimaryKey("PK_Tags", x => x.Id));
                migrationBuilder.AddColumn<[|int?|]>(name: "JournalId", table: "Reminders", nullable: true);
                migrationBuilder.AddColumn<int>(name: "Year", table: "Reminders");
                migrationBuilder.AddColumn<[|int|]>(name: "created_by", table: "notes");
                migrationBuilder.AddForeignKey(name: "FK_notes_users", table: "notes", column: "created_by", principalTable: "Users");
                migrationBuilder.InsertData(table: "Journals", columns: new[] { [|"Id"|], [|"UserId"|], "Pages" }, values: new object[,] { { 1, 1, 10 }, { 2, 1, 20 } });
                migrationBuilder.InsertData(table: "Users", columns: new[] { [|"Id"|], "Email" }, values: new object[] { 1, "" });
            }
        }
        """, Journals.In(guid));

    [Fact]
    public Task Guid_keys_excluded_entities_and_tables_of_none_are_silent() => RuleTest.Reports(Descriptors.IntegerMigrationKey, """
        using System;
        using Microsoft.EntityFrameworkCore.Migrations;

        public partial class Init : Migration
        {
            protected override void Up(MigrationBuilder migrationBuilder)
            {
                migrationBuilder.CreateTable(
                    name: "Users",
                    columns: table => new { Id = table.Column<Guid>(nullable: false), Age = table.Column<int>(nullable: false) },
                    constraints: table => table.PrimaryKey("PK_Users", x => x.Id));
                migrationBuilder.CreateTable(
                    name: "Tags",
                    columns: table => new { Id = table.Column<int>(nullable: false) },
                    constraints: table => table.PrimaryKey("PK_Tags", x => x.Id));
                migrationBuilder.CreateTable(
                    name: "AspNetUserClaims",
                    columns: table => new { Id = table.Column<int>(nullable: false) },
                    constraints: table => table.PrimaryKey("PK_AspNetUserClaims", x => x.Id));
                migrationBuilder.CreateTable(
                    name: "history_of_something_else",
                    columns: table => new { id = table.Column<long>(nullable: false), tag = table.Column<int>(nullable: false) },
                    constraints: table =>
                    {
                        table.PrimaryKey("PK_history", x => x.id);
                        table.ForeignKey(name: "FK_history_tag", column: x => x.tag, principalTable: "Tags", principalColumn: "Id");
                    });
                migrationBuilder.InsertData(table: "Users", columns: new[] { "Id", "Age" }, values: new object[] { Guid.Empty, 7 });
            }
        }
        """, Journals.GuidModel, config: "vibes_uuid.excluded_entities = Tag");

    [Fact]
    public Task Tables_of_Identity() => RuleTest.Reports(Descriptors.IntegerMigrationKey, """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Migrations;

        public class Member : IdentityUser<int>;
        public class Context : IdentityDbContext<Member, IdentityRole<int>, int>;

        public partial class Init : Migration
        {
            protected override void Up(MigrationBuilder migrationBuilder)
            {
                migrationBuilder.CreateTable(
                    name: "AspNetUsers",
                    columns: table => new { Id = table.Column<[|int|]>(), AccessFailedCount = table.Column<int>() },
                    constraints: table => table.PrimaryKey("PK_AspNetUsers", x => x.Id));
                migrationBuilder.CreateTable(
                    name: "AspNetUserClaims",
                    columns: table => new { Id = table.Column<int>(), UserId = table.Column<[|int|]>() },
                    constraints: table =>
                    {
                        table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                        table.ForeignKey("FK_AspNetUserClaims_AspNetUsers_UserId", x => x.UserId, "AspNetUsers", "Id");
                    });
            }
        }
        """, model: null);
}
