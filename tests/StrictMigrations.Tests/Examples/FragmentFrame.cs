using System.Text.RegularExpressions;

namespace StrictMigrations.Tests.Examples;

/// <summary>What stands around a fragment: the names that a reader has at that place.</summary>
internal static partial class FragmentFrame
{
    /// <summary>As the SDK of web projects gives them.</summary>
    public const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    public static string Around(string fragment) => $$"""
        using Npgsql;
        using StrictMigrations;
        {{string.Concat(Using().Matches(fragment).Select(match => match.Value))}}
        var builder = WebApplication.CreateBuilder(args);
        var connectionString = builder.Configuration.GetConnectionString("Shop")!;
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var migrator = StrictMigrator.Create(m => m.UseConnectionString(connectionString).FromDirectory("migrations"));
        await Fragment.RunAsync(builder, builder.Services, connectionString, connection, migrator, migrator.Runner);

        internal static class Fragment
        {
            public static async Task RunAsync(
                WebApplicationBuilder builder, IServiceCollection services, string connectionString, NpgsqlConnection connection,
                StrictMigrator migrator, IMigrationRunner runner, StrictMigrationsBuilder m = null!, CancellationToken cancellationToken = default)
            {
                await Task.CompletedTask;
        #line 1
        {{Using().Replace(fragment, "")}}
            }
        }
        """;

    [GeneratedRegex(@"^using [\w.]+;\n", RegexOptions.Multiline)]
    private static partial Regex Using();
}
