using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Letters;
using Portal.App.Outbox;
using Portal.App.Recovery;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Verify;
using Portal.Domain.Claims;
using Portal.Domain.Tests.Dunning;
using Portal.Model;

namespace Portal.App.Tests.Dunning;

/// <summary>
/// The whole program on a real database, from the phone call to the recovery authority and back, against the model that was written from the contract alone: after every
/// night each øre, letter, notice, task, hold and sending. More histories than a run of all tests has time for: PORTAL_MODEL_HISTORIES names the first and how many (tests/Portal.Model/READINGS.md).
/// </summary>
public sealed class ModelRecoveryTests
{
    /// <summary>Of about so many nights one is run, so that more histories can be lived through in the time there is.</summary>
    private const int OneNightIn = 20;

    [Fact]
    public Task Two_hundred_histories_to_the_recovery_authority_and_back_on_Sqlite_end_as_the_contract_says() => Agree(Engine.Sqlite, 30_001, 200);

    [Fact]
    public Task Fifty_histories_to_the_recovery_authority_and_back_on_PostgreSql_end_as_the_contract_says() => Agree(Engine.PostgreSql, 40_001, 50);

    private static async Task Agree(Engine engine, int first, int count)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_MODEL_HISTORIES")?.Split('+') is [var from, var many]) (first, count) = (int.Parse(from, null), int.Parse(many, null));
        var differences = new ConcurrentBag<string>();
        var (sent, cameBack) = (0, 0);
        await Parallel.ForAsync(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (seed, _) =>
        {
            if (differences.Count >= 3) return;
            var lived = await Live(engine, seed);
            if (lived.Difference is { } difference) differences.Add($"seed {seed}, {difference}");
            Interlocked.Add(ref sent, lived.Sendings.Count);
            Interlocked.Add(ref cameBack, lived.Sendings.Count(one => one.EndedOn is not null));
        });
        Assert.True(differences.IsEmpty, string.Join("\n\n", differences.Order().Take(3)));
        Assert.True(sent >= count / 3 && cameBack >= count / 20, $"{sent} claims were sent and {cameBack} came back in {count} histories");
    }

    /// <summary>One history, to its end or to the first difference.</summary>
    private static async Task<(string? Difference, IReadOnlyList<ModelSending> Sendings)> Live(Engine engine, int seed)
    {
        await using var database = await Database.Create(engine, services => services.AddSingleton(Codes()).AddSingleton(Complaints()).AddSingleton<ILetterBytes, Undrawn>());
        var day = Scenarios.FirstDay(seed);
        database.Clock.GoTo(day);
        var (model, town, number) = (new PortalModel(day), new ModelTown(database, day, transfers: true), 0);
        var lived = new List<ModelEvent>();
        foreach (var written in Scenarios.RandomWithRecovery(seed, OneNightIn))
        {
            number++;
            if (model.Fitted(written) is not { } happened) continue;
            try
            {
                if (!await town.Apply(happened)) continue;
            }
            catch (Exception fault) when (fault is InvalidOperationException or DbUpdateException or Xunit.Sdk.XunitException)
            {
                return ($"event {number} {happened}\n{fault}\n{Last(lived)}", []);
            }
            model.Apply(happened);
            lived.Add(happened);
            if (happened is not ModelEvent.Night) continue;
            await town.EndOfNight();
            if (await Difference(model, town) is { } difference) return ($"event {number} {happened}\n{difference}\n{Last(lived)}", []);
        }
        await town.EndOfNight();
        if (await Difference(model, town) is { } last) return ($"at its end\n{last}", []);
        await foreach (var invariant in database.Get<VerifyAll>().Handle(default))
            if (!invariant.Holds) return ($"at its end {invariant.Name}: {string.Join("; ", invariant.Broken)}", []);
        return ((await database.Get<Reconciliation>().Handle(Town.Finn, default))!.IsWhole ? null : "at its end the authority has something else", [.. model.Claims().SelectMany(claim => claim.Sendings)]);
    }

    private static string Last(List<ModelEvent> lived) => string.Join('\n', lived.TakeLast(20));

    private static async Task<string?> Difference(PortalModel model, ModelTown town)
    {
        var claims = await town.Claims();
        var ours = claims.ToDictionary(claim => $"{claim.Source}/{claim.Reference}");
        foreach (var expected in model.Claims())
            if (Lines(Shown.Of(expected, town.Person), Shown.Of(ours[$"{expected.Source}/{expected.Reference}"], town.BusinessDay)) is { } found) return found;
        return Lines(string.Join('\n', model.Agreements().OrderBy(one => one.Id).Select(Shown.Of)), town.Agreements(claims))
            ?? Lines(string.Join('\n', model.Requests().OrderBy(one => one.Id).Select(Shown.Of)), await town.Requests())
            ?? Lines(town.Wanted(model), await town.Looks(claims));
    }

    private static string? Lines(string theirs, string ours)
    {
        if (theirs == ours) return null;
        var (model, portal) = (theirs.Split('\n'), ours.Split('\n'));
        return $"model: {string.Join('\n', model.Except(portal))}\nours:  {string.Join('\n', portal.Except(model))}\nall of the model:\n{theirs}";
    }

    /// <summary>Codes for every type, as a municipality fills them in: those that the portal knows, and made-up ones that have only the rules of every type.</summary>
    private static RecoveryOptions Codes() => new()
    {
        Codes = [.. Enum.GetValues<ClaimType>().Select(type => type switch
        {
            ClaimType.Daycare or ClaimType.CashBenefitRepayment or ClaimType.DaycareRepayment => new RecoveryCodeSetting { Type = type },
            ClaimType.AfterSchool => new RecoveryCodeSetting { Type = type, Fee = "GEPRØVE", Interest = "REPRØVE" },
            _ => new RecoveryCodeSetting { Type = type, Claim = "KFPRØVE", Fee = "GEPRØVE", Interest = "REPRØVE" },
        })],
    };

    /// <summary>What letters look like is tried elsewhere, and would be most of the time here.</summary>
    private sealed class Undrawn : ILetterBytes
    {
        private static readonly LetterFile Page = new("brev.pdf", "%PDF-1.7"u8.ToArray());

        public Task<LetterFile?> Pdf(Guid letter, CancellationToken cancel) => Task.FromResult<LetterFile?>(Page);
    }

    private static ComplaintOptions Complaints() => new()
    {
        Texts = [.. Enum.GetValues<ClaimType>().Select(type => new ComplaintGuidance { Type = type, ValidFrom = new DateOnly(2020, 1, 1), Danish = "Du kan klage.", English = "You can complain.", ConfirmedBy = "Juridisk kontor" })],
    };
}
