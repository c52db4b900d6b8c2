using System.Globalization;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>What must hold in every history of the model that goes on to the recovery authority, whatever comes late, twice or never.</summary>
public sealed class RecoveryHistoryTests
{
    private const int Histories = 40;

    /// <summary>Formats.md section 5, transfer proposal: "the day after 14 days from the day the notice is delivered to the last liable person".</summary>
    [Fact]
    public void Nothing_is_sent_without_a_notice_delivered_to_everybody_fifteen_days_earlier()
    {
        var sent = 0;
        InEveryHistory((_, _, after) =>
        {
            foreach (var claim in after.Values.Where(claim => claim.Sendings.Any(one => one.EndedOn is null)))
            {
                var notice = claim.Notices[^1];
                var sending = claim.Sendings[^1];
                Assert.Equal(claim.Liable.Select(one => one.Person).Order(), notice.Letters.Select(letter => letter.Person).Order());
                Assert.All(notice.Letters, letter => Assert.True(letter.DeliveredOn!.Value.AddDays(15) <= notice.ProposedOn, Shown(claim)));
                Assert.True(notice.ProposedOn <= sending.SentOn);
                Assert.True(sending.OwedOre >= 100_00, Shown(claim));
                Interlocked.Increment(ref sent);
            }
        });
        Assert.True(sent > 500, $"{sent} looks at claims that were away");
    }

    [Fact]
    public void While_a_claim_is_away_it_takes_no_letter_step_fee_or_interest() => InEveryHistory((happened, before, after) =>
    {
        foreach (var claim in after.Values.Where(claim => claim.Sendings.Any(one => one.EndedOn is null) && before.ContainsKey(Key(claim))))
        {
            var (was, sentOn) = (before[Key(claim)], claim.Sendings[^1].SentOn);
            if (was.Sendings.Count < claim.Sendings.Count) continue;
            Assert.All(claim.Steps.Skip(was.Steps.Count), step => Assert.True(step.Step == "recall", Shown(claim)));
            var news = claim.Entries.Skip(was.Entries.Count).ToList();
            Assert.DoesNotContain(news, entry => entry is { Kind: "interest" } || (entry.AccrualOn is not null && entry.Corrects > sentOn));
            Assert.True(happened is not ModelEvent.Night || news.All(entry => entry.Kind != "fee"), Shown(claim));
            Assert.Null(claim.NextStep);
        }
    });

    [Fact]
    public void The_entries_of_a_claim_sum_to_what_is_owed_less_its_credit() => InEveryHistory((_, _, after) =>
        Assert.All(after.Values, claim => Assert.Equal(claim.BalanceOre - claim.CreditOre, claim.Entries.Sum(entry => entry.AmountOre))));

    /// <summary>A write-off gives interest up without an entry of its own for it.</summary>
    [Fact]
    public void The_interest_owed_is_the_interest_posted_however_often_a_claim_goes_and_comes_back() => InEveryHistory((_, _, after) =>
    {
        foreach (var claim in after.Values.Where(claim => claim.Entries.All(entry => entry.Kind != "write-off")))
        {
            Assert.True(claim.InterestOre == claim.Entries.Where(entry => entry.Kind == "interest" || entry.Of == "interest").Sum(entry => entry.AmountOre), Shown(claim));
        }
    });

    [Fact]
    public void What_comes_again_from_outside_changes_nothing()
    {
        var again = 0;
        Parallel.For(1, Histories + 1, seed =>
        {
            var model = new PortalModel(Scenarios.FirstDay(seed));
            foreach (var happened in Scenarios.RandomWithRecovery(seed))
            {
                model.Apply(happened);
                if (happened is not (ModelEvent.NoticeReceipt or ModelEvent.TransferReceipt or ModelEvent.RecallReceipt or ModelEvent.SetOff or ModelEvent.SendBatch)) continue;
                var once = string.Join('\n', model.Claims().Select(Shown));
                model.Apply(happened);
                Assert.Equal(once, string.Join('\n', model.Claims().Select(Shown)));
                Interlocked.Increment(ref again);
            }
        });
        Assert.True(again > 300, $"{again} things came again");
    }

    [Fact]
    public void Everybody_who_owes_a_claim_sees_the_same_money_and_their_own_steps_alone() => Parallel.For(1, Histories + 1, seed =>
    {
        var model = new PortalModel(Scenarios.FirstDay(seed));
        foreach (var happened in Scenarios.RandomWithRecovery(seed)) model.Apply(happened);
        foreach (var claim in model.Claims())
        {
            foreach (var (person, _) in claim.Liable)
            {
                var seen = model.Account(person).Claims.Single(one => Key(one) == Key(claim));
                Assert.Equal((claim.BalanceOre, claim.PaidOre, claim.CreditOre), (seen.BalanceOre, seen.PaidOre, seen.CreditOre));
                Assert.All(seen.Steps, step => Assert.Equal(person, step.Person));
            }
        }
    });

    [Fact]
    public void The_histories_hold_everything_that_can_happen()
    {
        var all = Enumerable.Range(1, 3 * Histories).AsParallel().SelectMany(seed => Scenarios.RandomWithRecovery(seed)).ToList();
        var kinds = typeof(ModelEvent).GetNestedTypes().Where(type => type != typeof(ModelEvent.ClosePhone) && type != typeof(ModelEvent.Reinstate))
            .ToDictionary(type => type.Name, type => all.Count(type.IsInstanceOfType));
        Assert.All(kinds, kind => Assert.True(kind.Value >= 10, string.Join(", ", kinds.OrderBy(one => one.Value).Select(one => $"{one.Key} {one.Value}"))));
    }

    [Fact]
    public void An_event_fits_the_moment_at_which_it_was_written() => Parallel.For(1, 40, seed =>
    {
        var model = new PortalModel(Scenarios.FirstDay(seed));
        foreach (var happened in Scenarios.RandomWithRecovery(seed))
        {
            var fitted = model.Fitted(happened);
            Assert.Equal(Text(happened), fitted is null ? "" : Text(fitted));
            model.Apply(happened);
        }
    });

    /// <summary>For a driver on a database, whose nights take time.</summary>
    [Fact]
    public void A_history_of_few_nights_goes_to_the_authority_and_back_too()
    {
        var (nights, sendings) = (0, 0);
        Parallel.For(1, Histories + 1, seed =>
        {
            var model = new PortalModel(Scenarios.FirstDay(seed));
            foreach (var happened in Scenarios.RandomWithRecovery(seed, oneNightIn: 8)) model.Apply(happened);
            Interlocked.Add(ref sendings, model.Claims().Sum(claim => claim.Sendings.Count));
            Interlocked.Add(ref nights, Scenarios.RandomWithRecovery(seed, oneNightIn: 8).Count(happened => happened is ModelEvent.Night));
        });
        Assert.True(nights < 80 * Histories && sendings > Histories / 2, $"{nights} nights, {sendings} sendings");
    }

    /// <summary>A letter to somebody dead is held; one that was written while they lived went out.</summary>
    [Fact]
    public void What_waits_is_handed_over_before_somebody_dies()
    {
        var deaths = 0;
        Parallel.For(1, (3 * Histories) + 1, seed =>
        {
            var all = Scenarios.RandomWithRecovery(seed, oneNightIn: 8);
            for (var i = 1; i < all.Count; i++)
            {
                if (all[i] is not ModelEvent.Persons { All: var people } || people.All(person => !person.Dead)) continue;
                var before = Lived(seed, all.Take(i - 1));
                Assert.Equal(new ModelEvent.SendOutbox(before.BusinessDay), before.Fitted(all[i - 1]));
                Interlocked.Increment(ref deaths);
            }
        });
        Assert.True(deaths > 0, "nobody dies in these histories");
    }

    private static PortalModel Lived(int seed, IEnumerable<ModelEvent> all)
    {
        var model = new PortalModel(Scenarios.FirstDay(seed));
        foreach (var happened in all) model.Apply(happened);
        return model;
    }

    private static void InEveryHistory(Action<ModelEvent, IReadOnlyDictionary<string, ModelClaimState>, IReadOnlyDictionary<string, ModelClaimState>> look) =>
        Parallel.For(1, Histories + 1, seed =>
        {
            IReadOnlyDictionary<string, ModelClaimState> before = new Dictionary<string, ModelClaimState>();
            Scenarios.PlayWithRecovery(seed, (happened, model) =>
            {
                var after = model.Claims().ToDictionary(Key);
                look(happened, before, after);
                before = after;
            });
        });

    private static string Text(ModelEvent happened) => System.Text.Json.JsonSerializer.Serialize(happened, happened.GetType());

    private static string Key(ModelClaimState claim) => $"{claim.Source}/{claim.Reference}";

    private static string Shown(ModelClaimState claim)
    {
        var notices = claim.Notices.Select(one => $"{one.On:yyyy-MM-dd} {one.ProposedOn:yyyy-MM-dd} {one.Ended} {string.Join(' ', one.Letters)}");
        return string.Create(CultureInfo.InvariantCulture, $"{Key(claim)} {claim.Stage} {claim.BalanceOre} {claim.CreditOre} next {claim.NextStep} {claim.NextEarliestOn:yyyy-MM-dd} {claim.StoppedBy}\n")
            + string.Join('\n', claim.Steps.Cast<object>().Concat(claim.Entries).Concat(claim.Holds).Concat(claim.Sendings).Concat(notices));
    }
}
