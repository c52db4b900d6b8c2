using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Nudges;
using Portal.App.Tests.Data;
using Portal.Domain.Nudges;
using Portal.Domain.People;

namespace Portal.App.Tests.Nudges;

/// <summary>What a citizen chooses, and how it is taken back.</summary>
public sealed class ContactChoicesTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Nothing_is_chosen_until_the_code_has_been_typed_and_stopping_forgets_the_address(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        var anna = await town.Town.Citizen();
        var mine = database.Get<MyContactChoices>();
        Assert.Equal(new ContactChoices(PersonKind.Person, false, true, "", null, "", null, true, null, "", QuietHours.Usual), await mine.Handle(anna, Cancel));

        Assert.Equal(CodeAsked.Sent, await database.Get<AskForCode>().Handle("anna@example.dk", "da", anna, Cancel));
        Assert.Equal(("", "anna@example.dk"), (await mine.Handle(anna, Cancel)) is var waits ? (waits.Email, waits.AskedEmail) : default);
        await town.Delivered(anna);
        await town.Turn();
        Assert.Empty(await town.Nudges());

        Assert.Equal(CodeTyped.Confirmed, await database.Get<ConfirmEmail>().Handle(" " + town.TakeCode().Insert(3, " "), anna, Cancel));
        Assert.Equal(("anna@example.dk", "", database.Clock.GetUtcNow()), (await mine.Handle(anna, Cancel)) is var chosen ? (chosen.Email, chosen.AskedEmail, chosen.EmailChosenAt) : default);
        await database.Get<StopEmail>().Handle(anna, Cancel);

        await using var db = database.Open();
        var row = await db.ContactChoices.SingleAsync(Cancel);
        Assert.Equal(("", "", "", null), (row.Email, row.AskedEmail, row.CodeDigest, row.EmailChosenAt));
        Assert.Equal(["contact-code-asked", "contact-email-chosen", "contact-email-stopped"], (await Journal(town)).Select(entry => entry.What));
        Assert.All(await Journal(town), entry => Assert.Equal((anna.Person, "GDPR art. 7", anna.JournalId), (entry.PersonId!.Value, entry.Rule, entry.Actor)));
        Assert.DoesNotContain(await Journal(town), entry => entry.Digest.Length != 64);
        Assert.Empty(await town.Post.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task A_code_holds_for_half_an_hour_and_five_tries_and_is_stored_as_a_salted_digest(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        var anna = await town.Town.Citizen();
        var (ask, confirm) = (database.Get<AskForCode>(), database.Get<ConfirmEmail>());
        Assert.Equal(CodeTyped.NoneWaits, await confirm.Handle("123456", anna, Cancel));

        await ask.Handle("anna@example.dk", "da", anna, Cancel);
        var code = town.TakeCode();
        await using (var db = database.Open()) Assert.DoesNotContain(code, (await db.ContactChoices.SingleAsync(Cancel)).CodeDigest, StringComparison.Ordinal);
        var wrong = code == "000000" ? "000001" : "000000";
        for (var i = 1; i < 5; i++) Assert.Equal(CodeTyped.Wrong, await confirm.Handle(wrong, anna, Cancel));
        Assert.Equal(CodeTyped.NoneWaits, await confirm.Handle(wrong, anna, Cancel));
        Assert.Equal(CodeTyped.NoneWaits, await confirm.Handle(code, anna, Cancel));

        await ask.Handle("anna@example.dk", "da", anna, Cancel);
        code = town.TakeCode();
        database.Clock.Pass(TimeSpan.FromMinutes(30));
        Assert.Equal(CodeTyped.NoneWaits, await confirm.Handle(code, anna, Cancel));
        Assert.Equal("", (await database.Get<MyContactChoices>().Handle(anna, Cancel)).AskedEmail);

        await ask.Handle("anna@example.dk", "da", anna, Cancel);
        code = town.TakeCode();
        database.Clock.Pass(TimeSpan.FromMinutes(29));
        Assert.Equal(CodeTyped.Confirmed, await confirm.Handle(code, anna, Cancel));
        Assert.Equal(CodeTyped.NoneWaits, await confirm.Handle(code, anna, Cancel));
    }

    [Theory, OnEveryDatabase]
    public async Task Guesses_at_the_same_time_are_counted_each(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        var anna = await town.Town.Citizen();
        await database.Get<AskForCode>().Handle("anna@example.dk", "da", anna, Cancel);
        var code = int.Parse(town.TakeCode(), CultureInfo.InvariantCulture);

        var ends = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => Task.Run(() => database.Get<ConfirmEmail>().Handle($"{(code + i) % 1_000_000:D6}", anna, Cancel))));
        Assert.Equal(4, ends.Count(end => end == CodeTyped.Wrong));
        await using var db = database.Open();
        Assert.Equal(5, (await db.ContactChoices.SingleAsync(Cancel)).CodeTries);
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_can_fill_anothers_mailbox_with_codes(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        var anna = await town.Town.Citizen();
        var ask = database.Get<AskForCode>();
        for (var i = 0; i < 5; i++) Assert.Equal(CodeAsked.Sent, await ask.Handle("bo@example.dk", "en", anna, Cancel));
        Assert.Equal(CodeAsked.TooOften, await ask.Handle("bo@example.dk", "en", anna, Cancel));
        Assert.Equal(CodeAsked.Sent, await ask.Handle("bo@example.dk", "en", await town.Town.Citizen(), Cancel));
        Assert.Equal(6, town.Mail.Taken.Count);
        Assert.All(town.Mail.Taken, mail => Assert.Matches(@"^The code is \d{6}\. Type it on the page of Strandby Kommune", mail.Text));

        database.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(CodeAsked.Sent, await ask.Handle("bo@example.dk", "en", anna, Cancel));
    }

    [Theory, OnEveryDatabase]
    public async Task A_code_that_could_not_be_sent_can_be_typed_by_nobody_and_a_new_address_replaces_the_old_one_only_when_it_is_confirmed(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        var anna = await town.Chooses();
        town.Mail.Answer = _ => Task.FromResult(NudgeEnd.NotNow("unreachable"));
        Assert.Equal(CodeAsked.NotSent, await database.Get<AskForCode>().Handle("ny@example.dk", "da", anna, Cancel));
        town.Mail.Answer = _ => Task.FromResult(NudgeEnd.Taken("accepted"));
        Assert.Equal(("anna@example.dk", ""), (await database.Get<MyContactChoices>().Handle(anna, Cancel)) is var kept ? (kept.Email, kept.AskedEmail) : default);

        Assert.Equal(CodeAsked.NotAnAddress, await database.Get<AskForCode>().Handle("ny@example.dk\r\nBcc: x@example.dk", "da", anna, Cancel));
        await database.Get<AskForCode>().Handle("ny@example.dk", "da", anna, Cancel);
        await database.Get<DropCode>().Handle(anna, Cancel);
        Assert.Equal(CodeTyped.NoneWaits, await database.Get<ConfirmEmail>().Handle(town.TakeCode(), anna, Cancel));
        await town.Confirm(anna, "ny@example.dk");
        Assert.Equal("ny@example.dk", (await database.Get<MyContactChoices>().Handle(anna, Cancel)).Email);
    }

    [Theory, OnEveryDatabase]
    public async Task Sms_is_chosen_and_stopped_in_one_step_and_businesses_cannot_have_it(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        var (anna, shop, sms) = (await town.Town.Citizen(), await town.Town.Citizen(with: person => person.Kind = PersonKind.Business), database.Get<ChooseSms>());
        Assert.True(await sms.Handle(true, anna, Cancel));
        Assert.True(await sms.Handle(true, anna, Cancel));
        Assert.False(await sms.Handle(true, shop, Cancel));
        Assert.NotNull((await database.Get<MyContactChoices>().Handle(anna, Cancel)).SmsChosenAt);
        Assert.True(await sms.Handle(false, anna, Cancel));
        Assert.Null((await database.Get<MyContactChoices>().Handle(anna, Cancel)).SmsChosenAt);
        Assert.Equal(["contact-sms-chosen", "contact-sms-stopped"], (await Journal(town)).Select(entry => entry.What));
    }

    [Theory, OnEveryDatabase]
    public async Task Language_and_hours_are_kept_and_what_no_list_offers_is_refused(Engine engine)
    {
        var town = await NudgeTown.Create(engine);
        await using var database = town.Database;
        var (anna, times, mine) = (await town.Town.Citizen(), database.Get<ChooseTimes>(), database.Get<MyContactChoices>());
        Assert.Null(await mine.Language(anna.Person, Cancel));
        foreach (var (language, from, to) in new[] { ("sv", 20, 8), ("da", 24, 8), ("da", 20, -1) }) Assert.False(await times.Handle(language, new QuietHours(from, to), anna, Cancel));
        Assert.True(await times.Handle("en", new QuietHours(22, 6), anna, Cancel));
        Assert.Equal("en", await mine.Language(anna.Person, Cancel));
        Assert.Equal(new QuietHours(22, 6), (await mine.Handle(anna, Cancel)).Quiet);
    }

    private static async Task<List<App.Data.Rows.JournalRow>> Journal(NudgeTown town)
    {
        await using var db = town.Database.Open();
        return await db.Journal.AsNoTracking().Where(row => row.What.StartsWith("contact-")).OrderBy(row => row.At).ThenBy(row => row.What).ToListAsync(Cancel);
    }
}
