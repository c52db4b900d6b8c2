using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;

namespace Portal.App.Demo;

/// <summary>Who pays what and when: most in time, some when they are reminded, some a part, some nothing. What they pay comes to the portal in files from the bank.</summary>
internal sealed class DemoPayers
{
    private const int Whole = 100;

    /// <summary>
    /// Of so many payments, one has no number of a bill, one is too much, and one comes again in the next file with the bank's same reference and another amount:
    /// somebody must find out what was meant.
    /// </summary>
    private const int Round = 25, Forgets = 3, PaysTooMuch = 6, SentTwice = 9;

    /// <summary>Once somebody pays who owes nothing here, and the bank takes it back.</summary>
    private const int BesideAStranger = 5, StrangersOre = 312_00;

    private readonly Random _random;
    private readonly ILookup<DateOnly, (DemoClaim Claim, int Percent)> _plans;
    private int _payments;
    private int _reference;
    private string _again = "";

    /// <param name="claims">Those of the well-known ten have a state of their own, and are left out.</param>
    public DemoPayers(IEnumerable<DemoClaim> claims, int seed)
    {
        _random = new Random(seed);
        _plans = claims.SelectMany(Plan).ToLookup(plan => plan.On, plan => (plan.Claim, plan.Percent));
    }

    /// <summary>The bank's file of the payments with payment day from and to, both included; null when there is none.</summary>
    /// <param name="agreed">What comes on agreements besides.</param>
    public async Task<string?> BankFile(PortalDb db, DateOnly from, DateOnly to, IReadOnlyList<DemoPayment> agreed, CancellationToken cancel)
    {
        var entries = new StringBuilder(_again);
        _again = "";
        foreach (var payment in agreed) entries.Append(Entry(payment.On, payment.Ore, payment.PaymentId, Reference()));
        for (var day = from; day <= to; day = day.AddDays(1))
            foreach (var (claim, percent) in _plans[day])
            {
                var row = await db.Claims.AsNoTracking().Where(row => row.Source == claim.Source && row.Reference == claim.Reference).Select(row => new
                {
                    row.PaymentId, row.BalanceOre,
                    Agreed = db.AgreementClaims.Any(link => link.ClaimId == row.Id && db.Agreements.Any(agreement => agreement.Id == link.AgreementId && agreement.EndedOn == null)),
                }).SingleOrDefaultAsync(cancel);
                // Who has an agreement pays by that.
                if (row is null || row.BalanceOre <= 0 || row.Agreed) continue;
                if (_payments == BesideAStranger) entries.Append(Stranger(day));
                var ore = percent == Whole ? row.BalanceOre : Math.Max(100_00, row.BalanceOre * percent / Whole / 100_00 * 100_00);
                entries.Append((++_payments % Round) switch
                {
                    Forgets => Entry(day, ore, "", Reference()),
                    PaysTooMuch => Entry(day, ore + 250_00, row.PaymentId, Reference()),
                    SentTwice => Twice(day, ore, row.PaymentId),
                    _ => Entry(day, ore, row.PaymentId, Reference()),
                });
            }
        return entries.Length == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>DEMO-{to:yyyyMMdd}</MsgId><CreDtTm>{to:yyyy-MM-dd}T06:00:00</CreDtTm></GrpHdr>
            <Ntfctn><Id>DEMO-{to:yyyyMMdd}</Id><Acct><Id><IBAN>DK5000400440116243</IBAN></Id></Acct>
            {entries}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
            """);
    }

    private IEnumerable<(DemoClaim Claim, DateOnly On, int Percent)> Plan(DemoClaim claim)
    {
        var kind = _random.Next(100);
        if (kind < 64) yield return (claim, claim.PayBy.AddDays(-_random.Next(7)), Whole);
        else if (kind < 76) yield return (claim, claim.PayBy.AddDays(_random.Next(12, 30)), Whole);
        else if (kind < 83) yield return (claim, claim.PayBy.AddDays(_random.Next(40, 70)), Whole);
        else if (kind < 89)
            for (var i = 0; i < 3; i++) yield return (claim, claim.PayBy.AddDays(10 + i * 30 + _random.Next(5)), 30);
    }

    private string Twice(DateOnly day, long ore, string paymentId)
    {
        var reference = Reference();
        _again += Entry(day, ore + 10_00, paymentId, reference);
        return Entry(day, ore, paymentId, reference);
    }

    private string Stranger(DateOnly day)
    {
        var reference = Reference();
        _again += Entry(day.AddDays(2), -StrangersOre, "", reference);
        return Entry(day, StrangersOre, "", reference);
    }

    private string Reference() => string.Create(CultureInfo.InvariantCulture, $"<AcctSvcrRef>DEMO-{++_reference}</AcctSvcrRef>");

    /// <param name="ore">Negative where the bank takes it back.</param>
    private static string Entry(DateOnly day, long ore, string paymentId, string reference)
    {
        var amount = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(ore) / 100}.{Math.Abs(ore) % 100:00}");
        var (direction, reversal) = ore < 0 ? ("DBIT", "<RvslInd>true</RvslInd>") : ("CRDT", "");
        var remittance = paymentId.Length > 0 ? $"<Strd><CdtrRefInf><Ref>{paymentId}</Ref></CdtrRefInf></Strd>" : "<Ustrd>regning</Ustrd>";
        return string.Create(CultureInfo.InvariantCulture, $"""
            <Ntry><Amt Ccy="DKK">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd>{reversal}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{day:yyyy-MM-dd}</Dt></BookgDt><ValDt><Dt>{day:yyyy-MM-dd}</Dt></ValDt>
            {reference}<NtryDtls><TxDtls><Amt Ccy="DKK">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd><RmtInf>{remittance}</RmtInf></TxDtls></NtryDtls></Ntry>

            """);
    }
}
