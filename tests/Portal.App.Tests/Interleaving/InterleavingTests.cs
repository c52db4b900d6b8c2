using Portal.App.Accounts;
using Portal.App.Actors;
using Portal.App.Deferrals;
using Portal.App.Dunning;
using Portal.App.Requests;
using Portal.App.Staff;
using Portal.App.Tests.Data;
using Portal.App.Tests.Deferrals;
using Portal.App.Tests.Rules;
using Portal.App.Verify;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Interleaving;

/// <summary>
/// The citizen, two caseworkers and the night at one claim at the same moment: whatever the order of their single commands, what comes of it is what would have come
/// of it had they come one after the other, in some order.
/// </summary>
public sealed class InterleavingTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;
    private static readonly Caseworker Mette = Town.Sofie with { StaffId = "mette", Name = "Mette Medarbejder" };

    private const int Seeds = 5;

    /// <summary>Reminder 1's day.</summary>
    private static readonly DateOnly TheDay = Day("2026-02-26");

    /// <summary>The orders are tried on one engine: that both do the same when nobody is beside is what all other tests say.</summary>
    private static readonly Lazy<Task<HashSet<string>>> Asking = new(() => InTurn(Asks)), Answering = new(() => InTurn(Answers));

    [Theory, OnEveryDatabase]
    public Task A_request_two_acts_and_the_night_at_once_are_as_in_some_order(Engine engine) => AsInSomeOrder(engine, Asks, Asking);

    [Theory, OnEveryDatabase]
    public Task A_withdrawal_a_yes_a_no_and_the_night_at_once_are_as_in_some_order(Engine engine) => AsInSomeOrder(engine, Answers, Answering);

    private static async Task AsInSomeOrder(Engine engine, Func<RuleTown, Task<IReadOnlyList<Func<Task<string>>>>> scene, Lazy<Task<HashSet<string>>> orders)
    {
        var possible = await orders.Value;
        Assert.True(possible.Count > 1, "The order makes no difference.");
        for (var seed = 1; seed <= Seeds; seed++)
        {
            using var turns = new Turns(seed);
            await using var town = await RuleTown.Create(engine, null, turns.Watch);
            var plays = await scene(town);
            var said = new string[plays.Count];
            await turns.Play([.. plays.Select((play, i) => new Func<Task>(async () => said[i] = await play()))]);
            var found = await Found(town, said);
            Assert.True(possible.Contains(found), $"Seed {seed}: no order gives {found}; the orders give {string.Join("\n", possible)}");
        }
    }

    private static async Task<HashSet<string>> InTurn(Func<RuleTown, Task<IReadOnlyList<Func<Task<string>>>>> scene)
    {
        var found = new HashSet<string>();
        foreach (var order in Orders([0, 1, 2, 3]))
        {
            await using var town = await RuleTown.Create(Engine.Sqlite, null);
            var plays = await scene(town);
            var said = new string[plays.Count];
            foreach (var i in order) said[i] = await plays[i]();
            found.Add(await Found(town, said));
        }
        return found;
    }

    /// <summary>The citizen asks for more time; one caseworker registers a contact, the other sets a hold; the night has reminder 1 to send.</summary>
    private static async Task<IReadOnlyList<Func<Task<string>>>> Asks(RuleTown town)
    {
        await town.Claims(Line("A", "general", Anna, "900,00"));
        await town.Night(Arrival);
        var (claim, anna) = (await town.IdOf("A"), await town.Citizen(Anna));
        town.GoTo(TheDay);
        var draft = await town.Draft(anna, claim, Day("2026-04-01"));
        return
        [
            async () => Name(await town.Get<SubmitRequest>().Handle(draft, anna, Cancel)),
            async () => Name(await town.Get<RegisterContact>().Handle(claim, "Ringede", Town.Sofie, Cancel)),
            async () => Name(await town.Get<HoldClaim>().Handle(claim, HoldKind.Staff, Day("2026-03-10"), "Adressen undersøges", Mette, Cancel)),
            async () => $"{(await town.Night(TheDay)).Letters}",
        ];
    }

    /// <summary>The citizen has asked and takes it back; one caseworker says yes, the other no; the night comes.</summary>
    private static async Task<IReadOnlyList<Func<Task<string>>>> Answers(RuleTown town)
    {
        await town.Claims(Line("A", "general", Anna, "900,00"));
        await town.Night(Arrival);
        var anna = await town.Citizen(Anna);
        var request = await town.Ask(Anna, Day("2026-02-20"), Day("2026-04-01"), "A");
        var version = await town.VersionOf(request);
        town.GoTo(TheDay);
        return
        [
            async () => $"{await town.Get<WithdrawRequest>().Handle(request, anna, Cancel)}",
            async () => Name(await town.Get<DecideDeferral>().Handle(DeferralCase.Answer(request, version, DeferralOutcome.Granted), Town.Sofie, Cancel)),
            async () => Name(await town.Get<DecideDeferral>().Handle(DeferralCase.Answer(request, version, DeferralOutcome.Refused), Mette, Cancel)),
            async () => $"{(await town.Night(TheDay)).Letters}",
        ];
    }

    /// <summary>What each was told, and what now is on record, without ids and times.</summary>
    private static async Task<string> Found(RuleTown town, IEnumerable<string> said)
    {
        var broken = new List<string>();
        await foreach (var result in town.Get<VerifyAll>().Handle(Cancel)) broken.AddRange(result.Broken.Select(one => $"{one}"));
        Assert.Empty(broken);

        var account = (await town.Get<PersonAccount>().Handle(Anna, null, "prøve", SystemActor.CommandLine, Cancel))!;
        var claim = Assert.Single(account.Claims);
        return string.Join("; ",
        [
            .. said, $"{claim.Stage} {claim.BalanceOre} {claim.Next}",
            .. claim.Holds.Select(hold => $"{hold}").Order(StringComparer.Ordinal), .. claim.Steps.Select(step => $"{step.On:yyyy-MM-dd} {step.Step}").Order(StringComparer.Ordinal),
            .. account.Requests.Select(request => $"{request.Status} {request.DecidedOn}"), .. account.Letters.Select(letter => $"{letter.On:yyyy-MM-dd} {letter.Kind}").Order(StringComparer.Ordinal),
            .. (await town.Get<OpenTasks>().Handle(Cancel)).Select(task => task.Kind).Order(StringComparer.Ordinal),
        ]);
    }

    private static string Name(object? answer) => answer?.GetType().Name ?? "nothing";

    private static IEnumerable<int[]> Orders(int[] left) =>
        left.Length == 0 ? [[]] : left.SelectMany(first => Orders([.. left.Where(one => one != first)]).Select(rest => (int[])[first, .. rest]));
}
