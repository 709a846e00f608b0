using StrictMigrations.Cli;

return await CommandLine.RunAsync(args);
