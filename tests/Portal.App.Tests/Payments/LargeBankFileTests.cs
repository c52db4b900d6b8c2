using System.Text;
using Portal.App.Payments;

namespace Portal.App.Tests.Payments;

/// <summary>Tests that measure the memory of the whole process, and so must have it to themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneInTheProcess
{
    public const string Name = "alone in the process";
}

/// <summary>The size of a file does not matter: it is read as a stream, and no part of it can fill the memory.</summary>
[Collection(AloneInTheProcess.Name)]
public sealed class LargeBankFileTests
{
    private const int Many = 20_000;

    [Fact]
    public void Transactions_are_yielded_long_before_the_file_ends()
    {
        var file = new Pieces("<Ntfctn><Acct><Id><IBAN>DK1</IBAN></Id></Acct>", Camt.Entry(), Many, "</Ntfctn>");
        var count = 0;
        foreach (var item in BankFileReader.Read(file))
        {
            count++;
            Assert.InRange(count, file.Given - 1000, file.Given);
        }
        Assert.Equal((Many, Many), (count, file.Given));
    }

    [Fact]
    public void Memory_does_not_grow_with_the_number_of_entries() => Assert.InRange(Growth(new Pieces("<Ntfctn><Acct><Id><IBAN>DK1</IBAN></Id></Acct>", Camt.Entry(), Many, "</Ntfctn>"), 1), 0, 1 << 20);

    [Fact]
    public void One_entry_of_many_transactions_is_handed_on_in_parts()
    {
        var file = new Pieces(OneEntry("200000.00"), Camt.Transaction("10.00"), Many, "</NtryDtls></Ntry></Ntfctn>");
        var positions = BankFileReader.Read(file).Cast<BankTransaction>().Select(item => (item.Position, Early: file.Given < Many)).ToList();

        Assert.Equal(Enumerable.Range(1, Many), positions.Select(item => item.Position));
        Assert.True(positions[0].Early);
        Assert.InRange(Growth(new Pieces(OneEntry("200000.00"), Camt.Transaction("10.00"), Many, "</NtryDtls></Ntry></Ntfctn>"), 15_000), 0, 12 << 20);
    }

    [Theory]
    [InlineData("<TxDtls><Amt Ccy=\"DKK\">-1</Amt></TxDtls>", "TxDtls/Amt")]
    [InlineData("</NtryDtls><Sts>BOOK</Sts><NtryDtls>", "Sts")]
    [InlineData("<TxDtls/>", "Amt")]
    public void A_fault_late_in_an_entry_too_large_to_be_held_back_is_a_fault_of_the_file(string last, string field)
    {
        var file = new Pieces(OneEntry("200000.00"), Camt.Transaction("10.00"), Many, last + "</NtryDtls></Ntry></Ntfctn>");
        Assert.Contains($"entry 1, {field}", Assert.Throws<BankFileException>(() => BankFileReader.Read(file).Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_entry_that_is_refused_from_the_start_is_refused_by_itself()
    {
        var file = new Pieces(OneEntry("200000.00").Replace("BOOK", "PDNG", StringComparison.Ordinal), Camt.Transaction("10.00"), Many, "</NtryDtls></Ntry></Ntfctn>");
        Assert.Equal(Many, Assert.IsType<RefusedEntry>(Assert.Single(BankFileReader.Read(file))).Transactions);
    }

    [Theory]
    [InlineData("<Ntfctn><Id>", "tusinde og en nat ", "</Id></Ntfctn>", "holds more than a million bytes in one piece")]
    [InlineData("<Ntfctn a='", "tusinde og en nat ", "'></Ntfctn>", "holds more than a million bytes in one piece")]
    [InlineData("<Ntfctn><!--", "< tusinde og en nat ", "--></Ntfctn>", "holds more than a million bytes in one piece")]
    [InlineData("<Ntfctn><Id><![CDATA[", "< tusinde og en nat ", "]]></Id></Ntfctn>", "holds more than a million bytes in one piece")]
    [InlineData("<Ntfctn><Acct><Id><IBAN>", "tusinde og en nat ", "</IBAN></Id></Acct></Ntfctn>", "has more than 2000 characters")]
    [InlineData("<Ntfctn><Acct><Id><IBAN><![CDATA[", "< tusinde og en nat ", "]]></IBAN></Id></Acct></Ntfctn>", "holds more than a million bytes in one piece")]
    [InlineData("<Ntfctn>", "<a>", "", "stands more than 40 elements deep")]
    [InlineData("<Ntfctn><Acct><Id><IBAN>", "D<!-- -->", "</IBAN></Id></Acct></Ntfctn>", "has more than 2000 characters")]
    public void No_part_of_a_file_can_fill_the_memory(string before, string piece, string after, string problem) =>
        Assert.Contains(problem, Assert.Throws<BankFileException>(() => BankFileReader.Read(new Pieces(before, piece, 100_000, after)).Count()).Message, StringComparison.Ordinal);

    [Fact]
    public void Names_messages_and_references_without_an_end_are_refused()
    {
        var names = string.Concat(Enumerable.Range(0, 6000).Select(number => $"<n{number}/>"));
        Assert.Contains("more than 5000 names", Camt.Failure(Camt.File(names)), StringComparison.Ordinal);
        var references = string.Concat(Enumerable.Repeat("<Strd><CdtrRefInf><Ref>1</Ref></CdtrRefInf></Strd>", 101));
        Assert.Contains("more than 100 references", Camt.Failure(Camt.File(Camt.Entry(details: Camt.Details(Camt.Transaction(more: $"<RmtInf>{references}</RmtInf>"))))), StringComparison.Ordinal);
        var messages = string.Concat(Enumerable.Repeat($"<Ustrd>{new string('x', 999)}</Ustrd>", 11));
        Assert.Contains("a message of more than 10000 characters", Camt.Failure(Camt.File(Camt.Entry(details: Camt.Details(Camt.Transaction(more: $"<RmtInf>{messages}</RmtInf>"))))), StringComparison.Ordinal);
    }

    private static string OneEntry(string amount)
    {
        var entry = Camt.Entry(amount, details: "<NtryDtls>");
        return "<Ntfctn><Acct><Id><IBAN>DK1</IBAN></Id></Acct>" + entry[..^"</Ntry>".Length];
    }

    /// <summary>How many bytes more are alive near the end of the file than after some of its transactions.</summary>
    private static long Growth(Pieces file, int after)
    {
        var (count, before, most) = (0, 0L, 0L);
        foreach (var item in BankFileReader.Read(file))
        {
            count++;
            if (count == after) before = GC.GetTotalMemory(forceFullCollection: true);
            if (count == Many - 1) most = GC.GetTotalMemory(forceFullCollection: true);
        }
        return Math.Max(0, most - before);
    }

    /// <summary>A bank file made while it is read: a beginning, one piece many times, an end.</summary>
    private sealed class Pieces(string before, string piece, int count, string after) : Stream
    {
        private readonly byte[] _piece = Encoding.UTF8.GetBytes(piece);
        private readonly byte[] _end = Encoding.UTF8.GetBytes(after + "</BkToCstmrDbtCdtNtfctn></Document>");
        private byte[] _current = Encoding.UTF8.GetBytes("<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.054.001.08'><BkToCstmrDbtCdtNtfctn>" + before);
        private int _at;
        private bool _ended;

        /// <summary>How many pieces have been begun.</summary>
        public int Given { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var filled = 0;
            while (filled < buffer.Length)
            {
                if (_at == _current.Length)
                {
                    if (_ended) break;
                    (_at, _ended) = (0, Given == count);
                    _current = _ended ? _end : _piece;
                    if (!_ended) Given++;
                }
                var part = Math.Min(buffer.Length - filled, _current.Length - _at);
                _current.AsSpan(_at, part).CopyTo(buffer[filled..]);
                (_at, filled) = (_at + part, filled + part);
            }
            return filled;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
