using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.People;

namespace Portal.Domain.Tests.Claims;

public sealed class ClaimIdTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ids_sort_by_the_last_day_to_pay_and_then_by_when_the_claims_arrived()
    {
        var arrived = from day in Enumerable.Range(0, 40) from second in Enumerable.Range(0, 20) select (PayBy: new DateOnly(2026, 9, 20).AddDays(day), At: Noon.AddSeconds(second));
        var ids = arrived.Select(claim => ClaimId.New(claim.PayBy, claim.At)).ToList();

        Assert.Equal(ids, ids.Order());
        Assert.Equal(ids, ids.OrderBy(id => id.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public void Claims_of_one_moment_have_ids_of_their_own_that_begin_alike()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => ClaimId.New(new DateOnly(2026, 9, 20), Noon)).ToList();

        Assert.Equal(1000, ids.Distinct().Count());
        Assert.Single(ids.Select(id => id.ToString()[..13]).Distinct());
        Assert.All(ids, id => Assert.Equal((8, 2), (id.Value.Version, id.Value.Variant >> 2)));
    }

    [Fact]
    public void Every_day_there_is_has_its_place()
    {
        var first = ClaimId.New(DateOnly.MinValue, Noon);
        var last = ClaimId.New(DateOnly.MaxValue, Noon);

        Assert.True(first < last);
    }

    [Fact]
    public void A_letter_lies_beside_its_claim_and_one_of_an_older_database_is_known_again()
    {
        var (claim, person) = (ClaimId.New(new DateOnly(2026, 9, 20), Noon), PersonId.New());
        var id = CourseLetter.IdOf(claim, person, LetterKind.Reminder1, 1);

        Assert.Equal(claim.ToString()[..13], id.ToString()[..13]);
        Assert.True(CourseLetter.IsIdOf(id, claim, person, LetterKind.Reminder1, 1));
        Assert.True(CourseLetter.IsIdOf(DerivedId.Of("letter", claim, person, "reminder-1", 1), claim, person, LetterKind.Reminder1, 1));
        Assert.False(CourseLetter.IsIdOf(id, claim, person, LetterKind.Reminder1, 2));
        Assert.False(CourseLetter.IsIdOf(id, claim, person, LetterKind.Reminder2, 1));
    }
}
