using Portal.App.Payments;
using Portal.App.Tests.Import;
using Portal.Domain.Payments;

namespace Portal.App.Tests.Payments;

public sealed class BankFileReaderTests
{
    private const string Creditor = "87654321";

    [Fact]
    public void The_sample_of_version_02_is_a_batch_of_three()
    {
        var items = BankFileReader.Read(Files.Sample("camt054-001.02.xml")).Cast<BankTransaction>().ToList();

        Assert.Equal([168500, 15000, 10000], items.Select(item => item.AmountOre));
        Assert.Equal([1, 2, 3], items.Select(item => item.Position));
        Assert.Equal(["2026-01-30", "2026-02-02", "2026-02-02"], items.Select(item => $"{item.PaymentDay:yyyy-MM-dd}"));
        Assert.All(items, item => Assert.Equal((Camt.Account, "0000000001", 1, false, false, 193500), (item.Account, item.ServicerReference, item.EntryNumber, item.IsDebit, item.IsReversal, item.EntryOre)));
        Assert.All(items, item => Assert.Null(item.EndToEnd));
        Assert.Equal([17, 23, 28], items.Select(item => item.Line));
        Assert.Equal(new PaymentReference.Unmatched(UnmatchedReason.WrongCheckDigit), Find(items[2]));
    }

    [Fact]
    public void The_sample_of_version_04_has_references_of_its_own_a_card_75_and_a_line_in_a_message()
    {
        var items = BankFileReader.Read(Files.Sample("camt054-001.04.xml")).ToList();
        var (slip, transfer, pending) = (Assert.IsType<BankTransaction>(items[0]), Assert.IsType<BankTransaction>(items[1]), Assert.IsType<RefusedEntry>(items[2]));

        Assert.Equal((50000, "2026020300001", 1, "FEB-77", "Anna Ågård Sørensen"), (slip.AmountOre, slip.ServicerReference, slip.Position, slip.EndToEnd, slip.Payer));
        Assert.Equal("000000000000018", Assert.IsType<PaymentReference.Matched>(Find(slip)).Id.Digits);
        Assert.Equal((35000, "2026020300002", 1), (transfer.AmountOre, transfer.ServicerReference, transfer.Position));
        Assert.Equal("000000001030105", Assert.IsType<PaymentReference.Matched>(Find(transfer)).Id.Digits);
        Assert.Equal(("Sts", "'PDNG' is not booked", 2, 7500L), (pending.Field, pending.Problem, pending.EntryNumber, pending.AmountOre!.Value));
    }

    [Fact]
    public void The_sample_of_version_08_has_a_late_payment_a_reversal_and_an_entry_without_transactions()
    {
        var items = BankFileReader.Read(Files.Sample("camt054-001.08.xml")).Cast<BankTransaction>().ToList();

        Assert.Equal((new DateOnly(2026, 1, 30), new DateOnly(2026, 2, 2), "Bo Æbelø"), (items[0].PaymentDay, items[0].ValueDate, items[0].Payer));
        Assert.Equal((15000, true, true, "0000000012"), (items[1].AmountOre, items[1].IsDebit, items[1].IsReversal, items[1].ServicerReference));
        Assert.Equal((26000, null, "Indbetaling i bank", 1, 1), (items[2].AmountOre, items[2].ServicerReference, items[2].Message, items[2].Position, items[2].Occurrence));
        Assert.Equal([1, 2, 3], items.Select(item => item.EntryNumber));
    }

    [Theory]
    [InlineData("02", 1, 3, 0, 193500)]
    [InlineData("04", 2, 2, 1, 92500)]
    [InlineData("08", 3, 3, 0, 179550)]
    public void A_check_counts_everything_and_its_sums_add_up(string version, int entries, int transactions, int refused, long ore)
    {
        var totals = BankFileReader.Check(Files.Sample($"camt054-001.{version}.xml"));

        Assert.Equal((entries, transactions, refused, refused, ore), (totals.Entries, totals.Transactions, totals.RefusedEntries, totals.RefusedTransactions, totals.FileOre));
    }

    [Theory]
    [InlineData("2026-01-30T23:30:00+01:00", "2026-01-30")] // a Friday, the value date is Monday
    [InlineData("2026-01-30T23:30:00Z", "2026-01-31")]      // after midnight in Denmark
    [InlineData("2026-01-30T22:59:59.9999999Z", "2026-01-30")]
    [InlineData("2026-01-31T09:30:00+14:00", "2026-01-30")]
    [InlineData("2026-01-30T23:59:59", "2026-01-30")]       // without an offset it is a Danish time
    [InlineData("2026-02-02T10:00:00", "2026-02-02")]
    [InlineData("2026-02-02T23:30:00Z", "2026-02-02")]      // the day after the value date: does not count
    [InlineData("2026-02-04T10:00:00", "2026-02-02")]
    public void The_payment_day_is_the_Danish_day_of_acceptance_when_that_is_not_after_the_value_date(string accepted, string day) =>
        Assert.Equal(day, $"{Camt.One(Camt.Entry(details: Camt.Details(Camt.Transaction(more: $"<RltdDts><AccptncDtTm>{accepted}</AccptncDtTm></RltdDts>")))).PaymentDay:yyyy-MM-dd}");

    [Fact]
    public void Summer_time_is_known() =>
        Assert.Equal(new DateOnly(2026, 7, 2), Camt.One(Camt.Entry(value: "<ValDt><DtTm>2026-07-01T22:00:00Z</DtTm></ValDt>")).PaymentDay);

    [Fact]
    public void Without_acceptance_the_value_date_counts_and_without_that_the_booking_date()
    {
        Assert.Equal(new DateOnly(2026, 2, 3), Camt.One(Camt.Entry(value: "<ValDt><Dt>2026-02-03</Dt></ValDt>")).PaymentDay);
        var booked = Camt.One(Camt.Entry(value: ""));
        Assert.Equal((new DateOnly(2026, 2, 2), null, new DateOnly(2026, 2, 2)), (booked.PaymentDay, booked.ValueDate, booked.BookingDate));
        Assert.Equal(new DateOnly(2026, 2, 2), Camt.One(Camt.Entry(booked: "")).BookingDate);
    }

    [Theory]
    [InlineData("<AmtDtls><TxAmt><Amt Ccy=\"DKK\">100.00</Amt></TxAmt></AmtDtls>")]
    [InlineData("<Amt Ccy=\"DKK\">100</Amt>")]
    [InlineData("<Amt Ccy=\"DKK\">100.0</Amt><AmtDtls><InstdAmt><Amt Ccy=\"EUR\">13.40</Amt></InstdAmt><TxAmt><Amt Ccy=\"EUR\">13.40</Amt></TxAmt></AmtDtls>")]
    [InlineData("")]
    public void The_amount_is_the_transactions_own_else_the_entrys(string amounts) =>
        Assert.Equal(10000, Camt.One(Camt.Entry("0100.00000", details: Camt.Details(Camt.Transaction(more: amounts)))).AmountOre);

    [Theory]
    [InlineData("0.01", 1)]
    [InlineData("+1", 100)]
    [InlineData("1234567890123.45", 123456789012345)]
    [InlineData("000000000000000000100.5", 10050)]
    [InlineData("999999999999999", 99999999999999900)]
    public void Amounts_have_up_to_15_digits(string amount, long ore) => Assert.Equal(ore, Camt.One(Camt.Entry(amount)).AmountOre);

    [Fact]
    public void Notifications_each_have_their_account_and_entries_are_numbered_through()
    {
        var items = Camt.Transactions(Camt.Version("04", Camt.Notification(Camt.Entry(), Camt.Entry()),
            $"<Ntfctn><Acct><Id><Othr><Id>0440-116243</Id></Othr></Id></Acct>{Camt.Entry(details: Camt.Details() + Camt.Details())}</Ntfctn>", "<Ntfctn><Id>3</Id></Ntfctn>"));

        Assert.Equal([(Camt.Account, 1), (Camt.Account, 2), ("0440-116243", 3)], items.Select(item => (item.Account, item.EntryNumber)));
    }

    [Fact]
    public void The_direction_is_the_transactions_own_where_it_has_one()
    {
        var items = Camt.Transactions(Camt.File(Camt.Entry("70.00", details: Camt.Details(Camt.Transaction("100.00"), Camt.Transaction("30.00", more: "<CdtDbtInd>DBIT</CdtDbtInd>")))));
        Assert.Equal([false, true], items.Select(item => item.IsDebit));
    }

    [Theory]
    [InlineData("true", "CRDT", true, false)]
    [InlineData("1", "DBIT", true, true)]
    [InlineData("false", "DBIT", false, true)]
    [InlineData("0", "CRDT", false, false)]
    public void Reversals_and_debits_are_told(string flag, string direction, bool isReversal, bool isDebit)
    {
        // The transaction shows the direction of what is taken back.
        var own = isReversal ? Camt.Details(Camt.Transaction("100.00", more: $"<CdtDbtInd>{(isDebit ? "CRDT" : "DBIT")}</CdtDbtInd>")) : "";
        var one = Camt.One(Camt.Entry(direction: $"<CdtDbtInd>{direction}</CdtDbtInd><RvslInd>{flag}</RvslInd>", details: own));
        Assert.Equal((isReversal, isDebit), (one.IsReversal, one.IsDebit));
    }

    [Fact]
    public void Prefixes_comments_character_data_and_elements_of_others_make_no_difference()
    {
        var text = Camt.File(Camt.Entry("<!-- a -->10<![CDATA[0.0]]>0", details: Camt.Details(Camt.Transaction(more: "<SplmtryData xmlns='urn:x'><Amt Ccy='EUR'>7</Amt></SplmtryData><x/>"))));
        var prefixed = System.Text.RegularExpressions.Regex.Replace(text, "<(/?)(?=[A-Z](?!DATA))(?!SplmtryData)", "<$1b:").Replace("Document xmlns=", "Document xmlns:b=", StringComparison.Ordinal)
            .Replace("<b:Amt Ccy='EUR'>7</b:Amt>", "<Amt Ccy='EUR'>7</Amt>", StringComparison.Ordinal);

        Assert.Equal(10000, Assert.Single(Camt.Transactions(text)).AmountOre);
        Assert.Equal(10000, Assert.Single(Camt.Transactions(prefixed)).AmountOre);
    }

    [Fact]
    public void Several_references_and_messages_are_all_kept()
    {
        var one = Camt.One(Camt.Entry(details: Camt.Details(Camt.Transaction(more:
            "<RmtInf><Ustrd>Husleje</Ustrd><Ustrd> </Ustrd><Strd><CdtrRefInf><Ref>A</Ref></CdtrRefInf><AddtlRmtInf>februar</AddtlRmtInf></Strd><Strd><CdtrRefInf><Ref>B</Ref></CdtrRefInf></Strd></RmtInf>"))));
        Assert.Equal(["A", "B"], one.References);
        Assert.Equal("Husleje\nfebruar", one.Message);
    }

    private static PaymentReference Find(BankTransaction transaction) => PaymentReference.Find(transaction.References, transaction.Message, Creditor);
}
