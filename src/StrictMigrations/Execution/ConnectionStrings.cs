using System.Data.Common;
using Npgsql;
using StrictMigrations.Validation;

namespace StrictMigrations.Execution;

/// <summary>Reads connection strings. What is wrong with one is named by its keyword; no value is repeated, since any may be the password or a part of it.</summary>
internal static class ConnectionStrings
{
    private const string Form = "Write key=value pairs parted by semicolons, such as Host=localhost;Database=app;Username=app;Password=….";

    /// <summary>For hints; the driver knows more.</summary>
    private static readonly string[] Keywords =
    [
        "Host", "Server", "Port", "Database", "Username", "User Id", "Password", "Passfile", "SSL Mode", "Root Certificate", "SSL Certificate", "SSL Key",
        "Application Name", "Timeout", "Command Timeout", "Keepalive", "Search Path", "Options", "Timezone", "Target Session Attributes", "Pooling",
        "Minimum Pool Size", "Maximum Pool Size", "Include Error Detail", "Persist Security Info",
    ];

    private static readonly string[] Passwords = ["password", "pwd", "psw"];

    /// <param name="text">The connection string.</param>
    /// <param name="name">What the message calls it.</param>
    /// <exception cref="MigrationConfigurationException">It cannot be read, or names no server.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text, string name) =>
        FindProblem(text, name) is { } problem ? throw new MigrationConfigurationException(problem) : new NpgsqlConnectionStringBuilder(text);

    /// <summary>Why it cannot be used; <see langword="null"/> when it can.</summary>
    public static string? FindProblem(string text, string name)
    {
        try
        {
            return string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(text).Host) ? $"{name} names no server. Add Host=… to it." : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // The exception may quote the string, password and all: it is neither repeated nor passed on.
            return $"{name} cannot be read: {WhatIsWrong(text)}";
        }
    }

    private static string WhatIsWrong(string text)
    {
        var start = text.TrimStart();
        if (start.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || start.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
            return $"it is a URI, which the driver does not read. {Form}";
        var pairs = new DbConnectionStringBuilder();
        try
        {
            pairs.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            return $"it is not made of key=value pairs. {Form} A value with a semicolon in it stands in quotes: Password='…'.";
        }

        return WhatIsWrong(pairs);
    }

    private static string WhatIsWrong(DbConnectionStringBuilder pairs)
    {
        var isBehindPassword = false;
        foreach (var keyword in pairs.Keys.Cast<string>())
        {
            if (!new NpgsqlConnectionStringBuilder().ContainsKey(keyword))
                return Unknown(keyword, isBehindPassword);
            if (!Accepts(keyword, pairs[keyword]))
                return $"the value of '{keyword}' is none that it can have. Correct it.";
            isBehindPassword |= Passwords.Contains(keyword, StringComparer.OrdinalIgnoreCase);
        }

        return $"its keywords do not go together. {Form}";
    }

    /// <summary>Behind the password, what is no keyword may be the rest of it: there only a near miss is repeated.</summary>
    private static string Unknown(string keyword, bool isBehindPassword)
    {
        var hint = NearestName.Hint(keyword, Keywords);
        return hint.Length > 0 || !isBehindPassword
            ? $"'{keyword}' is no keyword of it.{(hint.Length > 0 ? hint : " Take it out, or correct it: Host, Port, Database, Username, Password, SSL Mode, ….")}"
            : "behind Password stands what is no keyword. A password with a semicolon in it stands in quotes: Password='…'.";
    }

    private static bool Accepts(string keyword, object value)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder { [keyword] = value };
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
