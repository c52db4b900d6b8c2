using Portal.App.Payments;

namespace Portal.App.Tests.Payments;

public sealed class BankIdentityTests
{
    private const string NoReference = "";

    [Fact]
    public void The_same_file_twice_has_the_same_identities()
    {
        var text = Camt.File(
            Camt.Entry("300.00", details: Camt.Details(Camt.Transaction("100.00"), Camt.Transaction("100.00"), Camt.Transaction("100.00", own: "T1"))),
            Camt.Entry(reference: NoReference), Camt.Entry(reference: NoReference));

        Assert.Equal(Identities(text), Identities(text));
        Assert.Equal(5, Identities(text).Distinct().Count());
        Assert.Equal(5, Identities(text).Select(identity => identity.Id()).Distinct().Count());
    }

    [Fact]
    public void The_entrys_reference_tells_its_transactions_apart_by_their_position()
    {
        var identities = Identities(Camt.File(Camt.Entry("200.00", details: Camt.Details(Camt.Transaction("100.00"), Camt.Transaction("100.00")))));

        Assert.Equal([(Camt.Account, "E1", false, 1), (Camt.Account, "E1", false, 2)], identities.Select(identity => (identity.Account, identity.Reference, identity.IsDigest, identity.Number)));
    }

    [Fact]
    public void A_transactions_own_reference_stays_with_it_when_the_bank_groups_otherwise()
    {
        var alone = Identities(Camt.File(Camt.Entry(reference: "<AcctSvcrRef>E7</AcctSvcrRef>", details: Camt.Details(Camt.Transaction("100.00", own: "T2")))));
        var grouped = Identities(Camt.File(Camt.Entry("200.00", details: Camt.Details(Camt.Transaction("100.00", own: "T1"), Camt.Transaction("100.00", own: "T2")))));

        Assert.Equal(alone[0], grouped[1]);
        Assert.Equal(("T2", 1), (alone[0].Reference, alone[0].Number));
    }

    [Fact]
    public void A_reference_that_all_transactions_of_an_entry_share_tells_them_apart_by_position()
    {
        static string[] Three(string own) => [.. Enumerable.Repeat(Camt.Transaction("10.00", own), 3)];
        Assert.Equal([1, 2, 3], Identities(Camt.File(Camt.Entry("30.00", details: Camt.Details(Three("T1"))))).Select(identity => identity.Number));
        Assert.Equal([1, 2, 3], Identities(Camt.File(Camt.Entry("30.00", details: Camt.Details(Three("E1"))))).Select(identity => identity.Number));
    }

    [Theory]
    [InlineData("NOTPROVIDED")]
    [InlineData("NONREF")]
    [InlineData(" ")]
    public void Words_for_no_reference_are_no_reference(string word) => Assert.True(Identities(Camt.File(Camt.Entry(reference: $"<AcctSvcrRef>{word}</AcctSvcrRef>")))[0].IsDigest);

    [Fact]
    public void Equal_transactions_without_a_reference_are_told_apart_by_their_occurrence_and_known_in_another_file()
    {
        var two = Camt.Transactions(Camt.File(Camt.Entry(reference: NoReference), Camt.Entry("7.00"), Camt.Entry(reference: NoReference)));
        var other = Camt.Transactions(Camt.Version("08", Camt.Notification(Camt.Entry("55.00", reference: NoReference), Camt.Entry(reference: NoReference)))).Last();

        Assert.Equal([1, 0, 2], two.Select(item => item.Occurrence));
        Assert.Equal(two[0].ContentDigest, two[2].ContentDigest);
        Assert.Null(two[1].ContentDigest);
        Assert.Equal(BankIdentity.Of(two[0]), BankIdentity.Of(other));
        Assert.Matches("^[0-9a-f]{64}$", two[0].ContentDigest);
    }

    [Fact]
    public void The_digest_is_the_same_in_every_version_and_for_a_transaction_with_a_reference()
    {
        static BankTransaction In(string version, string reference) => Assert.Single(Camt.Transactions(Camt.Version(version, Camt.Notification(Camt.Entry(reference: reference)))));
        var digest = In("02", NoReference).ContentDigest;
        Assert.Equal(digest, In("04", NoReference).ContentDigest);
        Assert.Equal(digest, BankIdentity.ContentDigest(In("08", "<AcctSvcrRef>E1</AcctSvcrRef>")));
    }

    [Theory]
    [InlineData("<Refs><EndToEndId>X</EndToEndId></Refs>")]
    [InlineData("<CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Nm>Bo</Nm></Dbtr></RltdPties>")]
    [InlineData("<RmtInf><Ustrd>X</Ustrd></RmtInf>")]
    [InlineData("<RmtInf><Strd><CdtrRefInf><Ref>X</Ref></CdtrRefInf></Strd></RmtInf>")]
    [InlineData("<RltdDts><AccptncDtTm>2026-01-30T10:00:00</AccptncDtTm></RltdDts>")]
    public void What_the_bank_says_of_the_transaction_makes_another_digest(string more) =>
        Assert.NotEqual(Camt.One(Camt.Entry(reference: NoReference)).ContentDigest, Camt.One(Camt.Entry(reference: NoReference, details: Camt.Details(Camt.Transaction(more: more)))).ContentDigest);

    [Fact]
    public void What_the_bank_says_of_the_entry_makes_another_digest()
    {
        string[] entries =
        [
            Camt.Entry(reference: NoReference), Camt.Entry("101.00", reference: NoReference), Camt.Entry(value: "", reference: NoReference),
            Camt.Entry(booked: "<BookgDt><Dt>2026-02-01</Dt></BookgDt>", reference: NoReference), Camt.Entry(direction: "<CdtDbtInd>DBIT</CdtDbtInd>", reference: NoReference),
            Camt.Entry(direction: "<CdtDbtInd>CRDT</CdtDbtInd><RvslInd>true</RvslInd>", reference: NoReference),
        ];
        Assert.Equal(entries.Length, entries.Select(entry => Camt.One(entry).ContentDigest).Distinct().Count());
    }

    [Fact]
    public void A_reversal_may_bear_the_reference_of_what_it_takes_back()
    {
        var identities = Identities(Camt.File(Camt.Entry(), Camt.Entry(direction: "<CdtDbtInd>DBIT</CdtDbtInd>"), Camt.Entry(direction: "<CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>")));
        Assert.Equal(["CRDT", "DBIT", "DBIT-RVSL"], identities.Select(identity => identity.Direction));
        Assert.Equal(3, identities.Select(identity => identity.Id()).Distinct().Count());
    }

    [Fact]
    public void The_account_is_a_part_of_it_and_blanks_in_an_IBAN_are_not()
    {
        static BankIdentity On(string account) => Identities(Camt.Version("02", $"<Ntfctn><Acct><Id><IBAN>{account}</IBAN></Id></Acct>{Camt.Entry()}</Ntfctn>"))[0];
        Assert.Equal(On("DK5000400440116243"), On(" dk50 0040 0440 1162 43"));
        Assert.NotEqual(On("DK5000400440116243"), On("DK5000400440116244"));
    }

    private static List<BankIdentity> Identities(string text) => Camt.Transactions(text).ConvertAll(BankIdentity.Of);
}
