using System.Globalization;

namespace Portal.EndToEnd.Journeys;

/// <summary>An agreement about instalments: made in the last days before a transfer, and taken up again after a breach.</summary>
public sealed class AgreementJourneyTests(Chromium chromium, Town town) : Journey(chromium, town)
{
    [Theory]
    [InlineData(Way.Phone)]
    [InlineData(Way.Keyboard)]
    public async Task From_a_notice_to_an_agreement(Way way)
    {
        var (bo, portal) = await SetOut(way);
        await using var _ = bo;
        await bo.LogIn("bo");
        await bo.Reads(bo.Day(new(2027, 1, 15)), bo.Day(new(2027, 1, 15)), "section[aria-labelledby=naeste]");
        await bo.Press("#krav article a[href^='/borger/krav/']");
        await bo.Sees(".mm-countdown");
        await bo.Press(".mm-ways a[href^='/borger/ansoeg?krav=']");
        await bo.Choose("#rater");
        await bo.Continue();
        await bo.Continue();
        Assert.EndsWith("/rater", bo.Place, StringComparison.Ordinal);
        await bo.Continue();
        await bo.IsToldWhatIsWrong("rater");
        await bo.Choose("#rater");
        await bo.Continue();
        await bo.Continue();
        await bo.IsToldWhatIsWrong("grund");
        await bo.Tick("#grund");
        await bo.Continue();
        await bo.Choose("#senere");
        await bo.Continue();
        Assert.EndsWith("/tjek", bo.Place, StringComparison.Ordinal);
        await bo.Continue();
        await HasReceipt(bo);
        var request = bo.Place.Split('/')[^1];
        await portal.Act([$$"""{"on": "2027-01-08", "as": "caseworker:Sofie", "do": "decide-request", "id": "{{request}}", "outcome": "granted", "grounds": ["circumstances"], "text": "Du har mistet dit arbejde.", "specialFinding": true}"""]);
        await bo.LookAgain();
        await bo.Reads("Ja, du kan betale i rater", "Yes, you can pay in instalments", "main h1");
        await bo.Inspect();
        await bo.Press("main .mm-next a[href^='/borger/aftaler/']");
        Assert.Contains(bo.Day(new(2027, 2, 1)), await bo.Read("#naeste-rate"), StringComparison.Ordinal);
        Assert.Contains(bo.Day(new(2027, 2, 1)), await bo.Read("#plan tbody tr >> nth=0"), StringComparison.Ordinal);
        var agreement = bo.Place;
        await bo.Press("header nav a[href='/borger']");
        await bo.Sees($"#aftaler a[href='{agreement}']");
        await bo.Press("#krav article a[href^='/borger/krav/']");
        await bo.Sees(".mm-countdown", times: 0);
        bo.HasLeftNothing();
    }

    /// <summary>What was missing is paid, the agreement is taken up again, and it can be changed as one that runs.</summary>
    [Theory]
    [InlineData(Way.Phone)]
    [InlineData(Way.Keyboard)]
    public async Task From_a_breach_to_an_agreement_that_runs_again(Way way)
    {
        var (esther, portal) = await SetOut(way);
        await using var _ = esther;
        await esther.LogIn("esther");
        await esther.Sees("#aftaler", times: 0);
        await esther.Press("section[aria-labelledby^=stoppet] a[href^='/borger/aftaler/']");
        var agreement = esther.Place;
        await esther.Reads("Aftalen er stoppet", "Ended", ".mm-side");
        await esther.Reads("Betal 300,00 kr.", "Pay 300,00 kr.", "#genoptag");
        await esther.Sees("#genoptag button", times: 0);

        var line = await esther.Page.InputValueAsync("input.mm-code");
        await portal.Act(["""{"on": "2027-01-08", "as": "system", "do": "import", "what": "payments", "file": "bank.xml"}"""], ("bank.xml", Paid(line, 300)));
        await esther.LookAgain();
        await esther.Press("#genoptag button");
        Assert.Equal(agreement, esther.Place);
        await esther.Reads("Din aftale kører igen", "Your agreement is running again", "main [role=status]");
        await esther.Inspect();
        await esther.Reads(esther.Day(Town.Today), esther.Day(Town.Today), "#naeste-rate");
        await esther.Sees("#genoptag", times: 0);

        await esther.Press("#betalingsdag button");
        await esther.IsToldWhatIsWrong("dag");
        await esther.Write("#dag", "20");
        await esther.Press("#betalingsdag button");
        await esther.Sees("main [role=status]");
        await esther.Press("header nav a[href='/borger']");
        await esther.Sees($"#aftaler a[href='{agreement}']");
        esther.HasLeftNothing();
    }

    /// <summary>What a bank writes of a payment that was made with the line.</summary>
    /// <param name="line">"+71&lt;000000000000067+12345678&lt;".</param>
    private static string Paid(string line, int kroner) => string.Create(CultureInfo.InvariantCulture, $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><Ntfctn><Id>1</Id><Acct><Id><IBAN>DK5000400440116243</IBAN></Id></Acct>
        <Ntry><Amt Ccy="DKK">{kroner}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{Town.Today:yyyy-MM-dd}</Dt></BookgDt><ValDt><Dt>{Town.Today:yyyy-MM-dd}</Dt></ValDt>
        <AcctSvcrRef>B1</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Strd><CdtrRefInf><Ref>{line.Split('<', '+')[2]}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>
        </Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
        """);
}
