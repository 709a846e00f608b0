using System.Globalization;
using System.Text;
using StrictMigrations.Scripts;

namespace StrictMigrations.Catalogs;

/// <summary>Classes as migrations: the checksum is over version, name and revision, since a compiled body has no stable text.</summary>
internal static class CodeMigrations
{
    public static Migration ToMigration(CodeMigration code)
    {
        var type = code.GetType().FullName ?? code.GetType().Name;
        if (!MigrationVersion.TryParse(code.Version, out var version))
            throw new MigrationConfigurationException($"The code migration {type} has the version '{code.Version}'. Write digits, such as 0042.");
        if (string.IsNullOrWhiteSpace(code.Name) || code.Revision < 1)
            throw new MigrationConfigurationException($"The code migration {type} needs a name, and a revision of 1 or more.");

        var text = string.Create(CultureInfo.InvariantCulture, $"{version}\n{code.Name}\n{code.Revision}");
        return new Migration
        {
            Version = version,
            Name = code.Name,
            FileName = $"{version}_{code.Name}",
            Location = $"class {type}",
            Checksum = ScriptChecksum.Compute(Encoding.UTF8.GetBytes(text)),
            Header = new MigrationHeader { Dependencies = [.. code.DependsOn.Select(target => new Dependency(target, null, 1, 1))] },
            Code = code,
        };
    }
}
