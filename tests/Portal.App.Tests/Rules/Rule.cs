using Microsoft.Extensions.DependencyInjection;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Policy;
using Portal.Domain.Statements;
using Xunit.Sdk;

namespace Portal.App.Tests.Rules;

/// <summary>
/// A rule tried twice: in the ordinary world, where its check passes, and in a world where that rule alone does not apply, where the same check must fail.
/// A check that passes in both says nothing about the rule.
/// </summary>
internal static class Rule
{
    /// <param name="also">What the municipality has set, where the rule asks for it.</param>
    public static async Task Applies(Engine engine, Func<RuleTown, Task> check, Action<IServiceCollection>? also = null)
    {
        await using var town = await RuleTown.Create(engine, null, also);
        await check(town);
    }

    /// <param name="missed">What the check must have missed: words of its failure, so that it does not fail for another reason.</param>
    public static async Task IsMissed(RuleOff off, string missed, Func<RuleTown, Task> check)
    {
        await using var town = await RuleTown.Create(Engine.Sqlite, off);
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => check(town));
        Assert.Contains(missed, failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Equal line by line; a failure tells in full what is missing and what there was.</summary>
    public static void Same(IEnumerable<string> expected, IEnumerable<string> found)
    {
        var (missing, all) = (expected.ToList(), found.ToList());
        var same = missing.SequenceEqual(all);
        foreach (var one in all) missing.Remove(one);
        Assert.True(same, $"missing: {string.Join(" | ", missing)}; found: {string.Join(" | ", all)}");
    }

    public static void Same(string expected, string? found) => Same([expected], [found ?? "nothing"]);
}

/// <summary>What makes one rule not apply: nothing but what the program is given anyway, its dated choices, its settings, its files, and the facts of a night.</summary>
internal sealed record RuleOff
{
    /// <summary>Older than any day of these tests, and newer than the first set of choices.</summary>
    public static readonly DateOnly Always = new(2000, 1, 2);

    /// <summary>Dated choices that undo what the rule rests on.</summary>
    public IReadOnlyList<PolicyRow> Choices { get; init; } = [];

    /// <summary>How the night sees a claim; null where it does not see it at all.</summary>
    public Func<ClaimFacts, DateOnly, ClaimFacts?>? Seen { get; init; }

    /// <summary>The type under which every claim arrives, whatever it is about.</summary>
    public string? ArrivesAs { get; init; }

    /// <summary>How each line of claims arrives, whatever the source wrote.</summary>
    public Func<string, string>? Arrives { get; init; }

    /// <summary>Another municipality's settings.</summary>
    public MunicipalityOptions? Municipality { get; init; }

    /// <summary>Another municipality, that takes in its money under a number of its own.</summary>
    public static RuleOff Neighbour(string creditorNumber) => new()
    {
        Municipality = new MunicipalityOptions
        {
            Name = "Nabokommunen", Department = "Opkrævning", Address = "Torvet 1", PostCode = "9991", City = "Nabo", Cvr = "12345674", CreditorNumber = creditorNumber,
            Phone = "11 11 11 11", PhoneHours = "mandag til fredag kl. 9-14", PortalAddress = "https://mellemvaerende.nabo.invalid",
        },
    };

    /// <summary>Another municipality's choices about letters.</summary>
    public LettersOptions? Letters { get; init; }

    /// <summary>What the recovery authority tells, element by element; null where it never comes.</summary>
    public Func<string, string?>? Told { get; init; }

    /// <summary>How a balance statement is made up.</summary>
    public Func<BalanceStatement, BalanceStatement>? Stated { get; init; }

    public static RuleOff Choice(PolicySetting setting, long value) => new() { Choices = [new PolicyRow(setting, null, Always, value, "prøve")] };

    /// <summary>A step counts as taken that never was.</summary>
    public static ClaimFacts Pretend(ClaimFacts claim, Step step, DateOnly on) => claim.Steps.Any(taken => taken.Step == step) ? claim
        : claim with { Steps = [.. claim.Steps, new StepTaken(step, on.AddDays(-30), claim.Debtor, null, Skipped: false, on.AddDays(-30))] };
}
