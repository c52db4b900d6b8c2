using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;

namespace Portal.Domain.Tests.Recovery;

/// <summary>From a claim to the fields of the recovery authority.</summary>
public sealed class TransferMappingTests
{
    private static readonly ClaimFacts Daycare = SentClaims.Good(ClaimType.Daycare);

    [Fact]
    public void A_claim_says_what_its_source_said_and_each_fee_and_month_stands_by_itself()
    {
        var record = SentClaims.Record(Daycare);

        Assert.Equal((Daycare.Id.Value, "KFDAINS", "KILDE/K-1", "12345678", Kroner.Of(2000), Kroner.Of(2000)), (record.Id, record.TypeCode, record.CreditorReference, record.Creditor, record.OriginalPrincipal, record.Amount));
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31), new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 2)), (record.PeriodFrom!.Value, record.PeriodTo!.Value, record.EstablishedOn!.Value, record.DueOn!.Value, record.PayBy!.Value));
        Assert.Equal(new DateOnly(2029, 1, 2), record.LimitationOn);
        Assert.Equal(
            ["GEDAINS 250,00 2026-01-13..2026-01-13 pay by 2026-01-23 until 2029-01-23", "REOPDAG 20,00 2026-01-03..2026-02-02 pay by 2026-01-03 until 2029-01-03", "REOPDAG 20,00 2026-02-03..2026-03-02 pay by 2026-02-03 until 2029-02-05"],
            record.Related.Select(related => $"{related.TypeCode} {related.Amount.Number()} {related.PeriodFrom:yyyy-MM-dd}..{related.PeriodTo:yyyy-MM-dd} pay by {related.PayBy:yyyy-MM-dd} until {related.LimitationOn:yyyy-MM-dd}"));
        Assert.Equal(Daycare.Postings.Skip(1).Select(posting => posting.Id), record.Related.Select(related => related.Id));
        Assert.All(record.Related, related => Assert.Equal((RecordCategory.Related, (Guid?)record.Id), (related.Category, related.MainRecord)));
        Assert.Null(record.Property);
    }

    [Fact]
    public void Everybody_liable_is_named_the_debtor_first_and_nobody_who_is_only_possibly_so()
    {
        var shared = Daycare with { Liable = [new Liability(SentClaims.Bo, LiabilityKind.CoDebtor, new(2026, 2, 1)), .. Daycare.Liable] };

        Assert.Equal([SentClaims.Anna, SentClaims.Bo], SentClaims.Record(shared).Liable.Select(liable => liable.Person));
        Assert.Equal([SentClaims.Anna], SentClaims.Record(shared with { Liable = [shared.Liable[0] with { ConfirmedOn = null }, shared.Liable[1]] }).Liable.Select(liable => liable.Person));
        Assert.Equal([SentClaims.Anna], SentClaims.Record(shared with { Liable = [shared.Liable[0] with { EndedOn = new(2026, 3, 1) }, shared.Liable[1]] }).Liable.Select(liable => liable.Person));
    }

    [Fact]
    public void A_payment_covers_the_oldest_month_first_and_what_is_paid_is_not_sent()
    {
        var record = SentClaims.Record(Daycare with { Postings = [.. Daycare.Postings, SentClaims.Interest(new(2026, 3, 3)), SentClaims.Interest(new(2026, 4, 3)), SentClaims.Entry(EntryKind.Payment, new(2026, 3, 2), -30_00)] });

        Assert.Equal(
            ["GEDAINS 250,00 2026-01-13", "REOPDAG 10,00 2026-02-03", "REOPDAG 20,00 2026-03-03", "REOPDAG 20,00 2026-04-03"],
            record.Related.Select(related => $"{related.TypeCode} {related.Amount.Number()} {related.PeriodFrom:yyyy-MM-dd}"));
        Assert.Equal((Kroner.Of(2000), Kroner.Of(20)), (record.Amount, record.Related[1].OriginalPrincipal));
    }

    [Fact]
    public void A_paid_principal_is_sent_at_zero_for_what_is_left_of_fees()
    {
        var record = SentClaims.Record(SentClaims.Good(ClaimType.AfterSchool) with
        {
            Postings = [SentClaims.Entry(EntryKind.Principal, new(2025, 12, 20), 2000_00), SentClaims.Entry(EntryKind.Payment, new(2026, 1, 2), -2000_00), SentClaims.Fee(new(2026, 1, 13))],
        });

        Assert.Equal((Kroner.Of(2000), Kroner.Zero, Kroner.Of(250)), (record.OriginalPrincipal, record.Amount, record.Total));
    }

    [Fact]
    public void A_deferral_moves_the_last_day_to_pay_and_a_closed_day_gives_the_next_banking_day()
    {
        var deferred = Daycare with { Holds = [new Hold(Guid.NewGuid(), HoldKind.Deferral, new(2025, 12, 30), new(2026, 2, 20))] };

        Assert.Equal(new DateOnly(2026, 2, 20), SentClaims.Record(deferred).PayBy);
        Assert.Equal(new DateOnly(2026, 1, 5), SentClaims.Record(Daycare with { PayBy = new(2026, 1, 3) }).PayBy);
    }

    [Fact]
    public void A_broken_agreement_moves_the_last_day_to_pay_to_its_reminders_deadline()
    {
        var agreement = new Agreement(Guid.NewGuid(), AgreementStatus.Breached, PaymentId.Of(2), SentClaims.Anna, [Daycare.Id], new(2026, 2, 1), []) { BreachedOn = new(2026, 3, 9), CureBy = new(2026, 3, 23), EndedOn = new(2026, 3, 24) };
        var broken = SentClaims.Record(Daycare with { Agreements = [agreement] });

        Assert.Equal((new DateOnly(2026, 1, 2), new DateOnly(2026, 3, 23), new DateOnly(2029, 2, 1)), (broken.DueOn!.Value, broken.PayBy!.Value, broken.LimitationOn!.Value));
    }

    [Fact]
    public void A_repayment_falls_due_the_day_after_the_demand_on_its_arrangement_and_says_when_it_lapses()
    {
        var claim = SentClaims.Good(ClaimType.DaycareRepayment);
        var arrangement = new Agreement(Guid.NewGuid(), AgreementStatus.Breached, PaymentId.Of(2), SentClaims.Anna, [claim.Id], new(2026, 2, 1), []) { Kind = AgreementKind.Arrangement, CureBy = new(2026, 3, 23), EndedOn = new(2026, 3, 24) };
        var broken = SentClaims.Record(claim with { Agreements = [arrangement] });

        Assert.Equal((new DateOnly(2026, 3, 24), new DateOnly(2026, 3, 24), new DateOnly(2031, 1, 31)), (broken.DueOn!.Value, broken.PayBy!.Value, broken.LimitationOn!.Value));
        Assert.Equal(new DateOnly(2026, 1, 2), SentClaims.Record(claim).DueOn);
    }

    [Theory]
    [InlineData(ClaimBasis.Judgment, "2026-02-02", "")]
    [InlineData(ClaimBasis.Settlement, "", "2026-02-02")]
    public void A_judgment_and_a_settlement_are_told_by_their_day(ClaimBasis basis, string judgment, string settlement)
    {
        var record = SentClaims.Record(Daycare with { Basis = basis, BasisOn = new(2026, 2, 2) });

        Assert.Equal((judgment, settlement), ($"{record.JudgmentOn:yyyy-MM-dd}", $"{record.SettlementOn:yyyy-MM-dd}"));
        Assert.Equal(new DateOnly(2026, 2, 2).Years(10), record.LimitationOn);
    }

    [Fact]
    public void A_property_is_named_with_the_lien_that_the_law_gives_in_it() =>
        Assert.Equal(new PropertyLien("5512", StatutoryLien: true), SentClaims.Record(SentClaims.Good(ClaimType.PropertyTax)).Property);

    [Fact]
    public void What_one_source_sends_may_have_codes_of_its_own()
    {
        var rent = SentClaims.Good(ClaimType.Civil) with { Source = "udlejning" };

        Assert.Equal(("DFHUSLJ", new InterestChoice("002", "03")), (SentClaims.Record(rent).TypeCode, SentClaims.Record(rent).Interest));
        Assert.Equal(("CFFAKTU", null), (SentClaims.Record(rent with { Source = "ANDET" }).TypeCode, SentClaims.Record(rent with { Source = "ANDET" }).Interest));
        Assert.Equal(("GELEOAL", "KFOPREN"), (SentClaims.Setup.Codes.For(ClaimType.Civil, "UDLEJNING", SentClaims.Today).Fee, SentClaims.Setup.Codes.For(ClaimType.Civil, "UDLEJNING", SentClaims.Today).Interest));
    }

    [Fact]
    public void Civil_interest_covers_the_days_since_it_was_posted_last()
    {
        var rent = SentClaims.Good(ClaimType.Civil) with { Source = "UDLEJNING" };
        var record = SentClaims.Record(rent with { Postings = [.. rent.Postings, SentClaims.Interest(new(2026, 1, 31), 15_00), SentClaims.Interest(new(2026, 2, 28), 14_00)] });

        Assert.Equal(["2026-01-03..2026-01-31", "2026-02-01..2026-02-28"], record.Related.Select(related => $"{related.PeriodFrom:yyyy-MM-dd}..{related.PeriodTo:yyyy-MM-dd}"));
    }

    /// <summary>On the business day what is posted is what follows: the record then comes to what the books say.</summary>
    [Fact]
    public void Whatever_has_been_paid_and_when_the_records_come_to_what_is_owed() =>
        Prop.ForAll(Gen.Choose(0, 3000_00).Zip(Gen.Choose(0, 108)).ListOf().ToArbitrary(), payments =>
        {
            var paid = Daycare with { Postings = [Daycare.Postings[0], Daycare.Postings[1], .. payments.Select(payment => SentClaims.Entry(EntryKind.Payment, new DateOnly(2026, 1, 3).AddDays(payment.Item2), -payment.Item1))] };
            var posted = paid with { Postings = [.. paid.Postings, .. DerivedAccount.Of(paid, SentClaims.Today, Policies.Default).Differences(SentClaims.Today)] };
            var record = SentClaims.Record(posted);

            return record.Total == Account.On(posted, SentClaims.Today).Balance && record.Amount <= record.OriginalPrincipal
                && record.Related.All(related => related.Amount.IsPositive) && record.Related.Select(related => related.Id).Distinct().Count() == record.Related.Count;
        }).QuickCheckThrowOnFailure();
}
