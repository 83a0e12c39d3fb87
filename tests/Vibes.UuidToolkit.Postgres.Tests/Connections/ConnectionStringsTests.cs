using Npgsql;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests;

public sealed class ConnectionStringsTests
{
    [Theory]
    [InlineData("Host=db;Port=6000;Database=app;Username=me;Password=s3cret", "db:6000/app as me")]
    [InlineData("  host=db; user id=me; database=app ", "db/app as me")]
    [InlineData("postgres://me:s3cret@db/app", "db/app as me")]
    [InlineData("POSTGRESQL://me:s3cret@db:6000/app?sslmode=require", "db:6000/app as me")]
    [InlineData("postgres://m%40e:p%40%3A%2F%25@db/a%20b", "db/a b as m@e")]
    [InlineData("postgres://[::1]:6000/app", "::1:6000/app")]
    [InlineData("postgres://me@%2Ftmp%2Fsock/app", "/tmp/sock/app as me")]
    [InlineData("postgres://me@/app?host=/tmp/sock&port=6000", "/tmp/sock:6000/app as me")]
    [InlineData("postgres://me@one:6000,two/app", "one:6000,two/app as me")]
    [InlineData("postgres://db/app?user=me&password=s3cret", "db/app as me")]
    [InlineData("host=db dbname=app user=me password='s3 cr\\'et'", "db/app as me")]
    public void A_connection_is_described_without_its_password(string text, string expected)
    {
        Assert.Equal(expected, ConnectionStrings.Describe(text));
        Assert.DoesNotContain("s3", ConnectionStrings.Describe(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://me:p%40%3A%2F%25+@db/app", "p@:/%+")]
    [InlineData("postgres://me:a:b@db/app", "a:b")]
    [InlineData("host=db dbname=app password='s3 cr\\'et\\\\'", "s3 cr'et\\")]
    [InlineData("Host=db;Password='a;b'", "a;b")]
    public void A_password_is_decoded(string text, string expected) => Assert.Equal(expected, ConnectionStrings.Parse(text).Password);

    [Fact]
    public void Options_of_a_URI_are_understood()
    {
        var builder = ConnectionStrings.Parse(
            "postgres://db/app?sslmode=verify-full&application_name=my%20app&connect_timeout=7&options=-c%20work_mem%3D8MB&target_session_attrs=read-write&channel_binding=prefer&Pooling=false");
        Assert.Equal(SslMode.VerifyFull, builder.SslMode);
        Assert.Equal("my app", builder.ApplicationName);
        Assert.Equal(7, builder.Timeout);
        Assert.Equal("-c work_mem=8MB", builder.Options);
        Assert.Equal("read-write", builder.TargetSessionAttributes);
        Assert.False(builder.Pooling);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("s3cret")]
    [InlineData("Host=db;Pasword=s3cret")]
    [InlineData("Host=db;Port=s3cret")]
    [InlineData("postgres://me:s3cret@db:port/app")]
    [InlineData("postgres://me:s3cret%zz@db/app")]
    [InlineData("postgres://me:s3cret@db/app?sslmode=s3cret")]
    [InlineData("postgres://me:s3cret@db/app?flavour=x")]
    [InlineData("postgres://me:s3cret@db/app?sslmode")]
    [InlineData("postgres://me:s3@cret@db/app")]
    [InlineData("mysql://me:s3cret@db/app")]
    public void What_cannot_be_understood_is_refused_without_repeating_it(string text)
    {
        var failure = Assert.Throws<DiagnosticException>(() => ConnectionStrings.Parse(text));
        Assert.Equal(Descriptors.ConnectionStringInvalid, Assert.Single(failure.Diagnostics).Descriptor);
        Assert.DoesNotContain("s3", failure.Message, StringComparison.Ordinal);
    }
}
