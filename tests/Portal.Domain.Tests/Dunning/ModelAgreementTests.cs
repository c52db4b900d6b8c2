using System.Globalization;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.Policy;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>The domain against the model that was written from the contract alone: every øre and every date, after every event.</summary>
public sealed class ModelAgreementTests
{
    private static readonly int Seeds = int.Parse(Environment.GetEnvironmentVariable("PORTAL_MODEL_SEEDS") ?? "2000", CultureInfo.InvariantCulture);

    private static readonly int FirstSeed = int.Parse(Environment.GetEnvironmentVariable("PORTAL_MODEL_SEED") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public void Two_thousand_random_histories_end_as_the_contract_says()
    {
        var differences = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(FirstSeed, FirstSeed + Seeds, seed =>
        {
            if (differences.Count < 5 && FirstDifference(seed) is { } difference) differences.Add(difference);
        });
        Assert.True(differences.IsEmpty, string.Join("\n\n", differences.Order().Take(5)));
    }

    private static string? FirstDifference(int seed)
    {
        var model = new PortalModel(Scenarios.FirstDay(seed));
        var town = new MemoryTown(Scenarios.FirstDay(seed));
        var number = 0;
        foreach (var happened in Scenarios.Random(seed))
        {
            number++;
            model.Apply(happened);
            try
            {
                town.Apply(happened);
            }
            catch (Exception fault) when (fault is InvalidOperationException or ArithmeticException or KeyNotFoundException)
            {
                return $"seed {seed}, event {number} {happened}: {fault}";
            }
            // Every tenth night is enough: what one night does wrong stays to be seen.
            if (happened is ModelEvent.Night && number % 10 != 0) continue;
            foreach (var expected in model.Claims())
            {
                var (theirs, ours) = (Shown.Of(expected), Shown.Of(town.Claims[$"{expected.Source}/{expected.Reference}"], town.BusinessDay));
                if (theirs != ours) return $"seed {seed}, event {number} {happened}\nmodel: {theirs}\nours:  {ours}";
            }
        }
        return null;
    }
}

/// <summary>A claim as text, so that the first difference can be read.</summary>
internal static class Shown
{
    public static string Of(ModelClaimState claim) => Text(
        $"{claim.Source}/{claim.Reference}", claim.Stage, claim.PrincipalOre, claim.FeesOre, claim.InterestOre, claim.PaidOre, claim.BalanceOre, claim.CreditOre,
        claim.NextStep, claim.NextEarliestOn, claim.StoppedBy,
        claim.Entries.Select(entry => Entry(entry.On, entry.Kind, entry.Of, entry.AmountOre, entry.AccrualOn, entry.Corrects)),
        claim.Pending.Select(pending => $"{pending.On:yyyy-MM-dd} {pending.AmountOre}"),
        claim.Steps.Select(step => $"{step.On:yyyy-MM-dd} {step.Step} {MemoryTown.Person(step.Person)}{(step.Skipped ? " skipped" : "")}"));

    public static string Of(ClaimFacts known, DateOnly day)
    {
        var claim = known.AsOf(day);
        var account = Account.On(claim, day);
        var next = Course.Next(claim, DerivedAccount.Of(claim, day, Policies.Default).Unpaid, day, Policies.Default);
        var writeOffs = claim.Postings.Where(posting => posting.Kind == EntryKind.WriteOff).GroupBy(posting => posting.On)
            .Select(parts => Entry(parts.Key, "write-off", null, parts.Sum(part => part.Amount.Ore), null, null));
        return Text(
            $"{claim.Source}/{claim.Reference}", Slug.Of(Stages.On(claim, day)), account.Principal.Ore, account.Fees.Ore, account.Interest.Ore, account.Paid.Ore, account.Balance.Ore, account.Credit.Ore,
            next is null ? null : Slug.Of(next.Step), next?.EarliestOn, next?.StoppedBy is { } stop ? Slug.Of(stop) : null,
            claim.Postings.Where(posting => posting.Kind != EntryKind.WriteOff)
                .Select(posting => Entry(posting.On, Slug.Of(posting.Kind), posting.Of is { } of ? Slug.Of(of) : null, posting.Amount.Ore, posting.AccrualOn, posting.CorrectsOn)).Concat(writeOffs),
            known.Postings.Where(posting => posting.On > day).Select(posting => $"{posting.On:yyyy-MM-dd} {posting.Amount.Ore}"),
            claim.Steps.Select(step => $"{step.On:yyyy-MM-dd} {Slug.Of(step.Step)} {step.Person}{(step.Skipped ? " skipped" : "")}"));
    }

    private static string Entry(DateOnly on, string kind, string? of, long ore, DateOnly? accrualOn, DateOnly? corrects) =>
        $"{on:yyyy-MM-dd} {kind} {of} {ore.ToString(CultureInfo.InvariantCulture)} accrual {accrualOn:yyyy-MM-dd} corrects {corrects:yyyy-MM-dd}";

    private static string Text(
        string name, string stage, long principal, long fees, long interest, long paid, long balance, long credit, string? next, DateOnly? earliest, string? stop,
        IEnumerable<string> entries, IEnumerable<string> pending, IEnumerable<string> steps) =>
        $"{name} {stage} principal {principal} fees {fees} interest {interest} paid {paid} balance {balance} credit {credit} next {next} {earliest:yyyy-MM-dd} {stop}\n  "
        + string.Join("\n  ", entries.Order(StringComparer.Ordinal)) + "\n  pending " + string.Join(", ", pending.Order(StringComparer.Ordinal)) + "\n  " + string.Join("\n  ", steps.Order(StringComparer.Ordinal));
}
