using System.Text;
using Portal.App.Payments;
using Portal.App.Tests.Import;

namespace Portal.App.Tests.Payments;

/// <summary>Files of which nothing may be booked.</summary>
public sealed class BankFileFailureTests
{
    private const string Whole = "(rule: the file is well-formed XML without a DTD)";
    private const string Versions = "the file is camt.054.001.02, .04 or .08";

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Assert.Equal("bank.xml: the file does not exist (rule: the file can be read)", Assert.Throws<BankFileException>(() => BankFileReader.Check("/nowhere/bank.xml")).Error.Text("bank.xml"));

    [Theory]
    [InlineData("urn:iso:std:iso:20022:tech:xsd:camt.053.001.02")]
    [InlineData("urn:iso:std:iso:20022:tech:xsd:camt.054.001.09")]
    [InlineData("urn:iso:std:iso:20022:tech:xsd:camt.054.001.022")]
    [InlineData("")]
    public void Another_namespace_is_refused(string name) =>
        Assert.Equal($"bank.xml line 1, Document: the namespace '{name}' is not read here (rule: {Versions})", Camt.Failure($"<Document xmlns='{name}'/>").Replace("…", name.Length > 60 ? name[60..] : "", StringComparison.Ordinal));

    [Fact]
    public void Another_root_is_refused() =>
        Assert.Equal($"bank.xml line 1, html: is not the root of a bank's notification (rule: the root is Document; {Versions})", Camt.Failure("<html/>"));

    [Fact]
    public void A_root_without_its_message_is_refused()
    {
        Assert.Equal("bank.xml line 1, Document: does not hold what the format has there (rule: it holds one BkToCstmrDbtCdtNtfctn)", Camt.Failure("<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.054.001.02'/>"));
        Assert.Contains("it holds at least one Ntfctn", Camt.Failure(Camt.Version("02")), StringComparison.Ordinal);
        Assert.Contains("it holds one BkToCstmrDbtCdtNtfctn", Camt.Failure(Camt.File(Camt.Entry()).Replace("</Document>", "<BkToCstmrDbtCdtNtfctn/></Document>", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_that_laugh_a_billion_times_are_never_expanded() => Assert.Equal($"bank.xml, DOCTYPE: the file holds a DTD {Whole}", Camt.Failure(
        """
        <?xml version="1.0"?>
        <!DOCTYPE Document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02">&c;</Document>
        """));

    [Fact]
    public void An_external_entity_is_never_fetched()
    {
        var secret = Path.GetTempFileName();
        File.WriteAllText(secret, "hemmelig");
        var failure = Camt.Failure($"<!DOCTYPE Document [<!ENTITY x SYSTEM \"file://{secret}\">]><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.02\">&x;</Document>");
        File.Delete(secret);
        Assert.Equal($"bank.xml, DOCTYPE: the file holds a DTD {Whole}", failure);
    }

    [Fact]
    public void A_file_is_refused_wherever_it_is_cut_off()
    {
        var whole = File.ReadAllBytes(Files.Sample("camt054-001.02.xml"));
        var last = Encoding.UTF8.GetString(whole).TrimEnd().Length;
        for (var length = 0; length < last; length += 7)
        {
            var failure = Assert.Throws<BankFileException>(() => BankFileReader.Read(new MemoryStream(whole, 0, length)).Count()).Error;
            Assert.Equal((length, "ends before it is complete"), (length, failure.Problem));
        }
    }

    [Theory]
    [InlineData("<Ntry><Amt></Ntry>")]
    [InlineData("<Ntry>&nbsp;</Ntry>")]
    [InlineData("<Ntry a=1/>")]
    [InlineData("<Ntry>\u0001</Ntry>")]
    public void A_file_that_is_not_well_formed_is_refused_with_its_line(string entry) =>
        Assert.StartsWith("bank.xml line 5: is not well-formed at character ", Camt.Failure(Camt.File(entry)), StringComparison.Ordinal);

    [Fact]
    public void Anything_after_the_end_is_refused() => Assert.Contains("is not well-formed", Camt.Failure(Camt.File(Camt.Entry()) + "<Document/>"), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 0xFF)]
    [InlineData(150, 0xFF)]
    [InlineData(150, 0)]
    public void Bytes_that_are_not_text_are_refused(int at, byte bad)
    {
        var bytes = Encoding.UTF8.GetBytes(Camt.File(Camt.Entry()));
        bytes[at] = bad;
        Assert.EndsWith(Whole, Assert.Throws<BankFileException>(() => BankFileReader.Read(new MemoryStream(bytes)).Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoding_that_nobody_knows_is_refused_and_UTF_16_is_read()
    {
        var text = Camt.File(Camt.Entry());
        Assert.EndsWith(Whole, Camt.Failure(text.Replace("UTF-8", "EBCDIC-DK", StringComparison.Ordinal)), StringComparison.Ordinal);
        var wide = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text.Replace("UTF-8", "UTF-16", StringComparison.Ordinal))).ToArray();
        Assert.Single(BankFileReader.Read(new MemoryStream(wide)));
    }

    [Theory]
    [InlineData("99.99", "99.99")]
    [InlineData("100.01", "100.01")]
    public void An_entry_is_the_sum_of_its_transactions(string amount, string sum)
    {
        Assert.Equal($"bank.xml line 5, entry 1, Amt: is 100.00, its transactions sum to {sum} (rule: an entry is the sum of its transactions)",
            Camt.Failure(Camt.File(Camt.Entry(details: Camt.Details(Camt.Transaction(amount))))));
        Assert.Contains("its transactions sum to", Camt.Failure(Camt.File(Camt.Entry(), Camt.Entry(details: Camt.Details(Camt.Transaction("0.02"), Camt.Transaction(amount))))), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_transactions_without_amounts_do_not_add_up() =>
        Assert.Contains("sum to 200.00", Camt.Failure(Camt.File(Camt.Entry(details: Camt.Details(Camt.Transaction(), Camt.Transaction())))), StringComparison.Ordinal);

    [Fact]
    public void A_wrong_sum_in_an_entry_that_is_not_booked_is_a_wrong_sum_all_the_same() =>
        Assert.Contains("sum to 99.00", Camt.Failure(Camt.File(Camt.Entry(status: "<Sts>PDNG</Sts>", details: Camt.Details(Camt.Transaction("99.00"))))), StringComparison.Ordinal);

    [Theory]
    [InlineData("<NbOfTxs>3</NbOfTxs>", "Btch/NbOfTxs: says '3', the batch holds 2")]
    [InlineData("<NbOfTxs>to</NbOfTxs>", "Btch/NbOfTxs: says 'to', the batch holds 2")]
    [InlineData("<NbOfTxs/>", "Btch/NbOfTxs: says '', the batch holds 2")]
    [InlineData("<TtlAmt Ccy=\"DKK\">99.00</TtlAmt>", "Btch/TtlAmt: is not the sum of the batch's transactions, 100.00")]
    [InlineData("<TtlAmt Ccy=\"DKK\">-100.00</TtlAmt>", "Btch/TtlAmt: is not the sum of the batch's transactions, 100.00")]
    public void A_batch_agrees_with_its_transactions(string batch, string problem) =>
        Assert.Equal($"bank.xml line 5, {problem} (rule: a batch agrees with its transactions)",
            Camt.Failure(Camt.File(Camt.Entry(details: Camt.Details($"<Btch>{batch}</Btch>", Camt.Transaction("60.00"), Camt.Transaction("40.00"))))));

    [Fact]
    public void Each_batch_of_an_entry_counts_for_itself()
    {
        static string Batch(int count, params string[] transactions) => Camt.Details([$"<Btch><NbOfTxs>{count}</NbOfTxs></Btch>", .. transactions]);
        Assert.Equal([1, 2, 3], Camt.Transactions(Camt.File(Camt.Entry(details: Batch(1, Camt.Transaction("20.00")) + Batch(2, Camt.Transaction("30.00"), Camt.Transaction("50.00"))))).Select(item => item.Position));
        Assert.Equal(10000, Camt.One(Camt.Entry(details: Batch(500))).AmountOre); // not split up by the bank
    }

    [Theory]
    [InlineData("<TtlNtries><NbOfNtries>2</NbOfNtries><Sum>130.00</Sum></TtlNtries>", null)]
    [InlineData("<TtlCdtNtries><NbOfNtries>1</NbOfNtries><Sum>100</Sum></TtlCdtNtries><TtlDbtNtries><NbOfNtries>01</NbOfNtries><Sum>30.0</Sum></TtlDbtNtries>", null)]
    [InlineData("<TtlNtries><NbOfNtries>3</NbOfNtries></TtlNtries>", "TtlNtries/NbOfNtries: says '3', the notification holds 2")]
    [InlineData("<TtlNtries><NbOfNtries>2.01</NbOfNtries></TtlNtries>", "TtlNtries/NbOfNtries: says '2.01', the notification holds 2")]
    [InlineData("<TtlNtries><Sum>130.01</Sum></TtlNtries>", "TtlNtries/Sum: says '130.01', the entries sum to 130.00")]
    [InlineData("<TtlNtries><Sum>mange</Sum></TtlNtries>", "TtlNtries/Sum: 'mange' is not a number")]
    [InlineData("<TtlCdtNtries><NbOfNtries>2</NbOfNtries></TtlCdtNtries>", "TtlCdtNtries/NbOfNtries: says '2', the notification holds 1")]
    [InlineData("<TtlDbtNtries><Sum>0</Sum></TtlDbtNtries>", "TtlDbtNtries/Sum: says '0', the entries sum to 30.00")]
    public void A_summary_agrees_with_its_entries(string summary, string? problem)
    {
        var text = Camt.File($"<TxsSummry>{summary}</TxsSummry>", Camt.Entry(), Camt.Entry("30.00", direction: "<CdtDbtInd>DBIT</CdtDbtInd>"));
        if (problem is null) Assert.Equal(2, Camt.Transactions(text).Count);
        else Assert.Equal($"bank.xml line 5, TxsSummry/{problem} (rule: a summary agrees with its entries)", Camt.Failure(text));
    }

    [Fact]
    public void A_summary_counts_refused_entries_too_and_its_sum_stands_aside_when_an_amount_cannot_be_read()
    {
        const string Summary = "<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries><Sum>113.40</Sum></TtlNtries></TxsSummry>";
        Assert.Equal(2, Camt.Read(Camt.File(Summary, Camt.Entry(), Camt.Entry("13.40", "EUR"))).Count);
        Assert.Equal(2, Camt.Read(Camt.File(Summary, Camt.Entry(), Camt.Entry("-13.40"))).Count);
        Assert.Contains("NbOfNtries", Camt.Failure(Camt.File(Summary, Camt.Entry("-13.40"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<TxDtls/>")]
    [InlineData("<Othr><Ntry/></Othr>")]
    [InlineData("<Ntry xmlns=''/>")]
    [InlineData("<Ntry><TxDtls/></Ntry>")]
    [InlineData("<Ntry><NtryDtls><TxDtls><Refs><TxDtls/></Refs></TxDtls></NtryDtls></Ntry>")]
    public void A_payment_in_the_wrong_place_is_never_passed_over(string misplaced) => Assert.Contains("stands where none belongs", Camt.Failure(Camt.File(misplaced)), StringComparison.Ordinal);

    [Fact]
    public void A_value_that_holds_elements_is_refused() =>
        Assert.Equal("bank.xml line 5, AcctSvcrRef: holds elements where a value belongs (rule: elements are those of the format)", Camt.Failure(Camt.File(Camt.Entry(reference: "<AcctSvcrRef><Id/></AcctSvcrRef>"))));

    [Fact]
    public void Two_accounts_in_a_notification_are_refused() =>
        Assert.Contains("Acct: stands more than once", Camt.Failure(Camt.File("<Acct><Id><IBAN>DK1</IBAN></Id></Acct>", Camt.Entry())), StringComparison.Ordinal);

    [Fact]
    public void A_total_that_cannot_be_reckoned_with_is_refused() =>
        Assert.Contains("entry 91: makes the file's total larger", Camt.Failure(Camt.File([.. Enumerable.Repeat(Camt.Entry("999999999999999"), 91)])), StringComparison.Ordinal);
}
