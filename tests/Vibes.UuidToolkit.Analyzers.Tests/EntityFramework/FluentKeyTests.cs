using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes.EntityFramework;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.EntityFramework;

/// <summary>Calls of the fluent configuration that fit integers alone. They compile on Guid keys too, and throw when the model is built.</summary>
public sealed class FluentKeyTests
{
    /// <summary>The configuration, by what a rule says of it: the rule, its fix, statements with marks, and statements afterwards.</summary>
    private static readonly (DiagnosticDescriptor Rule, CodeFixProvider Fix, string Before, string After)[] Cases =
    [
        (Descriptors.IntegerGeneration, new IntegerGenerationFix(), """
            journal.Property(x => x.Id).[|UseIdentityColumn|]();
            journal.Property(x => x.Id).[|UseIdentityAlwaysColumn|]().HasColumnName("id");
            journal.Property(x => x.Id)
                .HasColumnName("id")
                .[|UseIdentityByDefaultColumn|]()
                .IsRequired();
            journal.Property(x => x.Id).[|UseSerialColumn|]();
            journal.Property("Id").[|UseHiLo|]("ids");
            user.Property(x => x.Id).[|UseSequence|]().[|HasIdentityOptions|](startValue: 100);
            journal.Property(x => x.UserId).[|HasAnnotation|]("Npgsql:ValueGenerationStrategy", 1);
            var key = user.Property(x => x.Id);
            key.[|UseIdentityColumn|]();
            builder.[|HasSequence|]("journals_id_seq");
            """, """
            journal.Property(x => x.Id);
            journal.Property(x => x.Id).HasColumnName("id");
            journal.Property(x => x.Id)
                .HasColumnName("id")
                .IsRequired();
            journal.Property(x => x.Id);
            journal.Property("Id");
            user.Property(x => x.Id);
            journal.Property(x => x.UserId);
            var key = user.Property(x => x.Id);
            """),
        (Descriptors.IntegerColumnType, new IntegerColumnTypeFix(), """
            journal.Property(x => x.Id).HasColumnType([|"integer"|]);
            journal.Property(x => x.UserId).HasColumnName("user_id").HasColumnType([|"BIGINT"|]);
            journal.Property(x => x.Id).HasColumnType(typeName: [|"serial"|]);
            """, """
            journal.Property(x => x.Id).HasColumnType("uuid");
            journal.Property(x => x.UserId).HasColumnName("user_id").HasColumnType("uuid");
            journal.Property(x => x.Id).HasColumnType(typeName: "uuid");
            """),
        (Descriptors.IntegerConversion, new IntegerConversionFix(), """
            journal.Property(x => x.Id).[|HasConversion<int>|]().HasColumnName("id");
            journal.Property(x => x.UserId).[|HasConversion<long?>|]();
            journal.Property(x => x.UserId).[|HasConversion|](typeof(int));
            """, """
            journal.Property(x => x.Id).HasColumnName("id");
            journal.Property(x => x.UserId);
            journal.Property(x => x.UserId);
            """),
        (Descriptors.IntegerDefault, new IntegerDefaultFix(), """
            journal.Property("UserId").[|HasDefaultValue|](0);
            journal.Property("Id").[|HasSentinel|](-1).HasColumnName("id");
            journal.Property(x => x.Id).[|HasDefaultValueSql|]("nextval('journals_id_seq'::regclass)");
            journal.Property(x => x.UserId).[|HasDefaultValueSql|]("0");
            """, """
            journal.Property("UserId");
            journal.Property("Id").HasColumnName("id");
            journal.Property(x => x.Id);
            journal.Property(x => x.UserId);
            """),
        (Descriptors.IntegerShadowKey, new IntegerShadowKeyFix(), """
            journal.Property<[|int|]>("UserId").HasColumnName("user_id");
            """, """
            journal.Property<Guid>("UserId").HasColumnName("user_id");
            """),
    ];

    public static TheoryData<string, bool> Rows()
    {
        var rows = new TheoryData<string, bool>();
        foreach (var (rule, _, _, _) in Cases)
        {
            rows.Add(rule.Id, false);
            rows.Add(rule.Id, true);
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public Task Is_reported_and_fixed_before_and_after_the_change(string rule, bool guid)
    {
        var (descriptor, fix, before, after) = Cases.Single(row => row.Rule.Id == rule);
        return RuleTest.Fixes(descriptor, fix, Configuration(before), Configuration(after), Journals.In(guid));
    }

    /// <summary>What is right for other columns, and for Guid keys.</summary>
    public static TheoryData<string> Rules => [.. Cases.Select(row => row.Rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public Task Other_columns_and_what_fits_any_key_stay_silent(string rule) => RuleTest.Reports(Cases.Single(row => row.Rule.Id == rule).Rule, Configuration("""
        builder.UseIdentityColumns();
        builder.UseHiLo();
        journal.Property(x => x.Id).ValueGeneratedOnAdd().HasColumnName("id");
        journal.Property(x => x.Id).ValueGeneratedNever().HasColumnType("uuid").HasDefaultValueSql("uuidv7()");
        journal.Property(x => x.Pages).UseIdentityColumn().HasColumnType("integer").HasDefaultValue(0).HasSentinel(-1).HasConversion<long>();
        journal.Property(x => x.Title).HasConversion(x => x, x => x).HasDefaultValue("");
        journal.Property<int>("Pages").HasDefaultValueSql("nextval('pages')");
        journal.Property<int>("Weight").HasDefaultValue(0);
        """), Journals.GuidModel);

    /// <summary>A sequence is a key's by the name that the key's configuration gives it, or by that of a serial column.</summary>
    [Fact]
    public Task Sequences() => RuleTest.Reports(Descriptors.IntegerGeneration, Configuration("""
        journal.Property(x => x.Id).[|UseHiLo|]("journal_numbers");
        user.Property(x => x.Id).HasColumnName("id").[|UseSequence|]("user_numbers", "shared");
        journal.Property(x => x.Pages).UseSequence("page_numbers");
        builder.[|HasSequence<long>|]("journal_numbers").IncrementsBy(10);
        builder.[|HasSequence|]("user_numbers", "shared");
        builder.[|HasSequence<int>|]("Users_Id_seq");
        builder.HasSequence("page_numbers");
        builder.HasSequence<int>("journals_pages_seq");
        builder.HasSequence("invoice_numbers_seq");
        """));

    [Fact]
    public Task A_variable_that_is_its_own_initializer_does_not_stop_the_compiler() => RuleTest.Reports(Descriptors.IntegerGeneration, Configuration("""
        var key = {|CS0841:key|}.UseIdentityColumn();
        """));

    private static string Configuration(string statements) => $$"""
        using System;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Metadata.Builders;
        using Vibes;

        public static class Configuration
        {
            public static void Configure(ModelBuilder builder, EntityTypeBuilder<Journal> journal, EntityTypeBuilder<User> user)
            {
                {{statements.Replace("\n", "\n        ", StringComparison.Ordinal)}}
            }
        }
        """;
}
