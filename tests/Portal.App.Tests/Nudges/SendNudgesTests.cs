using System.Text;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Dunning;
using Portal.App.Letters;
using Portal.App.Nudges;
using Portal.App.Outbox;
using Portal.App.Tests.Data;
using Portal.Domain.Letters;
using Portal.Domain.Nudges;
using Portal.Domain.People;

namespace Portal.App.Tests.Nudges;

/// <summary>Who is nudged about which letter, how, and when (letters.md 1.6).</summary>
public sealed class SendNudgesTests
{
    private static readonly XNamespace Memo = "https://DigitalPost.dk/MeMo-1";
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Who_has_chosen_nothing_gets_no_nudge_whatever_address_is_on_record(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        await town.Delivered(await town.Chooses(email: null, with: person => person.Email = "anna@example.dk"));

        Assert.Equal(new NudgeReport(0, 0, 0, 0, false), await town.Turn());
        Assert.Empty(town.Mail.Taken);
        Assert.Empty(await town.Nudges());
    }

    [Theory, OnEveryDatabase]
    public async Task A_letter_that_is_available_is_nudged_about_once_each_way(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        var letter = await town.Delivered(await town.Chooses(sms: true));

        Assert.Equal(new NudgeReport(2, 0, 0, 0, false), await town.Turn());
        Assert.Equal(new NudgeReport(0, 0, 0, 0, false), await town.Turn());

        var mail = Assert.Single(town.Mail.Taken);
        Assert.Equal(("anna@example.dk", "Ny besked fra Strandby Kommune"), (mail.To, mail.Subject));
        Assert.Equal(
            "Der er en ny besked til dig fra Strandby Kommune. Log på https://mellemvaerende.strandby.invalid for at læse den.\n\nBrevet ligger også i din Digital Post. Vi sender aldrig links til betaling.",
            mail.Text);
        var message = XDocument.Load(Assert.Single(Directory.GetFiles(town.Post.OutFolder), file => !file.Contains($"{letter:D}", StringComparison.Ordinal))).Root!;
        Assert.Equal("MessageHeader", Assert.Single(message.Elements()).Name.LocalName);
        Assert.Equal(
            [
                "messageType NEMSMS", $"messageUUID {Path.GetFileNameWithoutExtension(Directory.GetFiles(town.Post.OutFolder).Single(file => !file.Contains($"{letter:D}", StringComparison.Ordinal)))}",
                "label Ny besked fra Strandby Kommune",
                "notification Der er en ny besked til dig fra Strandby Kommune. Log på https://mellemvaerende.strandby.invalid for at læse den.", "Sender 12345674CVRStrandby Kommune",
                "Recipient 6101801000CPR",
            ],
            message.Element(Memo + "MessageHeader")!.Elements().Select(element => $"{element.Name.LocalName} {element.Value}"));
        Assert.Empty(await town.Post.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task A_letter_with_a_deadline_is_nudged_about_with_its_date_and_a_business_only_hears_that_there_is_something(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        await town.Delivered(await town.Chooses(), LetterKind.Reminder1, new DateOnly(2026, 10, 12));
        await town.Delivered(await town.Chooses(with: person => person.Language = "en"), LetterKind.Hearing, new DateOnly(2026, 10, 16));
        await town.Delivered(await town.Chooses(with: person => person.Kind = PersonKind.Business), LetterKind.Reminder1, new DateOnly(2026, 10, 12));

        await town.Turn();
        Assert.Equal(
            [
                "Der er en ny besked til dig fra Strandby Kommune. Læs den gerne senest 12. oktober 2026.", "There is a new message for you from Strandby Kommune. Please read it by 16 October 2026.",
                "Der er en ny besked til virksomheden fra Strandby Kommune.",
            ],
            town.Mail.Taken.Select(mail => mail.Text.Split('\n')[0]));
        Assert.Equal("Brevet ligger også i jeres Digital Post. Vi sender aldrig links til betaling.", town.Mail.Taken[2].Text.Split('\n')[^1]);
    }

    [Theory, OnEveryDatabase]
    public async Task A_letter_that_is_on_its_way_or_refused_is_not_nudged_about(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        var anna = await town.Chooses();
        var way = await town.Sent(anna);
        var refused = await town.Delivered(anna);
        await town.Receipt(refused, "AFVIST");
        await town.Turn();
        Assert.Empty(town.Mail.Taken);

        await town.Receipt(way, "ACCEPTERET");
        await town.Receipt(way, "AFLEVERET");
        await town.Turn();
        Assert.Single(town.Mail.Taken);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_is_exempt_from_digital_post_gets_an_e_mail_that_does_not_speak_of_it_and_no_sms(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        var both = await town.Chooses(sms: true);
        var sms = await town.Chooses(email: null, sms: true);
        await using (var db = database.Open()) await db.Persons.ExecuteUpdateAsync(set => set.SetProperty(row => row.ExemptFromDigitalPost, true), Cancel);
        Assert.False(await database.Get<ChooseSms>().Handle(true, await town.Town.Citizen(with: person => person.ExemptFromDigitalPost = true), Cancel));

        await town.Sent(both);
        await town.Sent(sms);
        await town.Turn();
        Assert.Equal([(NudgeWay.Email, NudgeState.Sent, "accepted")], await town.Nudges());
        Assert.EndsWith("for at læse den.\n\nVi sender aldrig links til betaling.", Assert.Single(town.Mail.Taken).Text, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task The_dead_those_who_have_stopped_and_those_who_have_read_the_letter_get_none(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        var (dead, stopped, reader) = (await town.Chooses(), await town.Chooses(), await town.Chooses());
        await town.Delivered(dead);
        await town.Delivered(stopped);
        var read = await town.Delivered(reader);
        town.WaitUntil(21);
        Assert.Equal(3, (await town.Turn())!.Waiting);

        await using (var db = database.Open())
        {
            await db.Persons.Where(row => row.Id == dead.Person).ExecuteUpdateAsync(set => set.SetProperty(row => row.DeadOn, new DateOnly(2026, 10, 2)), Cancel);
            await db.Letters.Where(row => row.Id == read).ExecuteUpdateAsync(set => set.SetProperty(row => row.OpenedAt, database.Clock.GetUtcNow()), Cancel);
        }
        await database.Get<StopEmail>().Handle(stopped, Cancel);
        town.WaitUntil(8);
        await town.Turn();
        Assert.Empty(town.Mail.Taken);
        Assert.Equal(["receiver-dead", "not-chosen", "opened"], (await town.Nudges()).Select(nudge => nudge.Code));
        Assert.All(await town.Nudges(), nudge => Assert.Equal(NudgeState.Dropped, nudge.State));
    }

    [Theory, OnEveryDatabase]
    public async Task In_the_quiet_hours_a_nudge_waits_until_they_end(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        var (usual, owl) = (await town.Chooses(), await town.Chooses("ugle@example.dk"));
        Assert.True(await database.Get<ChooseTimes>().Handle("en", new QuietHours(7, 19), owl, Cancel));
        await town.Delivered(usual);
        await town.Delivered(owl);

        await town.Turn();
        Assert.Equal(["anna@example.dk"], town.Mail.Taken.Select(mail => mail.To));
        town.WaitUntil(18);
        await town.Turn();
        town.WaitUntil(19);
        await town.Delivered(usual);
        await town.Turn();
        Assert.Equal(["anna@example.dk", "ugle@example.dk", "anna@example.dk"], town.Mail.Taken.Select(mail => mail.To));
        Assert.StartsWith("There is a new message", town.Mail.Taken[1].Text, StringComparison.Ordinal);

        town.WaitUntil(20);
        await town.Delivered(usual);
        await town.Turn();
        town.WaitUntil(7);
        await town.Turn();
        Assert.Equal(3, town.Mail.Taken.Count);
        town.WaitUntil(8);
        await town.Turn();
        Assert.Equal(4, town.Mail.Taken.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task A_letter_from_before_the_choice_and_one_of_long_ago_are_no_news(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        var anna = await town.Chooses(email: null);
        await town.Delivered(anna);
        database.Clock.Pass(TimeSpan.FromMinutes(1));
        await town.Confirm(anna, "anna@example.dk");
        await town.Turn();
        Assert.Empty(await town.Nudges());

        database.Clock.Pass(TimeSpan.FromMinutes(1));
        await town.Delivered(anna);
        database.Clock.Pass(TimeSpan.FromDays(4));
        await town.Turn();
        Assert.Equal([(NudgeWay.Email, NudgeState.Dropped, "too-late")], await town.Nudges());
        Assert.Empty(town.Mail.Taken);
    }

    [Theory, OnEveryDatabase]
    public async Task Without_a_mail_server_nothing_is_queued_and_nobody_can_ask_for_a_code(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        var anna = await town.Chooses();
        town.Mail.IsOffered = false;
        await town.Delivered(anna);

        await town.Turn();
        Assert.Empty(await town.Nudges());
        Assert.Equal(CodeAsked.NotOffered, await database.Get<AskForCode>().Handle("anna@example.dk", "da", anna, Cancel));
    }

    [Theory, OnEveryDatabase]
    public async Task Digital_posts_receipt_for_a_nemsms_is_taken_in_and_changes_nothing(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        await town.Delivered(await town.Chooses(email: null, sms: true));
        await town.Turn();
        await using var db = database.Open();
        var message = await db.Nudges.Select(row => row.MessageId!.Value).SingleAsync(Cancel);
        var before = await db.Deliveries.CountAsync(Cancel);

        await town.Receipt(message, "FEJLET");
        Assert.Equal((before, (NudgeWay.Sms, NudgeState.Sent, "folder")), (await db.Deliveries.CountAsync(Cancel), (await town.Nudges()).Single()));
        Assert.Empty(await town.Post.Tasks());
    }

    [Theory, OnEveryDatabase]
    public async Task After_a_restore_no_letter_from_before_it_is_nudged_about(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        var anna = await town.Chooses();
        town.WaitUntil(21);
        await town.Delivered(anna);
        await town.Turn();
        await town.Delivered(anna);
        town.WaitUntil(9);
        Assert.True(await database.Get<HoldOutbox>().Handle(SystemActor.CommandLine, Cancel));
        Assert.Null(await town.Turn());
        Assert.True(await database.Get<ReleaseOutbox>().Handle(SystemActor.CommandLine, Cancel));
        await town.Turn();
        Assert.Equal([(NudgeWay.Email, NudgeState.Dropped, "restored")], await town.Nudges());

        await town.Delivered(anna);
        await town.Turn();
        Assert.Single(town.Mail.Taken);
    }

    [Fact]
    public async Task A_bill_of_the_course_and_a_hearing_keep_the_last_day_that_they_print()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var town = new Town(database);
        await town.Claim(await town.Citizen(), dueOn: new DateOnly(2026, 8, 3));
        await database.Get<RunNight>().Handle(new DateOnly(2026, 10, 5), true, null, Cancel);

        await using var db = database.Open();
        var letter = await db.Letters.SingleAsync(Cancel);
        var inputs = await db.LetterInputs.SingleAsync(Cancel);
        Assert.Equal(CourseLetterJson.FromBytes(Encoding.UTF8.GetBytes(inputs.Json)).PayBy, letter.ReplyBy);
    }
}
