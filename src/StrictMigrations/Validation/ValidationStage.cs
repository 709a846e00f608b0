namespace StrictMigrations;

/// <summary>What a validator looks at, and so when it is called.</summary>
public enum ValidationStage
{
    /// <summary>Catalog and texts alone; needs no database. Called at every start, so it must not read more than the unapplied texts.</summary>
    Files,

    /// <summary>Catalog against the ledger's history. Called at every start, which then reads the whole ledger.</summary>
    History,

    /// <summary>The live database, before anything runs. Called at every start, which then reads ledger and schema in full.</summary>
    Live,

    /// <summary>Inside the transaction of a step, before its COMMIT.</summary>
    AfterStep,
}
