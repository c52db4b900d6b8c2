using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Policy;
using Portal.Domain.Tests.Dunning;
using Portal.Model;

namespace Portal.Domain.Tests.Derivation;

/// <summary>What is owed follows from what is known, whatever the way it came to be known.</summary>
public sealed class AccountPropertyTests
{
    private const int Histories = 20;

    /// <summary>After a whole history: the entries sum to what is shown, and what is shown is what follows from the entries, part by part. Money that counts from a later day is placed already, and shown from then.</summary>
    [Fact]
    public void The_entries_sum_to_what_is_shown_and_nothing_more_would_be_posted() => Check(seed =>
    {
        var town = new MemoryTown(Scenarios.FirstDay(seed));
        foreach (var happened in Scenarios.Random(seed)) town.Apply(happened);
        foreach (var known in town.Claims.Values)
        {
            var claim = known.AsOf(town.BusinessDay);
            var account = Account.On(claim, town.BusinessDay);
            var derived = DerivedAccount.Of(claim, town.BusinessDay, Policies.Default);
            Assert.Equal(claim.Postings.Sum(posting => posting.Amount.Ore), account.Balance.Ore - account.Credit.Ore);
            Assert.Equal(account.Principal + account.Fees + account.Interest - account.Paid, account.Balance);
            Assert.Equal((account.Balance, account.Credit), (derived.Unpaid.Total, derived.Unpaid.Credit));
            if (claim.DerivedBy(town.BusinessDay).DerivedOn == town.BusinessDay) Assert.Empty(DerivedAccount.Of(known, town.BusinessDay, Policies.Default).Differences(town.BusinessDay));
        }
    });

    /// <summary>The same payments by other files on other days: early, late, together or one by one. Letters are held, for those depend on what was known when.</summary>
    [Fact]
    public void The_order_in_which_files_arrive_never_changes_what_is_owed() => Check(seed => Assert.Equal(Owed(LivedThrough(seed, new Random(1))), Owed(LivedThrough(seed, new Random(2)))));

    [Fact]
    public void Interest_is_the_same_however_the_nights_are_grouped() => Check(seed =>
    {
        var (nightly, seldom) = (LivedThrough(seed, null), LivedThrough(seed, null, new Random(seed)));
        Assert.Equal(nightly.BusinessDay, seldom.BusinessDay);
        foreach (var (key, claim) in nightly.Claims) Assert.Equal(Shown.Of(claim, nightly.BusinessDay), Shown.Of(seldom.Claims[key], seldom.BusinessDay));
    });

    /// <summary>The claims and payments of a random history, all claims held; every night is run, or those that <paramref name="groups"/> leaves.</summary>
    /// <param name="arrivals">The night before which each payment's file comes in; null: all of them on the first day.</param>
    private static MemoryTown LivedThrough(int seed, Random? arrivals, Random? groups = null)
    {
        var history = Scenarios.Random(seed);
        var town = new MemoryTown(Scenarios.FirstDay(seed));
        foreach (var people in history.OfType<ModelEvent.Persons>().Take(1)) town.Apply(people);
        var claims = history.OfType<ModelEvent.Claims>().SelectMany(import => import.All).DistinctBy(claim => claim.Key).ToList();
        town.Apply(new ModelEvent.Claims(claims));
        foreach (var claim in claims) town.Apply(new ModelEvent.Hold(claim.Key, town.BusinessDay, null));

        var nights = history.OfType<ModelEvent.Night>().Select(night => night.D).ToList();
        var files = history.OfType<ModelEvent.Payments>().SelectMany(file => file.All).Where(payment => !payment.IsReversal && payment.Agreement is null)
            .GroupBy(payment => arrivals is null ? 0 : arrivals.Next(nights.Count)).ToDictionary(file => file.Key, file => file.ToList());
        for (var i = 0; i < nights.Count; i++)
        {
            if (files.TryGetValue(i, out var file)) town.Apply(new ModelEvent.Payments(file));
            if (groups is null || i == nights.Count - 1 || groups.Next(15) == 0) town.Apply(new ModelEvent.Night(nights[i]));
        }
        return town;
    }

    /// <summary>Each claim's figures, and its interest by accrual date with all corrections.</summary>
    private static IEnumerable<string> Owed(MemoryTown town) => town.Claims.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair =>
    {
        var account = Account.On(pair.Value, town.BusinessDay);
        var interest = pair.Value.Postings.Where(posting => posting.Changes == EntryKind.Interest && posting.On <= town.BusinessDay).GroupBy(posting => posting.AccrualOn).OrderBy(month => month.Key)
            .Select(month => (On: month.Key, Ore: month.Sum(posting => posting.Amount.Ore))).Where(month => month.Ore != 0);
        return string.Create(CultureInfo.InvariantCulture,
            $"{pair.Key} {account.Principal.Ore} {account.Fees.Ore} {account.Interest.Ore} {account.Paid.Ore} {account.Balance.Ore} {account.Credit.Ore} {string.Join(' ', interest.Select(month => $"{month.On:yyyy-MM-dd}:{month.Ore}"))}");
    });

    private static void Check(Action<int> history) =>
        Prop.ForAll(Gen.Choose(100_000, 900_000).ToArbitrary(), history).Check(Config.QuickThrowOnFailure.WithMaxTest(Histories));
}
