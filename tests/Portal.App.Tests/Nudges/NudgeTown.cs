using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Nudges;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Tests.Outbox;
using Portal.Domain.Letters;
using Portal.Domain.Nudges;

namespace Portal.App.Tests.Nudges;

/// <summary>A mail server of the test's own: keeps what it takes, and answers as it is told.</summary>
internal sealed class FakeMail : IMail
{
    public bool IsOffered { get; set; } = true;

    public List<OutgoingMail> Taken { get; } = [];

    /// <summary>Asked for each message before it is taken; one that is not taken is kept nowhere.</summary>
    public Func<OutgoingMail, Task<NudgeEnd>> Answer { get; set; } = _ => Task.FromResult(NudgeEnd.Taken(NudgeCode.Accepted));

    public Task<NudgeEnd> Send(OutgoingMail mail, CancellationToken cancel) => Durably.HandOver(async () =>
    {
        var end = await Answer(mail);
        if (end.State is NudgeState.Sent or NudgeState.Unknown) Taken.Add(mail);
        return end;
    });
}

/// <summary>People who have chosen nudges, letters that reach them, and turns that nudge.</summary>
internal sealed class NudgeTown(Database database, FakeMail mail)
{
    public static readonly CancellationToken Cancel = CancellationToken.None;

    public Database Database => database;

    public Town Town { get; } = new(database);

    public Mail Post { get; } = new(database);

    public FakeMail Mail => mail;

    public static async Task<NudgeTown> Create(Engine engine)
    {
        var mail = new FakeMail();
        return new NudgeTown(await Database.Create(engine, services => services.AddSingleton<IMail>(mail).AddSingleton(new DigitalPostOptions { NemSms = true })), mail);
    }

    public async Task<Citizen> Chooses(string? email = "anna@example.dk", bool sms = false, Action<PersonRow>? with = null)
    {
        var citizen = await Town.Citizen(with: with);
        if (email is not null) await Confirm(citizen, email);
        if (sms) Assert.True(await database.Get<ChooseSms>().Handle(true, citizen, Cancel));
        database.Clock.Pass(TimeSpan.FromMinutes(1));
        return citizen;
    }

    public async Task Confirm(Citizen citizen, string email)
    {
        Assert.Equal(CodeAsked.Sent, await database.Get<AskForCode>().Handle(email, "da", citizen, Cancel));
        Assert.Equal(CodeTyped.Confirmed, await database.Get<ConfirmEmail>().Handle(TakeCode(), citizen, Cancel));
    }

    /// <summary>The newest code that was sent; its mail is taken out of the box.</summary>
    public string TakeCode()
    {
        var code = Regex.Match(mail.Taken[^1].Text, @"\b\d{6}\b").Value;
        mail.Taken.RemoveAt(mail.Taken.Count - 1);
        return code;
    }

    /// <summary>A letter that Digital Post has put in the mailbox.</summary>
    public async Task<Guid> Delivered(Citizen to, LetterKind kind = LetterKind.Decision, DateOnly? replyBy = null)
    {
        var letter = await Sent(to, kind, replyBy);
        await Receipt(letter, "AFLEVERET");
        return letter;
    }

    public async Task<Guid> Sent(Citizen to, LetterKind kind = LetterKind.Decision, DateOnly? replyBy = null, Channel channel = Channel.DigitalPost)
    {
        var letter = await Post.Letter(to, kind, channel);
        await using (var db = database.Open()) await db.Letters.Where(row => row.Id == letter).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReplyBy, replyBy), Cancel);
        await Post.Send();
        return letter;
    }

    public async Task Receipt(Guid message, string receipt)
    {
        database.Clock.Pass(TimeSpan.FromMinutes(1));
        var report = await Post.Receipts($"{message:D};{receipt};{database.Clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:sszzz};");
        Assert.Empty(report.Errors);
    }

    public Task<NudgeReport?> Turn() => database.Get<SendNudges>().Handle(Cancel);

    public async Task<List<(NudgeWay Way, NudgeState State, string Code)>> Nudges()
    {
        await using var db = database.Open();
        return [.. (await db.Nudges.AsNoTracking().ToListAsync(Cancel)).OrderBy(row => row.AvailableAt).ThenBy(row => row.Way).Select(row => (row.Way, row.State, row.Code))];
    }

    /// <summary>A Danish clock shows this next.</summary>
    public void WaitUntil(int hour)
    {
        do database.Clock.Pass(TimeSpan.FromMinutes(1));
        while (database.Clock.GetUtcNow().InDenmark() is var now && (now.Hour != hour || now.Minute != 0));
    }
}
