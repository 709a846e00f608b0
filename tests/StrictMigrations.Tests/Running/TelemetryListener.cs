using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace StrictMigrations.Tests.Running;

/// <summary>What a host's exporters see of one database: tests of other databases run beside.</summary>
internal sealed class TelemetryListener : IDisposable
{
    private const string Name = "StrictMigrations";

    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<Measured> _measurements = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private readonly string _database;

    public TelemetryListener(string database)
    {
        _database = database;
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Name)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.Start();
    }

    /// <summary>In the order they ended.</summary>
    public IReadOnlyList<Activity> Spans => [.. _spans.Where(span => Equals(span.GetTagItem("db.namespace"), _database))];

    public IReadOnlyList<Measured> Measurements => [.. _measurements.Where(measured => Equals(measured.Tags.GetValueOrDefault("db.namespace"), _database))];

    /// <summary>The value and some tags of each measurement of an instrument.</summary>
    public IEnumerable<string> Of(string instrument, params string[] tags) => Measurements.Where(measured => measured.Instrument.Name == instrument)
        .Select(measured => string.Join(' ', tags.Select(tag => measured.Tags.GetValueOrDefault(tag)).Prepend(measured.Value.ToString(CultureInfo.InvariantCulture))));

    /// <summary>All that could leave the process.</summary>
    public string Everything() => string.Join('\n', Spans.SelectMany(span => span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Append(span.DisplayName).Append(span.StatusDescription ?? "")
        .Concat(span.Events.SelectMany(e => e.Tags.Select(tag => $"{tag.Key}={tag.Value}")))).Concat(Measurements.SelectMany(measured => measured.Tags.Select(tag => $"{tag.Key}={tag.Value}"))));

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measurements.Enqueue(new Measured(instrument, value, new Dictionary<string, object?>(tags.ToArray())));

    internal sealed record Measured(Instrument Instrument, double Value, IReadOnlyDictionary<string, object?> Tags);
}
