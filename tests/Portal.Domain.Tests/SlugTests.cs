using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Requests;

namespace Portal.Domain.Tests;

public sealed class SlugTests
{
    [Fact]
    public void The_names_are_those_of_the_formats()
    {
        Assert.Equal("billed, due, overdue, reminded-1, reminded-2, phone, co-liability, notified, proposed, sent-to-recovery, transferred, settled, written-off", Slug.List<Stage>());
        Assert.Equal("bill, reminder-1, reminder-2, phone-task, co-liability-task, co-debtor-first, breach-reminder, set-arrangement-task, demand, transfer-notice, transfer-proposal, transfer, recall, return", Slug.List<Step>());
        Assert.Equal("principal, fee, interest, payment, reversal, correction, set-off, write-down, write-off", Slug.List<EntryKind>());
        Assert.Equal("request-pending, objection, agreement, deferral, notice-waiting, contact, reversal-wait, mandatory-deferral, complaint, estate, bankruptcy, debt-relief, faroe-greenland, undeliverable, rate-missing, small-remainder, staff", Slug.List<HoldKind>());
        Assert.Equal("primary, owner, co-debtor", Slug.List<LiabilityKind>());
        Assert.Equal("property-tax, daycare, after-school, maintenance, housing-benefit, cash-benefit-repayment, daycare-repayment, pension-repayment, general, civil", Slug.List<ClaimType>());
        Assert.Equal("draft, submitted, needs-information, hearing, granted, partly-granted, refused, withdrawn", Slug.List<RequestStatus>());
        Assert.Equal("waiting, handed-over, delivered, held, unknown", Slug.List<DeliveryState>());
    }

    [Fact]
    public void Every_name_reads_back_as_the_same_member()
    {
        foreach (var member in Enum.GetValues<LetterKind>()) Assert.Equal(member, Slug.Parse<LetterKind>(Slug.Of(member)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Reminder1")]
    [InlineData("reminder1")]
    [InlineData("REMINDER-1")]
    public void Another_spelling_is_no_name(string text)
    {
        Assert.False(Slug.TryParse<LetterKind>(text, out _));
        Assert.Throws<FormatException>(() => Slug.Parse<LetterKind>(text));
    }
}
