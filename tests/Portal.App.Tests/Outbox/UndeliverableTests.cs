using Microsoft.EntityFrameworkCore;
using Portal.App.Outbox;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Tasks;

namespace Portal.App.Tests.Outbox;

public sealed class UndeliverableTests
{
    private const string Refused = "AFVIST;2026-10-02T14:00:00+02:00;UKENDT";

    [Theory, OnEveryDatabase]
    public async Task A_refused_letter_is_a_task_and_holds_its_claims_and_a_refusal_told_twice_is_one(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, mail) = (new Town(database), new Mail(database));
        var anna = await town.Citizen();
        var (first, second) = (await town.Claim(anna), await town.Claim(anna));
        var letter = await mail.Letter(anna, claims: [first, second]);
        await mail.Send();

        await mail.Receipts($"{letter:D};{Refused}");
        await mail.Receipts($"{letter:D};{Refused}", $"{letter:D};FEJLET;2026-10-02T15:00:00+02:00;");

        var task = Assert.Single(await mail.Tasks());
        Assert.Equal((TaskKind.Undeliverable, letter, "AFVIST:UKENDT", (DateOnly?)null), (task.Kind, task.About, task.Detail, task.ClosedOn));
        Assert.Equal((1, 1), (await mail.Holds(first), await mail.Holds(second)));
        await using (var db = database.Open()) Assert.Equal(2, await db.TaskClaims.CountAsync());
        Assert.Empty(await mail.Broken());

        // Delivered after all: nobody has anything to do. Refused after that: the same task again.
        await mail.Receipts($"{letter:D};AFLEVERET;2026-10-02T16:00:00+02:00;");
        Assert.Equal(("delivered", 0), ((await mail.Tasks()).Single().Outcome, await mail.Holds(first)));
        await mail.Receipts($"{letter:D};FEJLET;2026-10-02T17:00:00+02:00;");
        Assert.Equal(((DateOnly?)null, 1), ((await mail.Tasks()).Single().ClosedOn, await mail.Holds(first)));
        Assert.Empty(await mail.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task A_letter_outside_the_course_is_a_task_and_holds_nothing(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, mail) = (new Town(database), new Mail(database));
        var anna = await town.Citizen();
        var claim = await town.Claim(anna);
        var letter = await mail.Letter(anna, LetterKind.Decision, claims: claim);

        await mail.Receipts($"{letter:D};{Refused}");

        Assert.Equal((1, 0), ((await mail.Tasks()).Count, await mail.Holds(claim)));
    }

    [Theory, OnEveryDatabase]
    public async Task On_paper_the_same_letter_goes_under_the_same_id_and_late_refusals_no_longer_count(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, mail) = (new Town(database), new Mail(database));
        var anna = await town.Citizen();
        var claim = await town.Claim(anna);
        var letter = await mail.Letter(anna, claims: claim);
        await mail.Send();
        await mail.Receipts($"{letter:D};{Refused}");

        Assert.Equal([], await Answer(database, mail, UndeliverableAnswer.OnPaper));
        Assert.Equal((DeliveryState.Waiting, 0), ((await mail.Of(letter)).State, await mail.Holds(claim)));
        Assert.Equal(1, (await mail.Send()).HandedOver);
        await mail.Receipts($"{letter:D};FEJLET;2026-10-05T15:00:00+02:00;");
        Assert.Equal(0, (await mail.Send()).HandedOver);

        Assert.StartsWith($"{letter:D};", Assert.Single(mail.PrintLines()), StringComparison.Ordinal);
        Assert.Equal((DeliveryState.HandedOver, "paper"), ((await mail.Of(letter, new(2026, 10, 5))).State, (await mail.Of(letter, new(2026, 10, 5))).Code));
        Assert.Equal("on-paper", Assert.Single(await mail.Tasks()).Outcome);
        Assert.Empty(await mail.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Again_tries_the_same_message_once_more_and_a_new_refusal_is_a_new_task(Engine engine)
    {
        await using var post = await FakeDigitalPost.Start((_, _) => Manner.Refuse);
        await using var database = await Database.Create(engine, post.Receive);
        var (town, mail) = (new Town(database), new Mail(database));
        var anna = await town.Citizen();
        var claim = await town.Claim(anna);
        var letter = await mail.Letter(anna, claims: claim);
        await mail.Send();
        Assert.Equal(0, (await mail.Send()).Held);

        Assert.Equal([], await Answer(database, mail, UndeliverableAnswer.Again));
        Assert.Equal(1, (await mail.Send()).Held);

        Assert.Equal(["", "again"], (await mail.Tasks()).Select(task => task.Outcome).Order());
        Assert.Equal((2, 1, 1), (post.Asked, await mail.Holds(claim), (await mail.Tasks()).Count(task => task.ClosedOn is null)));
        Assert.Equal(2, (await mail.Of(letter)).Round);
        Assert.Empty(await mail.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Left_undelivered_a_letter_stays_held_on_record_and_its_claims_go_on(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, mail) = (new Town(database), new Mail(database));
        var anna = await town.Citizen(with: person => person.Street = "");
        var claim = await town.Claim(anna);
        var letter = await mail.Letter(anna, claims: claim, channel: Channel.Paper);
        await mail.Send();

        Assert.Equal([UndeliverableRefusal.NoAddress], await Answer(database, mail, UndeliverableAnswer.OnPaper));
        Assert.Equal(1, await mail.Holds(claim));
        Assert.Equal([], await Answer(database, mail, UndeliverableAnswer.LeaveUndelivered));
        Assert.Equal([UndeliverableRefusal.NoLongerOpen], await Answer(database, mail, UndeliverableAnswer.Again));

        Assert.Equal((DeliveryState.Held, 0), ((await mail.Of(letter)).State, await mail.Holds(claim)));
        Assert.Equal(0, (await mail.Send()).Held);
        Assert.Empty(await mail.Broken());
        await using var db = database.Open();
        Assert.Equal("staff:sofie", (await db.Journal.SingleAsync(row => row.What == "undeliverable-answered")).Actor);
        Assert.All(await db.Journal.Where(row => row.What == "letter-undeliverable").ToListAsync(), row => Assert.Null(row.RequestId));
    }

    [Fact]
    public async Task Only_the_case_team_answers_and_only_for_such_a_task()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var mail = new Mail(database);
        var letter = await mail.Letter(await new Town(database).Citizen());
        await mail.Receipts($"{letter:D};{Refused}");
        var resolve = database.Get<ResolveUndeliverable>();

        Assert.Null(await resolve.Handle((await mail.Tasks()).Single().Id, UndeliverableAnswer.Again, Town.Finn, CancellationToken.None));
        Assert.Null(await resolve.Handle(Guid.NewGuid(), UndeliverableAnswer.Again, Town.Sofie, CancellationToken.None));
    }

    private static async Task<IReadOnlyList<UndeliverableRefusal>?> Answer(Database database, Mail mail, UndeliverableAnswer answer) =>
        await database.Get<ResolveUndeliverable>().Handle((await mail.Tasks()).Single().Id, answer, Town.Sofie, CancellationToken.None);
}
