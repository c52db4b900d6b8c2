using Portal.App.Tests.Data;
using Portal.App.Verify;
using Portal.Domain.Tests.Dunning;
using Portal.Model;

namespace Portal.App.Tests.Dunning;

/// <summary>The whole program on a real database against the model that was written from the contract alone: every øre and every date.</summary>
public sealed class ModelAgreementTests
{
    /// <summary>Nights may be missed: one in so many is run, so that more histories can be lived through in the time there is.</summary>
    private static int NightsMissed(Engine engine) => engine == Engine.Sqlite ? 8 : 20;

    [Fact]
    public Task A_hundred_random_histories_on_Sqlite_end_as_the_contract_says() => Agree(Engine.Sqlite, 10_001, 100);

    [Fact]
    public Task Twenty_five_random_histories_on_PostgreSql_end_as_the_contract_says() => Agree(Engine.PostgreSql, 20_001, 25);

    private static async Task Agree(Engine engine, int first, int count)
    {
        var differences = new System.Collections.Concurrent.ConcurrentBag<string>();
        var answered = 0;
        await Parallel.ForAsync(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (seed, _) =>
        {
            if (differences.Count < 3 && await FirstDifference(engine, seed, () => Interlocked.Increment(ref answered)) is { } difference) differences.Add(difference);
        });
        Assert.True(differences.IsEmpty, string.Join("\n\n", differences.Order().Take(3)));
        Assert.True(answered >= count / 4, $"only {answered} requests were answered in {count} histories");
    }

    private static async Task<string?> Difference(PortalModel model, ModelTown town)
    {
        var claims = await town.Claims();
        var ours = claims.ToDictionary(claim => $"{claim.Source}/{claim.Reference}");
        foreach (var expected in model.Claims())
        {
            var (theirs, mine) = (Shown.Of(expected, town.Person), Shown.Of(ours[$"{expected.Source}/{expected.Reference}"], town.BusinessDay));
            if (theirs != mine) return $"model: {theirs}\nours:  {mine}";
        }
        var (agreements, requests) = (string.Join('\n', model.Agreements().OrderBy(one => one.Id).Select(Shown.Of)), string.Join('\n', model.Requests().OrderBy(one => one.Id).Select(Shown.Of)));
        if (town.Agreements(claims) is var ourAgreements && agreements != ourAgreements) return $"model: {agreements}\nours:  {ourAgreements}";
        return await town.Requests() is var ourRequests && requests != ourRequests ? $"model: {requests}\nours:  {ourRequests}" : null;
    }

    /// <summary>Nights were left out, so the day on which something happens is an earlier one.</summary>
    private static ModelEvent OnTheDay(ModelEvent happened, DateOnly day) => happened switch
    {
        ModelEvent.Hold hold => hold with { On = day },
        ModelEvent.ReleaseHold release => release with { On = day },
        ModelEvent.Contact contact => contact with { On = day },
        ModelEvent.Pointless pointless => pointless with { On = day },
        ModelEvent.FeeReason reason => reason with { On = day },
        ModelEvent.WriteDown down => down with { On = day },
        ModelEvent.WriteOff off => off with { On = day },
        ModelEvent.Request request => request with { On = day },
        ModelEvent.Decide decide => decide with { On = day },
        ModelEvent.Withdraw withdraw => withdraw with { On = day },
        ModelEvent.AskAgreement ask => ask with { On = day },
        ModelEvent.DecideAgreement decide => decide with { On = day },
        ModelEvent.ChangePayDay change => change with { On = day },
        ModelEvent.Reinstate reinstate => reinstate with { On = day },
        ModelEvent.SetArrangement set => set with { On = day },
        _ => happened,
    };

    private static async Task<string?> FirstDifference(Engine engine, int seed, Action answered)
    {
        await using var database = await Database.Create(engine);
        var model = new PortalModel(Scenarios.FirstDay(seed));
        var town = new ModelTown(database, Scenarios.FirstDay(seed));
        database.Clock.GoTo(Scenarios.FirstDay(seed));
        var random = new Random(seed);
        var number = 0;
        foreach (var happened in Scenarios.Random(seed).Where(ModelTown.Knows))
        {
            number++;
            if (happened is ModelEvent.Night && random.Next(NightsMissed(engine)) > 0) continue;
            var now = OnTheDay(happened, model.BusinessDay);
            if (!await town.Apply(now)) continue;
            model.Apply(now);
            if (now is ModelEvent.Decide or ModelEvent.DecideAgreement) answered();
            if (number % 10 == 0 && await Difference(model, town) is { } difference) return $"seed {seed}, event {number} {happened}\n{difference}";
        }
        if (await Difference(model, town) is { } last) return $"seed {seed}, at its end\n{last}";
        await foreach (var invariant in database.Get<VerifyAll>().Handle(default))
            if (!invariant.Holds) return $"seed {seed}: {invariant.Name}: {string.Join("; ", invariant.Broken)}";
        return null;
    }
}
