using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.Domain.Tests.Claims;

/// <summary>A claim to test with: 1.000,00 of daycare, due on 1 October 2026 (a Thursday).</summary>
internal static class TestClaim
{
    public static readonly DateOnly DueOn = new(2026, 10, 1);

    public static readonly PersonId Person = PersonId.New();

    public static ClaimFacts With(IReadOnlyList<Posting>? postings = null, IReadOnlyList<StepTaken>? steps = null, IReadOnlyList<Hold>? holds = null, Custody custody = Custody.Here, DateOnly? payBy = null) => new(
        new ClaimId(Guid.NewGuid()), 1, "DAGTILBUD", "1", ClaimType.Daycare, custody, PaymentId.Of(1), "", DueOn.AddDays(-10), DueOn, payBy ?? DueOn, null, ClaimBasis.Ordinary, false,
        [new Liability(Person, LiabilityKind.Primary, DueOn)], postings ?? [Entry(EntryKind.Principal, DueOn.AddDays(-10), 1000_00)], steps ?? [], holds ?? []);

    public static Posting Entry(EntryKind kind, DateOnly on, long ore, EntryKind? of = null) => new(Guid.NewGuid(), kind, on, new Kroner(ore), "test", of);
}
