using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>The domain against the model that was written from the contract alone: every øre and every date, after every event.</summary>
public sealed class ModelAgreementTests
{
    /// <summary>Those that go on to the recovery authority are 2,000 more (<see cref="ModelRecoveryMemoryTests"/>).</summary>
    private const int Seeds = 500;

    [Fact]
    public void Five_hundred_random_histories_end_as_the_contract_says()
    {
        var differences = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(1, Seeds + 1, seed =>
        {
            if (differences.Count < 5 && FirstDifference(seed) is { } difference) differences.Add(difference);
        });
        Assert.True(differences.IsEmpty, string.Join("\n\n", differences.Order().Take(5)));
    }

    private static string? FirstDifference(int seed)
    {
        var town = new MemoryTown(Scenarios.FirstDay(seed));
        var number = 0;
        string? difference = null;
        Scenarios.Play(seed, (happened, model) =>
        {
            number++;
            difference ??= Lived(town, happened) ?? (happened is ModelEvent.Night && number % 10 != 0 ? null : Compared(model, town));
            if (difference is { } found && !found.StartsWith("seed", StringComparison.Ordinal)) difference = $"seed {seed}, event {number} {happened}\n{found}";
        });
        return difference;
    }

    private static string? Lived(MemoryTown town, ModelEvent happened)
    {
        try
        {
            return town.Apply(happened) ? null : "was refused";
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArithmeticException or KeyNotFoundException)
        {
            return fault.ToString();
        }
    }

    private static string? Compared(PortalModel model, MemoryTown town)
    {
        foreach (var expected in model.Claims())
        {
            var (theirs, ours) = (Shown.Of(expected, MemoryTown.Person), Shown.Of(town.Claims[$"{expected.Source}/{expected.Reference}"], town.BusinessDay));
            if (theirs != ours) return $"model: {theirs}\nours:  {ours}";
        }
        var (theirAgreements, ourAgreements) = (string.Join('\n', model.Agreements().OrderBy(one => one.Id).Select(Shown.Of)), string.Join('\n', town.Agreements));
        return theirAgreements == ourAgreements ? null : $"model: {theirAgreements}\nours:  {ourAgreements}";
    }
}
