using Portal.App.Access;
using Portal.App.Deferrals;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.App.Staff;
using Portal.App.Tests.Data;
using Portal.App.Tests.Deferrals;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;

namespace Portal.App.Tests.Letters;

public sealed class MyLettersTests
{
    [Theory, OnEveryDatabase]
    public async Task A_letter_is_its_receivers_alone_as_text_and_as_pdf_and_is_marked_when_it_is_opened(Engine engine)
    {
        var cancel = CancellationToken.None;
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø"));
        var request = await cases.Sent(anna, await town.Claim(anna, other: bo));
        await database.Get<DecideDeferral>().Handle(DeferralCase.Answer(request, await cases.VersionOf(request), DeferralOutcome.Granted), Town.Sofie, cancel);
        var (inbox, letters) = (database.Get<MyInbox>(), database.Get<MyLetters>());
        var letter = (await inbox.Handle(anna, 1, cancel)).Items.Single(one => one.Kind == LetterKind.Decision);

        Assert.False(letter.Opened);
        Assert.Empty((await inbox.Handle(bo, 1, cancel)).Items);
        Assert.Null(await letters.Open(letter.Id, bo, cancel));
        Assert.Null(await letters.Pdf(letter.Id, bo, cancel));
        Assert.Equal("Svar på din ansøgning", (await letters.Open(letter.Id, anna, cancel))!.Subject);
        Assert.True((await inbox.Handle(anna, 1, cancel)).Items.Single(one => one.Kind == LetterKind.Decision).Opened);
        var pdf = (await letters.Pdf(letter.Id, anna, cancel))!;
        Assert.Equal("brev-2026-10-02.pdf", pdf.Name);
        Assert.True(pdf.Pdf.Span.StartsWith("%PDF-"u8));
    }

    [Theory, OnEveryDatabase]
    public async Task Letters_and_messages_are_one_list_newest_first_some_at_a_time(Engine engine)
    {
        var cancel = CancellationToken.None;
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø"));
        var request = await cases.Sent(anna, await town.Claim(anna, other: bo));
        for (var i = 0; i < MyInbox.PageSize; i++)
        {
            database.Clock.Pass(TimeSpan.FromMinutes(1));
            Assert.Empty((await database.Get<SendMessage>().Handle(request, $"Nummer {i}", Town.Sofie, cancel))!);
        }
        var inbox = database.Get<MyInbox>();
        var first = await inbox.Handle(anna, 1, cancel);
        Assert.Equal((MyInbox.PageSize, 2), (first.Items.Count(item => !item.IsLetter && item.Id == request && !item.Opened), first.Pages));
        Assert.Equal(first.Items.OrderByDescending(item => item.At), first.Items);
        var last = await inbox.Handle(anna, 99, cancel);
        Assert.Equal((LetterKind.RequestReceipt, 2), (Assert.Single(last.Items).Kind!.Value, last.Page));
        Assert.Empty((await inbox.Handle(bo, 1, cancel)).Items);
    }

    [Theory, OnEveryDatabase]
    public async Task The_case_team_reads_the_letter_as_it_was_filed_and_that_is_written_down(Engine engine)
    {
        var cancel = CancellationToken.None;
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Sent(anna, await town.Claim(anna));
        Assert.Null(await database.Get<CaseLetter>().Handle(request, Town.Sofie, cancel));
        await database.Get<DecideDeferral>().Handle(DeferralCase.Answer(request, await cases.VersionOf(request), DeferralOutcome.Granted), Town.Sofie, cancel);

        Assert.Null(await database.Get<CaseLetter>().Handle(request, Town.Finn, cancel));
        Assert.True((await database.Get<CaseLetter>().Handle(request, Town.Sofie, cancel))!.Pdf.Span.StartsWith("%PDF-"u8));
        await using var db = database.Open();
        Assert.Equal(AccessKind.Letter, Assert.Single(db.Access).What);
    }
}
