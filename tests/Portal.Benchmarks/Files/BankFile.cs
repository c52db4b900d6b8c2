using System.Globalization;
using System.Text;
using Portal.Domain.Payments;

namespace Portal.Benchmarks.Files;

/// <summary>Writes a camt.054.001.08 in which every claim of the town is paid in full, an entry each, in no order that the database knows.</summary>
internal static class BankFile
{
    public const string Creditor = "87654321";

    public static async Task<string> Write(string folder, int entries, DateOnly day)
    {
        var path = Path.Combine(folder, "payments.xml");
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        await file.WriteLineAsync("""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>BENCH</MsgId><CreDtTm>2026-10-01T00:00:00</CreDtTm></GrpHdr>
            <Ntfctn><Id>1</Id><Acct><Id><IBAN>DK5000400440116243</IBAN></Id></Acct>
            """);
        var on = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (var i = 0; i < entries; i++)
        {
            var claim = Shuffled(i, entries);
            var ore = TownFiles.Ore(claim);
            var amount = string.Create(CultureInfo.InvariantCulture, $"{ore / 100}.{ore % 100:00}");
            await file.WriteLineAsync($"""
                <Ntry><Amt Ccy="DKK">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{on}</Dt></BookgDt><ValDt><Dt>{on}</Dt></ValDt><AcctSvcrRef>B{i:D10}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>OTHR</SubFmlyCd></Fmly></Domn></BkTxCd>
                <NtryDtls><TxDtls><Refs><AcctSvcrRef>B{i:D10}</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy="DKK">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>Borger Nummer {claim / 2}</Nm></Pty></Dbtr></RltdPties><RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>{PaymentId.Of(claim + 1).Digits}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>
                """);
        }
        await file.WriteLineAsync("</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>");
        return path;
    }

    /// <summary>Each number below <paramref name="count"/> once: the step has no divisor in common with it.</summary>
    private static int Shuffled(int number, int count)
    {
        var step = 7919L;
        while (count % step == 0) step += 2;
        return (int)(number * step % count);
    }
}
