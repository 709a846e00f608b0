namespace StrictMigrations.Tests.Docs;

/// <summary>The contract of docs/expectations.md, compiled.</summary>
internal static class ContractExample
{
    public static void Configure(StrictMigrationsBuilder m)
    {
        m.RequireSchema(schema =>
        {
            schema.Table("users").Column("email", "character varying(255)", nullable: false).OptionalColumn("avatar").Index("users_email_key");
            schema.Require("sql select count(*) >= 4 from roles").Optional("extension citext");
        });
        m.RequireSchema("contract.txt");
    }
}
