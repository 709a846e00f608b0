namespace StrictMigrations;

/// <summary>What a plan file demands of the database that it is applied to.</summary>
public enum PlanBinding
{
    /// <summary>The database that it was made for, untouched since: the same database of the same server, the same ledger head and the same schema. The default.</summary>
    Database,

    /// <summary>Any database in the same state: the same migrations applied and retired, with the same checksums, and the same schema. For promotion from one environment to the next.</summary>
    State,
}
