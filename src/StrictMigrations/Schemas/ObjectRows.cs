using System.Collections.Immutable;
using Npgsql;

namespace StrictMigrations.Schemas;

/// <summary>Turns the rows of one catalog query into objects: named columns make the name, every other one is a property.</summary>
internal sealed class ObjectRows
{
    private readonly NpgsqlDataReader _reader;
    private readonly int _kind = -1, _schema = -1, _parent = -1, _name = -1, _signature = -1, _position = -1, _root = -1;
    private readonly ImmutableArray<(string Name, int Column)> _properties;

    public ObjectRows(NpgsqlDataReader reader)
    {
        _reader = reader;
        var properties = new List<(string Name, int Column)>();
        for (var column = 0; column < reader.FieldCount; column++)
        {
            switch (reader.GetName(column))
            {
                case "kind": _kind = column; break;
                case "schema": _schema = column; break;
                case "parent": _parent = column; break;
                case "name": _name = column; break;
                case "signature": _signature = column; break;
                case "position": _position = column; break;
                case "root": _root = column; break;
                case var property: properties.Add((property, column)); break;
            }
        }

        _properties = [.. properties.OrderBy(property => property.Name, StringComparer.Ordinal)];
    }

    public RootedObject Read() => new(_root < 0 ? 0 : (uint)_reader.GetInt64(_root), new HashedObject(ReadObject()));

    private SchemaObject ReadObject()
    {
        var word = _reader.GetString(_kind);
        return new SchemaObject
        {
            Kind = KindWords.TryParse(word, out var kind) ? kind : throw new InvalidOperationException($"The catalog queries speak of a '{word}'."),
            Schema = Text(_schema),
            Parent = Text(_parent),
            Name = _reader.GetString(_name),
            Signature = Text(_signature) ?? "",
            Position = _position < 0 ? null : _reader.GetInt32(_position),
            Properties = Properties(),
        };
    }

    private ImmutableArray<SchemaProperty> Properties()
    {
        var properties = ImmutableArray.CreateBuilder<SchemaProperty>();
        foreach (var (name, column) in _properties)
        {
            if (Text(column) is { Length: > 0 } value)
                properties.Add(new SchemaProperty(name, name == "privileges" ? PrivilegeText.Sorted(value) : value));
        }

        return properties.ToImmutable();
    }

    private string? Text(int column) => column < 0 || _reader.IsDBNull(column) ? null : _reader.GetString(column);
}
