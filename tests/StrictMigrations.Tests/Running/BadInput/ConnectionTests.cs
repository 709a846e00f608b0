using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace StrictMigrations.Tests.Running.BadInput;

/// <summary>Connection strings that cannot be read, and connections that cannot be had.</summary>
public sealed class ConnectionTests
{
    private const string Form = "Write key=value pairs parted by semicolons, such as Host=localhost;Database=app;Username=app;Password=….";

    [TestCase("Hots=localhost;Password=s3cret", "The connection string cannot be read: 'hots' is no keyword of it. Did you mean 'Host'?")]
    [TestCase("Host=localhost;Password=s3cret;Usernam=app", "The connection string cannot be read: 'usernam' is no keyword of it. Did you mean 'Username'?")]
    [TestCase("Host=localhost;Flavour=plain;Password=s3cret", "The connection string cannot be read: 'flavour' is no keyword of it. Take it out, or correct it: Host, Port, Database, Username, Password, SSL Mode, ….")]
    [TestCase("Host=localhost;Port=54x2;Password=s3cret", "The connection string cannot be read: the value of 'port' is none that it can have. Correct it.")]
    [TestCase("Host=localhost;SSL Mode=s3cret", "The connection string cannot be read: the value of 'ssl mode' is none that it can have. Correct it.")]
    [TestCase("Host=localhost;Password=un;s3cret=x", "The connection string cannot be read: behind Password stands what is no keyword. A password with a semicolon in it stands in quotes: Password='…'.")]
    [TestCase("Host=localhost;Password=un;s3cret", "The connection string cannot be read: it is not made of key=value pairs. " + Form + " A value with a semicolon in it stands in quotes: Password='…'.")]
    [TestCase("postgres://app:s3cret@localhost/app", "The connection string cannot be read: it is a URI, which the driver does not read. " + Form)]
    [TestCase("Database=app;Password=s3cret", "The connection string names no server. Add Host=… to it.")]
    [TestCase("", "The connection string names no server. Add Host=… to it.")]
    public async Task A_connection_string_that_cannot_be_read(string connectionString, string error)
    {
        await using var sandbox = await SandboxAsync();

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 2, error, connectionString);
    }

    [Test]
    public async Task The_other_connection_strings_are_named_as_such_with_all_else_that_is_wrong()
    {
        await using var sandbox = await SandboxAsync();
        var make = () => sandbox.Migrator(options =>
        {
            options.DirectConnectionString = "Hots=x;Password=s3cret";
            options.AdminConnectionString = "Database=postgres;Password=s3cret";
            options.Drift = (DriftMode)9;
        });

        make.Should().Throw<MigrationConfigurationException>().WithMessage(
            """
            The options of StrictMigrations are wrong. Nothing was changed.
              Drift is 9: choose one of Error, Strict, Warning, Off.
              DirectConnectionString cannot be read: 'hots' is no keyword of it. Did you mean 'Host'?
              AdminConnectionString names no server. Add Host=… to it.
            """);
    }

    [Test]
    public async Task A_host_that_nobody_knows()
    {
        await using var sandbox = await SandboxAsync();

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5,
            "The host 'nowhere.invalid' is not known: its name leads to no address. Nothing was changed. Check Host in the connection string, and that this machine can resolve names.",
            sandbox.With(c => c.Host = "nowhere.invalid"));
    }

    [Test]
    public async Task A_server_without_TLS()
    {
        await using var sandbox = await SandboxAsync();

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5,
            "The server 127.0.0.1:5432 does not offer TLS, and SSL Mode=Require asks for it. Nothing was changed. Switch TLS on in the server (ssl=on), or take SSL Mode=Prefer if the way to it is safe.",
            sandbox.With(c => c.SslMode = SslMode.Require));
    }

    [Test]
    public async Task A_server_whose_TLS_fails()
    {
        await using var sandbox = await SandboxAsync();
        using var impostor = new TcpListener(IPAddress.Loopback, 0);
        impostor.Start();
        _ = PretendAsync(impostor);

        var run = await ConsoleRun.OfAsync(sandbox, sandbox.With(c => (c.Port, c.SslMode, c.GssEncryptionMode) = (((IPEndPoint)impostor.LocalEndpoint).Port, SslMode.VerifyFull, GssEncryptionMode.Disable)));

        run.ExitCode.Should().Be(5);
        run.Error.Should().MatchRegex(@"\AThe server 127\.0\.0\.1:\d+ was reached, and TLS failed: .+ Nothing was changed\. Check SSL Mode \(it is VerifyFull\) and Root Certificate in the connection string, and the server's certificate\.\n\z");
    }

    [TestCase("LOGIN CONNECTION LIMIT 0", "The server 127.0.0.1:5432 refused the connection: 53300: too many connections for role \"role_app\". Nothing was changed. Every connection is taken, and a run needs two. Close some, raise max_connections or the limit of role or database, and start again.")]
    [TestCase("LOGIN CONNECTION LIMIT 1", "The server 127.0.0.1:5432 refused the connection: 53300: too many connections for role \"role_app\". Nothing was changed. Every connection is taken, and a run needs two. Close some, raise max_connections or the limit of role or database, and start again.")]
    [TestCase("NOLOGIN", "The server 127.0.0.1:5432 refused the user 'role_app': role \"role_app\" is not permitted to log in. Nothing was changed. Allow it, ALTER ROLE … LOGIN, or take another user.")]
    public async Task A_role_that_the_server_does_not_let_in(string attributes, string error)
    {
        await using var sandbox = await SandboxAsync();
        await using var role = await Role.CreateAsync(sandbox, attributes);

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5, error, role.ConnectionString);
    }

    [Test]
    public async Task A_role_that_may_not_connect()
    {
        await using var sandbox = await SandboxAsync();
        await using var role = await Role.CreateAsync(sandbox, "LOGIN");
        await sandbox.ExecuteAsync($"REVOKE CONNECT ON DATABASE {sandbox.DatabaseName} FROM PUBLIC");

        await ConsoleRun.ShouldBeRefusedAsync(sandbox, 5,
            "The user 'role_app' may not connect to the database 'app' on 127.0.0.1:5432: permission denied for database \"app\". Nothing was changed. Grant the right, GRANT CONNECT ON DATABASE …, or take another user.",
            role.ConnectionString);
    }

    /// <summary>Says yes to TLS and then talks nonsense.</summary>
    private static async Task PretendAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        await stream.ReadExactlyAsync(new byte[8]);
        await stream.WriteAsync("S"u8.ToArray());
        await stream.ReadAtLeastAsync(new byte[1], 1);
        await stream.WriteAsync("no TLS here, and never was"u8.ToArray());
    }

    private static async Task<Sandbox> SandboxAsync() => (await Sandbox.CreateAsync()).Write("0001_a.sql", "CREATE TABLE a ();");
}
