using System.Text;
using System.Xml;
using Portal.App.Payments;
using Portal.App.Tests.Import;

namespace Portal.App.Tests.Payments;

public sealed class DamagedBankFileTests
{
    [Theory]
    [InlineData("02")]
    [InlineData("04")]
    [InlineData("08")]
    public void A_thousand_damaged_files_are_refused_or_read_to_the_last_transaction(string version)
    {
        var good = File.ReadAllBytes(Files.Sample($"camt054-001.{version}.xml"));
        var (refused, read) = (0, 0);
        for (var seed = 0; seed < 1000; seed++)
        {
            var bytes = Damage(good, new Random(seed));
            var totals = new BankFileTotals();
            try
            {
                foreach (var item in BankFileReader.Read(new MemoryStream(bytes))) totals.Add(item);
            }
            catch (BankFileException failure)
            {
                refused++;
                Assert.NotEmpty(failure.Error.Problem);
                continue;
            }
            read++;
            Assert.Equal(Plainly(bytes), (totals.Entries, totals.Transactions + totals.RefusedTransactions));
        }
        Assert.InRange(refused, 300, 999);
        Assert.InRange(read, 1, 700);
    }

    /// <summary>Entries, and transactions inside them (one where an entry has none), counted without knowing the format.</summary>
    private static (int Entries, int Transactions) Plainly(byte[] bytes)
    {
        var document = new XmlDocument();
        document.Load(new MemoryStream(bytes));
        var entries = document.GetElementsByTagName("Ntry").Cast<XmlElement>().ToList();
        return (entries.Count, entries.Sum(entry => Math.Max(1, entry.GetElementsByTagName("TxDtls").Count)));
    }

    private static byte[] Damage(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, Encoding.ASCII.GetBytes("<>/&;\"0-. ")[random.Next(10)]); break;
                case 3: bytes.RemoveRange(at, Math.Min(random.Next(40), bytes.Count - at)); break;
                case 4: bytes.InsertRange(at, good.AsSpan(random.Next(good.Length - 400), random.Next(400)).ToArray()); break;
                default: DropLines(bytes, random); break;
            }
        }
        return [.. bytes];
    }

    /// <summary>Whole lines, so that what is left is often well-formed.</summary>
    private static void DropLines(List<byte> bytes, Random random)
    {
        var start = bytes.IndexOf((byte)'\n', random.Next(bytes.Count)) + 1;
        var end = bytes.IndexOf((byte)'\n', start);
        if (start > 0 && end > start) bytes.RemoveRange(start, end - start);
    }
}
