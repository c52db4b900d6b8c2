using System.Globalization;
using System.Text;

namespace Portal.App.Tests.Dunning;

/// <summary>Writes a small camt.054.001.08: an entry for each transaction.</summary>
internal sealed class CamtFile
{
    private readonly StringBuilder _entries = new();

    /// <param name="bankReference">A reversal bears that of the payment it takes back.</param>
    public CamtFile Add(string bankReference, DateOnly day, long ore, bool isReversal, string paymentId)
    {
        var amount = string.Create(CultureInfo.InvariantCulture, $"{ore / 100}.{ore % 100:00}");
        _entries.Append(CultureInfo.InvariantCulture, $"""
            <Ntry><Amt Ccy="DKK">{amount}</Amt><CdtDbtInd>{(isReversal ? "DBIT" : "CRDT")}</CdtDbtInd>{(isReversal ? "<RvslInd>true</RvslInd>" : "")}<Sts><Cd>BOOK</Cd></Sts>
            <BookgDt><Dt>{day:yyyy-MM-dd}</Dt></BookgDt><ValDt><Dt>{day:yyyy-MM-dd}</Dt></ValDt><AcctSvcrRef>{bankReference}</AcctSvcrRef>
            <NtryDtls><TxDtls><Amt Ccy="DKK">{amount}</Amt><CdtDbtInd>{(isReversal ? "DBIT" : "CRDT")}</CdtDbtInd><RmtInf><Strd><CdtrRefInf><Ref>{paymentId}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>

            """);
        return this;
    }

    public override string ToString() => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>TEST</MsgId><CreDtTm>2026-01-01T00:00:00</CreDtTm></GrpHdr>
        <Ntfctn><Id>1</Id><Acct><Id><IBAN>DK5000400440116243</IBAN></Id></Acct>
        {_entries}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
        """;
}
