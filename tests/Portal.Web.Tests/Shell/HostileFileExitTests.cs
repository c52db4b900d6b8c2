using Portal.Web.Commands;

namespace Portal.Web.Tests.Shell;

/// <summary>`portal import payments` on files made to do harm: the exit code and what an operator reads (formats.md sections 2 and 4).</summary>
public sealed class HostileFileExitTests : IDisposable
{
    private const string Payment = """
        <Ntry><Amt Ccy="DKK">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><ValDt><Dt>2026-02-02</Dt></ValDt><AcctSvcrRef>E1</AcctSvcrRef></Ntry>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("portal-hostile-").FullName;

    [Fact]
    public async Task A_file_that_cannot_be_trusted_ends_with_2_one_with_a_bad_entry_with_3_and_unmatched_payments_alone_with_0()
    {
        var portal = new PortalCommandLine(_folder);
        Assert.Equal(ExitCode.Done, (await portal.Run("migrate")).Exit);

        await Refused(Notification(Payment).Replace("<Document ", "<!DOCTYPE Document [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><Document ", StringComparison.Ordinal), "bank.xml, DOCTYPE: the file holds a DTD");
        await Refused(Notification(Payment)[..^60], "ends before it is complete");

        var partly = await Import(Notification(Payment, Payment.Replace("DKK", "EUR", StringComparison.Ordinal)));
        Assert.Equal(ExitCode.PartlyRefused, partly.Exit);
        Assert.Contains("'EUR' is not DKK", partly.Error, StringComparison.Ordinal);
        Assert.Contains("1 unmatched", partly.Output, StringComparison.Ordinal);

        var again = await Import(Notification(Payment));
        Assert.Equal(ExitCode.Done, again.Exit);
        Assert.Contains("1 already booked", again.Output, StringComparison.Ordinal);

        async Task Refused(string text, string problem)
        {
            var (exit, output, error) = await Import(text);
            Assert.Equal((ExitCode.BadInput, ""), (exit, output));
            Assert.Contains(problem, error, StringComparison.Ordinal);
            Assert.Contains("bank.xml: nothing booked", error, StringComparison.Ordinal);
        }

        async Task<(int Exit, string Output, string Error)> Import(string text)
        {
            var path = Path.Combine(_folder, "bank.xml");
            await File.WriteAllTextAsync(path, text);
            return await portal.Run($"import payments {path}");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Notification(params string[] entries) =>
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><BkToCstmrDbtCdtNtfctn><Ntfctn><Acct><Id><IBAN>DK5000400440116243</IBAN></Id></Acct>"
        + string.Concat(entries) + "</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>";
}
