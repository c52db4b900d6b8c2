using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Dunning;
using Portal.App.Nudges;
using Portal.App.Tests.Data;
using Portal.App.Tests.Outbox;
using Portal.Domain.Nudges;

namespace Portal.App.Tests.Nudges;

/// <summary>A nudge may be lost; it is never sent twice.</summary>
public sealed class NudgeOnceTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Two_runners_at_once_send_each_nudge_once(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        for (var i = 0; i < 5; i++) await town.Delivered(await town.Chooses($"nr{i}@example.dk"));

        for (var round = 0; round < 3; round++) await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(town.Turn)));
        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"nr{i}@example.dk"), town.Mail.Taken.Select(mail => mail.To).Order());
        Assert.All(await town.Nudges(), nudge => Assert.Equal(NudgeState.Sent, nudge.State));
    }

    [Theory, OnEveryDatabase]
    public async Task A_runner_that_was_away_is_told_so_and_what_it_tried_is_not_tried_again(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        await town.Delivered(await town.Chooses());
        await town.Delivered(await town.Chooses("bo@example.dk"));
        var away = true;
        town.Mail.Answer = async _ =>
        {
            if (away)
            {
                away = false;
                await using var db = database.Open();
                await db.Leases.ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, TimeProvider.System.GetUtcNow().AddMinutes(-1)), Cancel);
                await town.Turn();
            }
            return NudgeEnd.Taken(NudgeCode.Accepted);
        };

        await Assert.ThrowsAsync<LeaseLostException>(town.Turn);
        await town.Turn();
        Assert.Equal(["anna@example.dk", "bo@example.dk"], town.Mail.Taken.Select(mail => mail.To).Order());
        Assert.Equal([(NudgeState.Unknown, "cut-off"), (NudgeState.Sent, "accepted")], (await town.Nudges()).Select(nudge => (nudge.State, nudge.Code)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_crash_before_any_durable_step_doubles_no_nudge_and_loses_at_most_the_one_in_hand(Engine engine)
    {
        var (clean, steps) = await Run(engine, crashAt: null);
        Assert.Equal(8, steps);
        Assert.Equal(["anna@example.dk", "bo@example.dk"], clean);
        for (var step = 1; step <= steps; step++)
        {
            var (mails, _) = await Run(engine, step);
            Assert.Equal((step, mails.Count), (step, mails.Distinct().Count()));
            Assert.InRange(mails.Count, 1, 2);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Without_an_answer_it_is_not_sent_again_and_what_was_not_taken_is(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        await town.Delivered(await town.Chooses("tavs@example.dk"));
        await town.Delivered(await town.Chooses("senere@example.dk"));
        await town.Delivered(await town.Chooses("afvist@example.dk"));
        town.Mail.Answer = mail => Task.FromResult(mail.To[0] switch { 't' => NudgeEnd.NoAnswer("no-answer"), 's' => NudgeEnd.NotNow("smtp-451"), _ => NudgeEnd.Refused("smtp-550") });
        Assert.Equal(new NudgeReport(0, 1, 1, 1, false), await town.Turn());

        town.Mail.Answer = _ => Task.FromResult(NudgeEnd.Taken("accepted"));
        Assert.Equal(new NudgeReport(1, 0, 0, 0, false), await town.Turn());
        Assert.Equal(["tavs@example.dk", "senere@example.dk"], town.Mail.Taken.Select(mail => mail.To));
        Assert.Equal([(NudgeState.Unknown, "no-answer"), (NudgeState.Sent, "accepted"), (NudgeState.Dropped, "smtp-550")], (await town.Nudges()).Select(nudge => (nudge.State, nudge.Code)));
    }

    [Theory, OnEveryDatabase]
    public async Task When_nobody_answers_the_turn_ends_and_the_rest_waits(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        for (var i = 0; i < 5; i++) await town.Delivered(await town.Chooses($"nr{i}@example.dk"));
        town.Mail.Answer = _ => Task.FromResult(NudgeEnd.NotNow("unreachable"));
        Assert.Equal(new NudgeReport(0, 3, 0, 0, true), await town.Turn());

        town.Mail.Answer = _ => Task.FromResult(NudgeEnd.Taken("accepted"));
        Assert.Equal(5, (await town.Turn())!.Sent);
    }

    private static async Task<(List<string> Mails, int Steps)> Run(Engine engine, int? crashAt)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        await town.Delivered(await town.Chooses());
        await town.Delivered(await town.Chooses("bo@example.dk"));
        var passed = 0;
        Failpoints.Watch(() =>
        {
            if (++passed == crashAt) throw new PowerCutException();
        });
        try
        {
            await town.Turn();
        }
        catch (PowerCutException)
        {
            Assert.Equal(crashAt, passed);
        }
        finally
        {
            Failpoints.Watch(() => { });
        }
        if (crashAt is not null) await town.Turn();
        Assert.DoesNotContain(await town.Nudges(), nudge => nudge.State is NudgeState.Waiting or NudgeState.Trying);
        Assert.Empty(await town.Post.Broken());
        return ([.. town.Mail.Taken.Select(mail => mail.To).Order()], passed);
    }
}
