namespace StrictMigrations;

/// <summary>How file names are read.</summary>
public enum MigrationNaming
{
    /// <summary><c>0007_add_users.sql</c>, <c>R__view.sql</c>, <c>0007_add_users.down.sql</c>: four digits or more. The default.</summary>
    Strict,

    /// <summary>Flyway's <c>V1_2__add_users.sql</c>, <c>R__view.sql</c>, <c>U1_2__add_users.sql</c>.</summary>
    Flyway,

    /// <summary>golang-migrate's <c>7_add_users.up.sql</c> and <c>7_add_users.down.sql</c>.</summary>
    GolangMigrate,
}

/// <summary>How statements that cannot run inside a transaction are told.</summary>
public enum NonTransactionalStatements
{
    /// <summary>Only in files that say <c>-- TRANSACTION: none</c>; elsewhere an error. The default.</summary>
    Declared,

    /// <summary>Recognised in the text, for files that can no longer be edited: a file with such a statement runs without transaction.</summary>
    Detect,
}
