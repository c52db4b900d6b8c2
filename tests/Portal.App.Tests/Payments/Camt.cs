using System.Text;
using Portal.App.Payments;

namespace Portal.App.Tests.Payments;

/// <summary>Bank files to read, and short ways to read them.</summary>
internal static class Camt
{
    public const string Account = "DK5000400440116243";

    public static string File(params string[] entries) => Version("08", Notification(entries));

    public static string Version(string version, params string[] notifications) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.{version}">
        <BkToCstmrDbtCdtNtfctn>
        {string.Join('\n', notifications)}
        </BkToCstmrDbtCdtNtfctn>
        </Document>
        """;

    public static string Notification(params string[] entries) =>
        $"<Ntfctn><Id>N</Id><Acct><Id><IBAN>{Account}</IBAN></Id></Acct>\n{string.Join('\n', entries)}\n</Ntfctn>";

    /// <summary>A booked credit; each part can be replaced by its name, or left out by an empty text.</summary>
    public static string Entry(
        string amount = "100.00", string currency = "DKK", string direction = "<CdtDbtInd>CRDT</CdtDbtInd>", string status = "<Sts><Cd>BOOK</Cd></Sts>",
        string booked = "<BookgDt><Dt>2026-02-02</Dt></BookgDt>", string value = "<ValDt><Dt>2026-02-02</Dt></ValDt>", string reference = "<AcctSvcrRef>E1</AcctSvcrRef>",
        string details = "") =>
        $"<Ntry><Amt Ccy=\"{currency}\">{amount}</Amt>{direction}{status}{booked}{value}{reference}{details}</Ntry>";

    public static string Details(params string[] transactions) => $"<NtryDtls>{string.Concat(transactions)}</NtryDtls>";

    public static string Transaction(string? amount = null, string? own = null, string more = "") =>
        $"<TxDtls>{(own is null ? "" : $"<Refs><AcctSvcrRef>{own}</AcctSvcrRef></Refs>")}{(amount is null ? "" : $"<Amt Ccy=\"DKK\">{amount}</Amt>")}{more}</TxDtls>";

    public static List<BankFileItem> Read(string text) => [.. BankFileReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)))];

    public static List<BankTransaction> Transactions(string text) => Read(text).ConvertAll(item => Assert.IsType<BankTransaction>(item));

    public static BankTransaction One(string entry) => Assert.Single(Transactions(File(entry)));

    public static RefusedEntry Refused(string entry) => Assert.IsType<RefusedEntry>(Assert.Single(Read(File(entry))));

    /// <summary>What a file that cannot be used is refused with, as it is shown.</summary>
    public static string Failure(string text) => Assert.Throws<BankFileException>(() => Read(text)).Error.Text("bank.xml");
}
