using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using Vibes.Api.Models;

#nullable disable

namespace Vibes.Api.Data.Migrations;

/// <inheritdoc />
[DbContext(typeof(VibesContext))]
[Migration("20230102090000_Initial")]
public partial class Initial : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.EnsureSchema(
            name: "reporting");

        migrationBuilder.AlterDatabase()
            .Annotation("Npgsql:Enum:reminder_channel", "email,none,push");

        migrationBuilder.CreateSequence(
            name: "reminders_id_seq");

        migrationBuilder.CreateSequence<int>(
            name: "tag_sort_order_seq",
            startValue: 10L,
            incrementBy: 10);

        migrationBuilder.CreateTable(
            name: "audit_entries",
            columns: table => new
            {
                user_id = table.Column<int>(type: "integer", nullable: true),
                action = table.Column<string>(type: "text", nullable: false),
                happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
            },
            constraints: table =>
            {
            });

        migrationBuilder.CreateTable(
            name: "moods",
            columns: table => new
            {
                code = table.Column<string>(type: "text", nullable: false),
                label = table.Column<string>(type: "text", nullable: false),
                valence = table.Column<float>(type: "real", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_moods", x => x.code);
            });

        migrationBuilder.CreateTable(
            name: "tags",
            columns: table => new
            {
                id = table.Column<long>(type: "bigint", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                slug = table.Column<string>(type: "text", nullable: false),
                name = table.Column<string>(type: "text", nullable: false),
                sort_order = table.Column<int>(type: "integer", nullable: false, defaultValueSql: "nextval('tag_sort_order_seq')")
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_tags", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "users",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.SerialColumn),
                email = table.Column<string>(type: "text", nullable: false),
                display_name = table.Column<string>(type: "text", nullable: false),
                invited_by = table.Column<int>(type: "integer", nullable: true),
                billing_customer_id = table.Column<string>(type: "text", nullable: true),
                is_active = table.Column<bool>(type: "boolean", nullable: false),
                born_on = table.Column<DateOnly>(type: "date", nullable: true),
                credit = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "CURRENT_TIMESTAMP"),
                updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_users", x => x.id);
                table.ForeignKey(
                    name: "FK_users_users_invited_by",
                    column: x => x.invited_by,
                    principalTable: "users",
                    principalColumn: "id",
                    onDelete: ReferentialAction.SetNull);
            });

        migrationBuilder.CreateTable(
            name: "secret_tags",
            columns: table => new
            {
                id = table.Column<long>(type: "bigint", nullable: false),
                ciphertext = table.Column<byte[]>(type: "bytea", nullable: false),
                hint = table.Column<string>(type: "text", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_secret_tags", x => x.id);
                table.ForeignKey(
                    name: "FK_secret_tags_tags_id",
                    column: x => x.id,
                    principalTable: "tags",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "journals",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:IdentitySequenceOptions", "'1000', '5', '1000', '2000000000', 'True', '1'")
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                user_id = table.Column<int>(type: "integer", nullable: false),
                mood = table.Column<string>(type: "text", nullable: true),
                mood_tag_id = table.Column<long>(type: "bigint", nullable: true, defaultValue: 1L),
                title = table.Column<string>(type: "text", nullable: false),
                content = table.Column<string>(type: "text", nullable: true),
                content_length = table.Column<int>(type: "integer", nullable: true, computedColumnSql: "char_length(content)", stored: true),
                is_archived = table.Column<bool>(type: "boolean", nullable: false),
                written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("journals_pkey", x => x.id);
                table.ForeignKey(
                    name: "FK_journals_moods_mood",
                    column: x => x.mood,
                    principalTable: "moods",
                    principalColumn: "code");
                table.ForeignKey(
                    name: "FK_journals_tags_mood_tag_id",
                    column: x => x.mood_tag_id,
                    principalTable: "tags",
                    principalColumn: "id");
                table.ForeignKey(
                    name: "FK_journals_users_user_id",
                    column: x => x.user_id,
                    principalTable: "users",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "journal_tags",
            columns: table => new
            {
                journal_id = table.Column<int>(type: "integer", nullable: false),
                tag_id = table.Column<long>(type: "bigint", nullable: false),
                position = table.Column<short>(type: "smallint", nullable: false),
                added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_journal_tags", x => new { x.journal_id, x.tag_id });
                table.ForeignKey(
                    name: "FK_journal_tags_journals_journal_id",
                    column: x => x.journal_id,
                    principalTable: "journals",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
                table.ForeignKey(
                    name: "FK_journal_tags_tags_tag_id",
                    column: x => x.tag_id,
                    principalTable: "tags",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "reminders",
            columns: table => new
            {
                id = table.Column<long>(type: "bigint", nullable: false),
                user_id = table.Column<int>(type: "integer", nullable: false),
                journal_id = table.Column<long>(type: "bigint", nullable: true),
                message = table.Column<string>(type: "text", nullable: true),
                channel = table.Column<ReminderChannel>(type: "reminder_channel", nullable: false),
                due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "CURRENT_TIMESTAMP")
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_reminders", x => x.id);
                table.ForeignKey(
                    name: "FK_reminders_journals_journal_id",
                    column: x => x.journal_id,
                    principalTable: "journals",
                    principalColumn: "id",
                    onDelete: ReferentialAction.SetNull);
                table.ForeignKey(
                    name: "FK_reminders_users_user_id",
                    column: x => x.user_id,
                    principalTable: "users",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "highlights",
            schema: "reporting",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                journal_id = table.Column<int>(type: "integer", nullable: true),
                tag_id = table.Column<long>(type: "bigint", nullable: true),
                remark = table.Column<string>(type: "text", nullable: true),
                chosen_by = table.Column<int>(type: "integer", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_highlights", x => x.id);
                table.ForeignKey(
                    name: "FK_highlights_journal_tags_journal_id_tag_id",
                    columns: x => new { x.journal_id, x.tag_id },
                    principalTable: "journal_tags",
                    principalColumns: new[] { "journal_id", "tag_id" });
                table.ForeignKey(
                    name: "FK_highlights_users_chosen_by",
                    column: x => x.chosen_by,
                    principalTable: "users",
                    principalColumn: "id",
                    onDelete: ReferentialAction.SetNull);
            });

        migrationBuilder.InsertData(
            table: "moods",
            columns: new[] { "code", "label", "valence" },
            values: new object[] { "calm", "Calm", 0.5f });

        migrationBuilder.InsertData(
            table: "tags",
            columns: new[] { "id", "name", "slug", "sort_order" },
            values: new object[] { 1L, "Família 1", "tag-1", 10 });

        migrationBuilder.InsertData(
            table: "users",
            columns: new[] { "id", "billing_customer_id", "born_on", "created_at", "credit", "display_name", "email", "invited_by", "is_active" },
            values: new object[] { -1, null, null, new DateTimeOffset(new DateTime(2022, 3, 27, 0, 58, 59, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), -203.77m, "Jürgen Groß", "Deleted.User@vibes.example", null, false });

        migrationBuilder.CreateIndex(
            name: "IX_highlights_chosen_by",
            schema: "reporting",
            table: "highlights",
            column: "chosen_by");

        migrationBuilder.CreateIndex(
            name: "IX_highlights_journal_id_tag_id",
            schema: "reporting",
            table: "highlights",
            columns: new[] { "journal_id", "tag_id" });

        migrationBuilder.CreateIndex(
            name: "IX_journal_tags_tag_id",
            table: "journal_tags",
            column: "tag_id");

        migrationBuilder.CreateIndex(
            name: "IX_journals_mood",
            table: "journals",
            column: "mood");

        migrationBuilder.CreateIndex(
            name: "IX_journals_mood_tag_id",
            table: "journals",
            column: "mood_tag_id");

        migrationBuilder.CreateIndex(
            name: "journals_newest_idx",
            table: "journals",
            columns: new[] { "user_id", "id" },
            descending: new[] { false, true });

        migrationBuilder.CreateIndex(
            name: "IX_reminders_journal_id",
            table: "reminders",
            column: "journal_id");

        migrationBuilder.CreateIndex(
            name: "IX_reminders_user_id",
            table: "reminders",
            column: "user_id");

        migrationBuilder.CreateIndex(
            name: "IX_tags_slug",
            table: "tags",
            column: "slug",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "IX_users_billing_customer_id",
            table: "users",
            column: "billing_customer_id",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "IX_users_invited_by",
            table: "users",
            column: "invited_by");
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(
            name: "audit_entries");

        migrationBuilder.DropTable(
            name: "highlights",
            schema: "reporting");

        migrationBuilder.DropTable(
            name: "reminders");

        migrationBuilder.DropTable(
            name: "secret_tags");

        migrationBuilder.DropTable(
            name: "journal_tags");

        migrationBuilder.DropTable(
            name: "journals");

        migrationBuilder.DropTable(
            name: "moods");

        migrationBuilder.DropTable(
            name: "tags");

        migrationBuilder.DropTable(
            name: "users");

        migrationBuilder.DropSequence(
            name: "reminders_id_seq");

        migrationBuilder.DropSequence(
            name: "tag_sort_order_seq");
    }
}
