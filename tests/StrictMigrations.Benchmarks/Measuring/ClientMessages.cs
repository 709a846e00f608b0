using System.Buffers.Binary;

namespace StrictMigrations.Benchmarks.Measuring;

/// <summary>Follows the frames of the client's messages. The first one, which starts the session, has no type.</summary>
internal sealed class ClientMessages(Action onRoundTrip)
{
    private readonly byte[] _head = new byte[5];
    private int _headLength = 1;
    private int _body;

    public void See(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var skipped = Math.Min(_body, bytes.Length);
            _body -= skipped;
            bytes = bytes[skipped..];
            while (_body == 0 && !bytes.IsEmpty && _headLength < _head.Length)
            {
                _head[_headLength++] = bytes[0];
                bytes = bytes[1..];
            }

            if (_body == 0 && _headLength == _head.Length)
                Begin();
        }
    }

    private void Begin()
    {
        _body = BinaryPrimitives.ReadInt32BigEndian(_head.AsSpan(1)) - sizeof(int);
        if (_head[0] is (byte)'S' or (byte)'Q')
            onRoundTrip();
        _headLength = 0;
    }
}
