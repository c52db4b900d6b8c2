using System.Globalization;
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
                var (theirs, ours) = (Shown.Of(expected, MemoryTown.Person), Shown.Of(town.Claims[$"{expected.Source}/{expected.Reference}"], town.BusinessDay));
                if (theirs != ours) return $"seed {seed}, event {number} {happened}\nmodel: {theirs}\nours:  {ours}";
            }
        }
        return null;
    }
}
