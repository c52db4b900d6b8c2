using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App.Accounts;
using Portal.App.Actors;
using Portal.App.Import;
using Portal.App.Data.Rows;
using Portal.App.Outbox;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.Domain.Letters;
using Portal.Domain.Tasks;

namespace Portal.App.Tests.Outbox;

public sealed class ReceiptsTests
{
    [Theory, OnEveryDatabase]
    public async Task Receipts_are_taken_once_however_often_and_in_whatever_order_they_come(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var mail = new Mail(database);
        var letter = await mail.Letter(await new Town(database).Citizen());
        await mail.Send();
        string[] lines = [$"{letter:D};AFLEVERET;2026-10-03T06:12:44+02:00;", $"{letter:D};MODTAGET;2026-10-02T22:00:00Z;"];

        var first = await mail.Receipts([.. lines, lines[0]]);
        var again = await mail.Receipts([lines[1], lines[0]]);

        Assert.Equal((ImportOutcome.Done, 2, 1), (first.Outcome, first.New, first.Unchanged));
        Assert.Equal((ImportOutcome.Done, 0, 2), (again.Outcome, again.New, again.Unchanged));
        Assert.Equal(4, (await mail.Rows(letter)).Count);
        Assert.Equal((DeliveryState.Delivered, new DateOnly(2026, 10, 3)), ((await mail.Of(letter)).State, (await mail.Of(letter)).DeliveredOn));
        var account = (await database.Get<PersonAccount>().Handle("6101801000", new DateOnly(2026, 10, 3), "test", SystemActor.CommandLine, CancellationToken.None))!;
        Assert.Equal(("delivered", new DateOnly(2026, 10, 3)), (account.Letters.Single().Delivery, account.Letters.Single().DeliveredOn));
        Assert.Empty(await mail.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task A_bad_line_is_told_with_file_line_field_and_rule_and_nothing_is_imported(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var mail = new Mail(database);
        var letter = await mail.Letter(await new Town(database).Citizen());
        const string stranger = "11111111-2222-8333-8444-555555555555";

        var report = await mail.Receipts(
            $"{letter:D};AFLEVERET;2026-10-03T06:12:44+02:00;", $"{stranger};AFVIST;2026-10-03T06:12:44Z;", "x;LEVERET;2026-10-03 06:12;", $"{letter:D};AFVIST;2026-10-03T06:12:44;61018010002 og andet");

        Assert.Equal((ImportOutcome.Refused, 3), (report.Outcome, report.Rejected));
        Assert.Equal(
            [
                $"receipts.csv line 3, message: {stranger} is no message of ours (rule: every message is a letter in the outbox)",
                "receipts.csv line 4, message: 'x' is not a UUID (rule: message is the UUID of one of our messages)",
                "receipts.csv line 4, receipt: 'LEVERET' is not known (rule: receipt is one of MODTAGET, AFLEVERET, ACCEPTERET, AFVIST, FEJLET)",
                "receipts.csv line 4, at: '2026-10-03 06:12' is not a time (rule: times are ISO 8601 with a zone: 2026-10-03T06:12:44+02:00)",
                "receipts.csv line 5, reason: is not a code (rule: reason is a code of at most 40 letters, digits, '.', '_' and '-')",
                "receipts.csv line 5, at: '2026-10-03T06:12:44' is not a time (rule: times are ISO 8601 with a zone: 2026-10-03T06:12:44+02:00)",
            ], report.Messages());
        Assert.Empty(await mail.Rows(letter));

        var partly = await database.Get<ImportReceipts>().Handle(Path.Combine(database.Folder, "receipts.csv"), true, null, CancellationToken.None);
        Assert.Equal((ImportOutcome.PartlyRefused, 1), (partly.Outcome, partly.New));
        Assert.Single(await mail.Rows(letter));
    }

    [Fact]
    public async Task The_sample_in_the_documentation_is_read()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var report = await database.Get<ImportReceipts>().Handle(Files.Sample("receipts.csv"), false, null, CancellationToken.None);
        Assert.All(report.Errors, error => Assert.Equal("every message is a letter in the outbox", error.Rule));
        Assert.Equal(3, report.Errors.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task The_stand_in_answers_the_next_night_what_was_handed_over_and_no_paper(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, mail) = (new Town(database), new Mail(database));
        var anna = await town.Citizen();
        var (letter, paper, late) = (await mail.Letter(anna), await mail.Letter(anna, channel: Channel.Paper), await mail.Letter(anna, drawn: false));
        await mail.Send();
        var stand = database.Get<StandInReceipts>();

        Assert.Null(await stand.Handle(new DateOnly(2026, 10, 2), CancellationToken.None));
        Assert.Equal(1, (await stand.Handle(new DateOnly(2026, 10, 3), CancellationToken.None))!.New);
        Assert.Null(await stand.Handle(new DateOnly(2026, 10, 3), CancellationToken.None));

        Assert.Equal(new DateOnly(2026, 10, 3), (await mail.Of(letter)).DeliveredOn);
        Assert.Equal(DeliveryState.HandedOver, (await mail.Of(paper, new(2026, 10, 3))).State);
        Assert.Equal(DeliveryState.Waiting, (await mail.Of(late)).State);
        Assert.Equal(
            $"message;receipt;at;reason\n{letter:D};AFLEVERET;2026-10-03T02:00:00+02:00;\n", await File.ReadAllTextAsync(Path.Combine(database.Folder, "digital-post", "in", "stand-in-2026-10-03.csv")));
    }

    [Fact]
    public async Task The_stand_in_never_answers_for_a_real_digital_post()
    {
        await using var database = await Database.Create(Engine.Sqlite, services =>
            Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, new DigitalPostOptions { Mode = HandoverMode.Http, Endpoint = "https://post.invalid" }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Get<StandInReceipts>().Handle(new DateOnly(2026, 10, 3), CancellationToken.None));
    }

    [Theory, OnEveryDatabase]
    public async Task Five_days_without_a_receipt_are_a_task_once_until_one_comes(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, mail) = (new Town(database), new Mail(database));
        var anna = await town.Citizen();
        var claim = await town.Claim(anna);
        var letter = await mail.Letter(anna, claims: claim);
        await mail.Letter(anna, channel: Channel.Paper);
        await mail.Send();
        var noReceipt = database.Get<NoReceipt>();

        Assert.Equal(0, await noReceipt.Handle(new DateOnly(2026, 10, 6), CancellationToken.None));
        Assert.Empty(await mail.Broken());
        database.Clock.GoTo(new DateOnly(2026, 10, 8));
        Assert.Equal([$"I2 deliveries: message {letter} has not been heard of since 2026-10-02 and nobody has been told"], await mail.Broken());
        Assert.Equal(1, await noReceipt.Handle(new DateOnly(2026, 10, 7), CancellationToken.None));
        Assert.Equal(0, await noReceipt.Handle(new DateOnly(2026, 10, 8), CancellationToken.None));
        Assert.Empty(await mail.Broken());

        var task = Assert.Single(await mail.Tasks());
        Assert.Equal((TaskKind.NoReceipt, letter, anna.Person, new DateOnly(2026, 10, 7)), (task.Kind, task.About, task.PersonId, task.OpenedOn));
        await using (var db = database.Open()) Assert.Equal(claim, (await db.TaskClaims.SingleAsync()).ClaimId);
        await mail.Receipts($"{letter:D};ACCEPTERET;2026-10-08T06:00:00+02:00;");
        Assert.Equal((new DateOnly(2026, 10, 8), "delivered"), ((await mail.Tasks()).Single().ClosedOn, (await mail.Tasks()).Single().Outcome));
    }

    /// <summary>A night looks only at letters to which something has happened since shortly before the night before it.</summary>
    [Theory]
    [InlineData("2026-10-06", "2026-10-07")]
    [InlineData("2026-10-02", "2027-03-01")]
    [InlineData("2026-10-20", "2026-10-21")]
    public async Task A_silent_letter_becomes_a_task_however_long_no_night_was_run(string before, string night)
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var (town, mail) = (new Town(database), new Mail(database));
        await mail.Letter(await town.Citizen());
        await mail.Send();
        await using (var db = database.Open())
        {
            db.Nights.Add(new NightRow { On = DateOnly.Parse(before, CultureInfo.InvariantCulture), StartedAt = database.Clock.GetUtcNow(), FinishedAt = database.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        }

        Assert.Equal(1, await database.Get<NoReceipt>().Handle(DateOnly.Parse(night, CultureInfo.InvariantCulture), CancellationToken.None));
    }
}
