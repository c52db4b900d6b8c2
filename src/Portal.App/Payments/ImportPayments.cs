using System.Security.Cryptography;
using Portal.App.Calls;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Import;
using Portal.App.Settings;
using Portal.Domain;

namespace Portal.App.Payments;

/// <summary>Takes in a bank's notification of payments (camt.054; formats.md section 2): the whole file in one transaction.</summary>
public sealed class ImportPayments(ClaimWriter writer, MunicipalityOptions municipality)
{
    private const int ChunkTransactions = 2000;

    /// <param name="progress">Told the transactions booked so far.</param>
    public async Task<PaymentsReport> Handle(string path, IProgress<int>? progress, CancellationToken cancel)
    {
        var name = Path.GetFileName(path);
        BankFileTotals totals;
        try
        {
            totals = BankFileReader.Check(path);
        }
        catch (BankFileException bad)
        {
            return PaymentsReport.Nothing(name, bad.Error);
        }

        await using var work = await writer.Begin([], cancel);
        await work.Db.ExpectManyRows(cancel);
        await ImportTurn.Take(work, cancel);
        var file = await FileRow(path, name, work, cancel);
        var booking = new PaymentBooking(work, file, municipality.CreditorNumber);
        var errors = new List<LineError>();
        var refused = default(BankSum);
        var read = 0;
        foreach (var chunk in BankFileReader.Read(path).Chunk(ChunkTransactions))
        {
            foreach (var entry in chunk.OfType<RefusedEntry>())
            {
                errors.Add(entry.Error);
                refused = refused.And(entry.IsDebit ? -(entry.AmountOre ?? 0) : entry.AmountOre ?? 0, entry.Transactions);
            }
            await booking.Add([.. chunk.OfType<BankTransaction>()], cancel);
            progress?.Report(read += chunk.Length);
        }
        await booking.Finish(cancel);

        var report = new PaymentsReport(
            name, errors.Count == 0 ? ImportOutcome.Done : ImportOutcome.PartlyRefused, totals.Entries, totals.Transactions + totals.RefusedTransactions, totals.FileOre,
            booking.Matched, booking.Unmatched, refused, booking.AlreadyBooked, booking.Questions, errors);
        Take(report, file);
        await work.Db.SaveChangesAsync(cancel);
        await IdleCalls.Close(work.Db, work.Today, cancel);
        await work.Commit(cancel);
        return report;
    }

    private static async Task<BankFileRow> FileRow(string path, string name, Work work, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(path);
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
        return new BankFileRow { Id = DerivedId.Of("bank-file", digest, work.Now.UtcTicks), Sha256 = digest, Name = name, At = work.Now, BusinessDay = work.BusinessDay };
    }

    private static void Take(PaymentsReport report, BankFileRow file)
    {
        (file.Entries, file.Transactions) = (report.Entries, report.Transactions);
        (file.Matched, file.MatchedOre) = (report.Matched.Count, report.Matched.Ore);
        (file.Unmatched, file.UnmatchedOre) = (report.Unmatched.Count, report.Unmatched.Ore);
        (file.Refused, file.RefusedOre) = (report.Refused.Count, report.Refused.Ore);
        (file.AlreadyBooked, file.AlreadyBookedOre) = (report.AlreadyBooked.Count, report.AlreadyBooked.Ore);
        (file.Questions, file.QuestionsOre) = (report.Questions.Count, report.Questions.Ore);
    }
}
