using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;
using static Portal.Domain.Tests.Claims.TestClaim;

namespace Portal.Domain.Tests.Recovery;

/// <summary>L08: whoever is liable, whatever was delivered when, whoever need not be told, and whatever has happened since.</summary>
public sealed class TransferGatePropertyTests
{
    private const int Claims = 3000;

    private static readonly DateOnly Noticed = new(2026, 11, 16);

    [Fact]
    public void Nothing_is_sent_without_a_notice_delivered_to_everybody_who_is_liable_and_its_time_run_out_or_a_recorded_exception() => Check((claim, day) =>
    {
        if (Refusals(claim, day).Count > 0) return;
        var latest = claim.Steps.Where(step => step.Step == Step.TransferNotice).GroupBy(step => step.Cycle).MaxBy(notice => notice.Key)!.ToDictionary(step => step.Person, step => step.Letter);
        foreach (var person in claim.Liable.Where(liable => liable.IsLiable).Select(liable => liable.Person).Where(person => claim.NoticeWaivers.All(waiver => waiver.Person != person)))
        {
            Assert.True(latest.TryGetValue(person, out var letter) && claim.NoticesDelivered.ContainsKey(letter!.Value));
            Assert.True(claim.NoticesDelivered[letter.Value].AddDays(15) <= day);
        }
        Assert.DoesNotContain(claim.Holds, hold => hold.From >= Noticed && hold.Kind is HoldKind.RequestPending or HoldKind.Objection);
    });

    /// <summary>The property would hold as well if nothing were ever sent, or everything were told to everybody.</summary>
    [Fact]
    public void Of_the_claims_that_are_tried_some_may_be_sent_and_some_wait_for_each_reason()
    {
        var all = Enumerable.Range(1, Claims).Select(seed => Some(new Random(seed))).ToList();
        var refused = all.SelectMany(one => Refusals(one.Claim, one.Day)).ToHashSet();
        Assert.Superset(new HashSet<TransferRefusal> { TransferRefusal.NoticeIsMissing, TransferRefusal.NoticeIsNotDelivered, TransferRefusal.WaitingTimeRuns }, refused);
        Assert.True(all.Count(one => Refusals(one.Claim, one.Day).Count == 0) > Claims / 20);
        Assert.Contains(all, one => Refusals(one.Claim, one.Day).Count == 0 && one.Claim.NoticeWaivers.Count > 0);
    }

    private static IReadOnlyList<TransferRefusal> Refusals(ClaimFacts claim, DateOnly day) =>
        TransferGate.Refusals(claim, DerivedAccount.Of(claim, day, Policies.Default).Unpaid, day, Policies.Default);

    private static void Check(Action<ClaimFacts, DateOnly> holds) => Prop.ForAll(Gen.Choose(1, 10_000_000).ToArbitrary(), seed =>
    {
        var (claim, day) = Some(new Random(seed));
        holds(claim, day);
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Claims));

    /// <summary>A settlement that is proposed, owed by one to three people of whom any may be added late, told or not, with one notice or two.</summary>
    private static (ClaimFacts Claim, DateOnly Day) Some(Random random)
    {
        var people = Enumerable.Range(0, random.Next(1, 4)).Select(i => i == 0 ? Person : PersonId.New()).ToList();
        var cycles = random.Next(1, 3);
        var (steps, delivered) = (new List<StepTaken>(), new Dictionary<Guid, DateOnly>());
        for (var cycle = 1; cycle <= cycles; cycle++)
        {
            var on = Noticed.AddDays(-20 * (cycles - cycle));
            foreach (var person in people.Where(person => person == Person || random.Next(8) > 0))
            {
                var letter = Guid.NewGuid();
                steps.Add(new StepTaken(Step.TransferNotice, on, person, letter, Skipped: false, Cycle: cycle) { Told = Kroner.Of(1000) });
                if (random.Next(10) > 0) delivered[letter] = on.AddDays(random.Next(0, 12));
            }
            steps.Add(new StepTaken(Step.TransferProposal, on.AddDays(16), Person, null, Skipped: false, Cycle: cycle));
        }
        var holds = random.Next(8) > 0 ? Array.Empty<Hold>()
            : [new Hold(Guid.NewGuid(), random.Next(2) == 0 ? HoldKind.RequestPending : HoldKind.Objection, Noticed.AddDays(random.Next(0, 10))) { LiftedOn = Noticed.AddDays(random.Next(0, 12)) }];
        var claim = With(steps: steps, holds: holds) with
        {
            Basis = ClaimBasis.Settlement, NoticesDelivered = delivered, Postings = [Entry(EntryKind.Principal, Noticed.AddDays(-60), 1000_00)],
            Liable = [.. people.Select(person => new Liability(person, person == Person ? LiabilityKind.Primary : LiabilityKind.CoDebtor, Noticed.AddDays(-50)))],
            NoticeWaivers = [.. people.Where(_ => random.Next(10) == 0).Select(person => new NoticeWaiver(person, Noticed))],
        };
        return (claim with { Type = ClaimType.Maintenance }, Noticed.AddDays(random.Next(1, 35)));
    }
}
