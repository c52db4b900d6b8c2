using Portal.App.Payments;

namespace Portal.App.Tests.Payments;

public sealed class RefusedEntryTests
{
    private const string Number = "an amount is a positive number of at most 15 digits, with a decimal point and at most two decimals";

    [Fact]
    public void An_entry_in_euro_is_refused_and_the_rest_is_read()
    {
        var items = Camt.Read(Camt.File(Camt.Entry(), Camt.Entry("13.40", "EUR", details: Camt.Details(Camt.Transaction(), Camt.Transaction())), Camt.Entry("7.00")));

        var refused = Assert.IsType<RefusedEntry>(items[1]);
        Assert.Equal("bank.xml line 6, entry 2, Amt: 'EUR' is not DKK (rule: amounts are in DKK)", refused.Error.Text("bank.xml"));
        Assert.Equal((2, null), (refused.Transactions, refused.AmountOre));
        Assert.Equal([10000, 700], items.OfType<BankTransaction>().Select(item => item.AmountOre));
    }

    [Theory]
    [InlineData("-100.00", "'-100.00' is not an amount that can be booked")]
    [InlineData("0.00", "'0.00' is not an amount that can be booked")]
    [InlineData("9999999999999999", "'999999-••••999999' is not an amount that can be booked")]
    [InlineData("12345678901234.50", "'123456-••••1234.50' is not an amount that can be booked")]
    [InlineData("100.005", "'100.005' is not an amount that can be booked")]
    [InlineData("100,00", "'100,00' is not an amount that can be booked")]
    [InlineData("1e3", "'1e3' is not an amount that can be booked")]
    [InlineData(".", "'.' is not an amount that can be booked")]
    [InlineData("+", "'+' is not an amount that can be booked")]
    [InlineData("١٠٠", "'١٠٠' is not an amount that can be booked")]
    [InlineData("", "is empty")]
    public void An_amount_is_a_positive_number_of_at_most_15_digits(string amount, string problem)
    {
        var refused = Camt.Refused(Camt.Entry(amount));
        Assert.Equal(("Amt", problem, Number, null), (refused.Field, refused.Problem, refused.Rule, refused.AmountOre));

        var inside = Camt.Refused(Camt.Entry(details: Camt.Details(Camt.Transaction("50.00"), Camt.Transaction(amount))));
        Assert.Equal(("TxDtls/Amt", problem, 10000L, 2), (inside.Field, inside.Problem, inside.AmountOre!.Value, inside.Transactions));
    }

    [Fact]
    public void A_number_of_19_digits_is_refused_and_never_overflows() =>
        Assert.Equal("Amt", Camt.Refused(Camt.Entry("9223372036854775807", details: Camt.Details(Camt.Transaction("9223372036854775807.99")))).Field);

    [Fact]
    public void A_transaction_whose_amount_is_in_euro_alone_is_refused_with_its_entry() =>
        Assert.Equal(("TxAmt", "'EUR' is not DKK"), Fault(Camt.Entry(details: Camt.Details(Camt.Transaction(more: "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">13.40</Amt></TxAmt></AmtDtls>")))));

    [Theory]
    [InlineData("<Sts>PDNG</Sts>", "'PDNG' is not booked")]
    [InlineData("<Sts><Cd>INFO</Cd></Sts>", "'INFO' is not booked")]
    [InlineData("<Sts><Prtry>BOOK</Prtry></Sts>", "'' is not booked")]
    [InlineData("<Sts><Cd>PDNG</Cd><Cd>BOOK</Cd></Sts>", "'PDNGBOOK' is not booked")]
    [InlineData("<Sts>book</Sts>", "'book' is not booked")]
    [InlineData("<Sts/>", "'' is not booked")]
    [InlineData("<Sts>BOOK</Sts><Sts>BOOK</Sts>", "stands more than once, or after the transactions")]
    [InlineData("", "is missing")]
    public void An_entry_that_is_not_booked_is_refused(string status, string problem) => Assert.Equal(("Sts", problem), Fault(Camt.Entry(status: status)));

    [Theory]
    [InlineData("<CdtDbtInd>KREDIT</CdtDbtInd>", "CdtDbtInd", "'KREDIT' is not known")]
    [InlineData("", "CdtDbtInd", "is missing")]
    [InlineData("<CdtDbtInd>CRDT</CdtDbtInd><RvslInd>ja</RvslInd>", "RvslInd", "'ja' is not known")]
    [InlineData("<CdtDbtInd>CRDT</CdtDbtInd><CdtDbtInd>DBIT</CdtDbtInd>", "CdtDbtInd", "stands more than once, or after the transactions")]
    public void An_entry_without_a_clear_direction_is_refused(string direction, string field, string problem) =>
        Assert.Equal((field, problem), Fault(Camt.Entry(direction: direction)));

    [Theory]
    [InlineData("<ValDt><Dt>2026-02-30</Dt></ValDt>", "ValDt", "'2026-02-30' is not a date")]
    [InlineData("<ValDt><Dt>02-02-2026</Dt></ValDt>", "ValDt", "'02-02-2026' is not a date")]
    [InlineData("<ValDt><Dt>2026-02-02T10:00:00</Dt></ValDt>", "ValDt", "'2026-02-02T10:00:00' is not a date")]
    [InlineData("<ValDt><DtTm>2026-02-02T25:00:00</DtTm></ValDt>", "ValDt", "'2026-02-02T25:00:00' is not a date")]
    [InlineData("<ValDt><DtTm>2026-02-02T10:00:00+15:00</DtTm></ValDt>", "ValDt", "'2026-02-02T10:00:00+15:00' is not a date")]
    [InlineData("<ValDt><Dt>0001-01-01</Dt></ValDt>", "ValDt", "'0001-01-01' is not a date")]
    [InlineData("<ValDt/>", "ValDt", "holds no date")]
    [InlineData("<ValDt><Dt>2026-02-02</Dt><Dt>2026-02-03</Dt></ValDt>", "ValDt", "holds more than one date")]
    [InlineData("<ValDt><Dt>2026-02-02</Dt></ValDt><ValDt><Dt>2026-02-03</Dt></ValDt>", "ValDt", "stands more than once, or after the transactions")]
    public void A_date_that_is_none_is_refused(string value, string field, string problem) => Assert.Equal((field, problem), Fault(Camt.Entry(value: value)));

    [Fact]
    public void An_entry_without_any_date_is_refused_and_so_is_a_time_of_acceptance_that_is_none()
    {
        Assert.Equal(("ValDt", "is missing"), Fault(Camt.Entry(booked: "", value: "")));
        Assert.Equal(("AccptncDtTm", "'i går' is not a time"), Fault(Camt.Entry(details: Camt.Details(Camt.Transaction(more: "<RltdDts><AccptncDtTm>i går</AccptncDtTm></RltdDts>")))));
    }

    [Fact]
    public void An_entry_without_an_account_or_an_amount_is_refused()
    {
        var items = Camt.Read(Camt.Version("02", $"<Ntfctn>{Camt.Entry()}</Ntfctn>"));
        Assert.Equal("Acct", Assert.IsType<RefusedEntry>(Assert.Single(items)).Field);
        Assert.Equal(("Amt", "is missing"), Fault("<Ntry><CdtDbtInd>CRDT</CdtDbtInd></Ntry>"));
        Assert.Equal(("Amt", "stands more than once, or after the transactions"), Fault(Camt.Entry(details: "<Amt Ccy=\"DKK\">5.00</Amt>")));
        Assert.Equal(("Amt", "stands more than once, or after the transactions"), Fault(Camt.Entry(details: Camt.Details(Camt.Transaction()) + "<Amt Ccy=\"DKK\">100.00</Amt>")));
        Assert.Equal(("Amt", "has no currency"), Fault(Camt.Entry().Replace(" Ccy=\"DKK\"", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Messages_never_hold_a_CPR_number() =>
        Assert.Equal("'610180-•••• Anna' is not known", Camt.Refused(Camt.Entry(direction: "<CdtDbtInd>610180-1234 Anna</CdtDbtInd>")).Problem);

    private static (string Field, string Problem) Fault(string entry)
    {
        var refused = Camt.Refused(entry);
        return (refused.Field, refused.Problem);
    }
}
