namespace StrictMigrations;

/// <summary>What a validator looks at, and so when it is called.</summary>
public enum ValidationStage
{
    /// <summary>Catalog and texts alone; needs no database. Called at every start, so it must not read more than the unapplied texts.</summary>
    Files,

    /// <summary>Catalog against the ledger's history.</summary>
    History,

    /// <summary>The live database, before anything runs.</summary>
    Live,

    /// <summary>Inside the transaction of a step, before its COMMIT.</summary>
    AfterStep,
}
