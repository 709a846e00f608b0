using System.Collections.Immutable;

namespace StrictMigrations.Baselines;

/// <summary>A baseline that was proved.</summary>
/// <param name="FileName"><c>0030_establish_true_baseline.sql</c>.</param>
/// <param name="Script">The whole file; lines end in LF.</param>
/// <param name="Fingerprint">What stands in its SCHEMA.</param>
/// <param name="Counts">How many objects of each kind.</param>
internal sealed record BaselineResult(string FileName, string Script, Fingerprint Fingerprint, ImmutableSortedDictionary<SchemaObjectKind, int> Counts);
