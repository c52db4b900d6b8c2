using System.Net;
using Portal.App.Outbox;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.Domain.Letters;

namespace Portal.App.Tests.Outbox;

public sealed class DigitalPostHttpTests
{
    [Theory, OnEveryDatabase]
    public async Task However_the_other_side_answers_every_letter_arrives_once_or_is_a_task(Engine engine)
    {
        const int letters = 40;
        // A manner for each message that depends on its id alone: the same in every run.
        await using var post = await FakeDigitalPost.Start((id, times) => times > 0 && id[0] % 8 != 4 ? Manner.Accept : (id[0] % 8) switch
        {
            0 => Manner.AnswerLate,
            1 => Manner.Drop,
            2 => Manner.FailAfterAccepting,
            3 => Manner.Busy,
            4 => Manner.Refuse,
            _ => Manner.Accept,
        });
        await using var database = await Database.Create(engine, post.Receive);
        var (town, mail) = (new Town(database), new Mail(database));
        var anna = await town.Citizen();
        var ids = new List<Guid>();
        for (var i = 0; i < letters; i++) ids.Add(await mail.Letter(anna));
        var refused = ids.Count(id => id.ToString("D")[0] % 8 == 4);
        Assert.True(refused > 0);

        var first = await mail.Send();
        Assert.Equal((refused, letters), (first.Held, first.HandedOver + first.Held + first.Unknown + first.Waiting));
        Assert.True(first.Unknown > 0 && first.Waiting > 0);
        // Nothing is tried again before its time; then all that is left goes.
        var asked = post.Asked;
        await mail.Send();
        Assert.Equal(asked, post.Asked);
        database.Clock.Pass(TimeSpan.FromMinutes(16));
        Assert.Equal(first.Unknown + first.Waiting, (await mail.Send()).HandedOver);

        Assert.Equal(letters - refused, post.Taken.Count);
        Assert.Equal(refused, (await mail.Tasks()).Count(task => task.Detail == "http-422"));
        Assert.Empty(await mail.Broken());
        foreach (var id in ids) Assert.Equal(id.ToString("D")[0] % 8 == 4 ? DeliveryState.Held : DeliveryState.HandedOver, (await mail.Of(id)).State);
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_at_home_stops_the_run_and_leaves_the_letters_waiting(Engine engine)
    {
        await using var database = await Database.Create(engine, services =>
        {
            var options = new DigitalPostOptions { Mode = HandoverMode.Http, Endpoint = "http://127.0.0.1:9/memo" };
            Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<IDigitalPost>(services, _ => new DigitalPostHttp(options));
        });
        var (town, mail) = (new Town(database), new Mail(database));
        var anna = await town.Citizen();
        for (var i = 0; i < 40; i++) await mail.Letter(anna);

        Assert.Equal(new SendReport(0, 40, 0, 0, false, Stopped: true), await mail.Send());
        Assert.Empty(await mail.Tasks());
    }

    [Theory, OnEveryDatabase]
    public async Task After_eight_attempts_over_two_days_a_letter_is_held_and_a_late_receipt_frees_it(Engine engine)
    {
        await using var post = await FakeDigitalPost.Start((_, _) => Manner.FailAfterAccepting);
        await using var database = await Database.Create(engine, post.Receive);
        var (town, mail) = (new Town(database), new Mail(database));
        var anna = await town.Citizen();
        var claim = await town.Claim(anna);
        var letter = await mail.Letter(anna, claims: claim);

        for (var i = 0; i < 8; i++) Assert.Equal(1, (await mail.Send(retryNow: true)).Unknown);
        database.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal(1, (await mail.Send()).Held);
        Assert.Equal((8, 1), (post.Asked, await mail.Holds(claim)));
        Assert.Equal("attempts-exhausted", Assert.Single(await mail.Tasks()).Detail);

        await mail.Receipts($"{letter:D};AFLEVERET;2026-10-02T13:00:00+02:00;");

        Assert.Equal((DeliveryState.Delivered, new DateOnly(2026, 10, 2)), ((await mail.Of(letter)).State, (await mail.Of(letter)).DeliveredOn));
        Assert.Equal("delivered", Assert.Single(await mail.Tasks()).Outcome);
        Assert.Equal(0, await mail.Holds(claim));
        Assert.Empty(await mail.Broken());
    }

    [Theory]
    [InlineData(200, DeliveryState.HandedOver)]
    [InlineData(204, DeliveryState.HandedOver)]
    [InlineData(302, DeliveryState.Waiting)]
    [InlineData(400, DeliveryState.Held)]
    [InlineData(401, DeliveryState.Waiting)]
    [InlineData(404, DeliveryState.Held)]
    [InlineData(409, DeliveryState.Unknown)]
    [InlineData(429, DeliveryState.Waiting)]
    [InlineData(500, DeliveryState.Unknown)]
    [InlineData(504, DeliveryState.Unknown)]
    public void An_answer_means_what_it_can_be_trusted_for(int status, DeliveryState state) =>
        Assert.Equal((state, $"http-{status}"), (DigitalPostHttp.Meaning((HttpStatusCode)status).State, DigitalPostHttp.Meaning((HttpStatusCode)status).Code));
}
