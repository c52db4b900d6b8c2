using System.Collections.Concurrent;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>
/// The domain in memory, from the first bill to the recovery authority and back, against the model that was written from the contract alone: after every night each øre, letter, notice, task, hold
/// and sending. More histories than a run of all tests has time for: PORTAL_MODEL_HISTORIES names the first and how many (tests/Portal.Model/READINGS.md).
/// </summary>
public sealed class ModelRecoveryMemoryTests
{
    /// <summary>Of about so many nights one is run, so that more histories can be lived through in the time there is.</summary>
    private const int OneNightIn = 20;

    [Fact]
    public void Two_thousand_histories_to_the_recovery_authority_and_back_in_memory_end_as_the_contract_says()
    {
        var (first, count) = (1, 2000);
        if (Environment.GetEnvironmentVariable("PORTAL_MODEL_HISTORIES")?.Split('+') is [var from, var many]) (first, count) = (int.Parse(from, null), int.Parse(many, null));
        var differences = new ConcurrentBag<string>();
        var (sent, cameBack) = (0, 0);
        Parallel.For(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            if (differences.Count >= 3) return;
            var lived = Live(seed);
            if (lived.Difference is { } difference) differences.Add($"seed {seed}, {difference}");
            Interlocked.Add(ref sent, lived.Sendings.Count);
            Interlocked.Add(ref cameBack, lived.Sendings.Count(one => one.EndedOn is not null));
        });
        Assert.True(differences.IsEmpty, string.Join("\n\n", differences.Order().Take(3)));
        Assert.True(sent >= count / 3 && cameBack >= count / 20, $"{sent} claims were sent and {cameBack} came back in {count} histories");
    }

    /// <summary>
    /// These found something. 312: a claim whose principal was raised after its call is put off, and does not count when it is weighed whether to call about another. 5058: the term of a judgment was paid
    /// in time after all, which became known after the notice; nobody is given notice anew (P14).
    /// </summary>
    [Theory]
    [InlineData(312)]
    [InlineData(5058)]
    public void A_history_that_found_a_fault_ends_as_the_contract_says(int seed) => Assert.Null(Live(seed).Difference);

    /// <summary>One history, to its end or to the first difference.</summary>
    private static (string? Difference, IReadOnlyList<ModelSending> Sendings) Live(int seed)
    {
        var day = Scenarios.FirstDay(seed);
        var (model, town, number) = (new PortalModel(day), new MemoryTown(day, transfers: true), 0);
        var lived = new List<ModelEvent>();
        foreach (var written in Scenarios.RandomWithRecovery(seed, OneNightIn))
        {
            number++;
            if (model.Fitted(written) is not { } happened) continue;
            try
            {
                if (!town.Apply(happened)) continue;
            }
            catch (Exception fault) when (fault is InvalidOperationException or ArithmeticException or KeyNotFoundException or ArgumentException)
            {
                return ($"event {number} {happened}\n{fault}\n{Last(lived)}", []);
            }
            model.Apply(happened);
            lived.Add(happened);
            if (happened is not ModelEvent.Night) continue;
            town.EndOfNight();
            if (Difference(model, town) is { } difference) return ($"event {number} {happened}\n{difference}\n{Last(lived)}", []);
        }
        town.EndOfNight();
        return Difference(model, town) is { } last ? ($"at its end\n{last}\n{Last(lived)}", []) : (null, [.. model.Claims().SelectMany(claim => claim.Sendings)]);
    }

    private static string Last(List<ModelEvent> lived) => string.Join('\n', lived.TakeLast(20));

    private static string? Difference(PortalModel model, MemoryTown town)
    {
        foreach (var expected in model.Claims())
            if (Lines(Shown.Of(expected, MemoryTown.Person), Shown.Of(town.Claims[$"{expected.Source}/{expected.Reference}"], town.BusinessDay)) is { } found) return found;
        return Lines(string.Join('\n', model.Agreements().OrderBy(one => one.Id).Select(Shown.Of)), string.Join('\n', town.Agreements))
            ?? Lines(string.Join('\n', model.Requests().OrderBy(one => one.Id).Select(Shown.Of)), string.Join('\n', town.Requests))
            ?? Lines(town.Wanted(model), town.Looks());
    }

    private static string? Lines(string theirs, string ours)
    {
        if (theirs == ours) return null;
        var (model, portal) = (theirs.Split('\n'), ours.Split('\n'));
        return $"model: {string.Join('\n', model.Except(portal))}\nours:  {string.Join('\n', portal.Except(model))}\nall of the model:\n{theirs}";
    }
}
