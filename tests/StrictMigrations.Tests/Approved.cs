namespace StrictMigrations.Tests;

/// <summary>Texts that users see, held by the files in the folder Approved.</summary>
internal static class Approved
{
    public const string UpdateVariable = "STRICT_MIGRATIONS_APPROVE";

    /// <summary>Compares with <c>Approved/name.txt</c>; with the variable set, writes that file instead and fails, so that nobody runs with it for ever.</summary>
    public static void ShouldEqual(string actual, string name)
    {
        var path = Path.Combine(Repository.Root, "tests", "StrictMigrations.Tests", "Approved", name + ".txt");
        if (Environment.GetEnvironmentVariable(UpdateVariable) is { Length: > 0 })
        {
            File.WriteAllText(path, actual);
            Assert.Fail($"{path} was written. Read the difference, unset {UpdateVariable} and run again.");
        }

        actual.Should().Be(
            File.Exists(path) ? File.ReadAllText(path) : "",
            $"Approved/{name}.txt says so; if the new text is right, run this test once with {UpdateVariable}=1 and commit the file");
    }
}
