using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Documents;
using Portal.App.Letters;
using Portal.App.Tests.Data;
using Portal.App.Verify;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.App.Tests.Letters;

public sealed class LetterArchiveTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;
    private static readonly DateOnly On = new(2026, 10, 2);

    [Theory, OnEveryDatabase]
    public async Task A_letter_that_waits_can_be_opened_and_is_then_fixed_for_ever(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (anna, letter) = await Filed(database);
        var letters = database.Get<MyLetters>();

        var opened = (await letters.Open(letter.Id, anna, Cancel))!;
        Assert.Equal("Rykker 1 for skolefritidsordning", opened.Content.Texts.Single().Title);
        await using (var db = database.Open())
            await db.Persons.Where(row => row.Id == anna.Person).ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "Anna Flyttet"));

        var again = (await letters.Open(letter.Id, anna, Cancel))!;
        Assert.Equal(LetterPlainText.Of(opened.Content), LetterPlainText.Of(again.Content));
        var pdf = (await letters.Pdf(letter.Id, anna, Cancel))!;
        Assert.True(pdf.Pdf.Span.SequenceEqual(LetterPdf.Draw(opened.Content).Span));
        Assert.Equal("brev-2026-10-02.pdf", pdf.Name);
        await using var read = database.Open();
        var row = await read.Letters.SingleAsync();
        Assert.Equal((64, 64, "reminder-1/1"), (row.ContentSha256!.Length, row.PdfSha256!.Length, row.TemplateVersion));
        await foreach (var result in database.Get<VerifyAll>().Handle(Cancel))
            if (result.Name.StartsWith("I12", StringComparison.Ordinal)) Assert.Empty(result.Broken);
    }

    [Theory, OnEveryDatabase]
    public async Task Two_who_draw_it_at_once_get_the_same_bytes(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (_, letter) = await Filed(database);
        var archive = database.Get<LetterArchive>();

        var drawn = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => archive.Draw(letter.Id, Cancel))));

        Assert.All(drawn, one => Assert.True(one!.Pdf.Span.SequenceEqual(drawn[0]!.Pdf.Span)));
        await using var db = database.Open();
        Assert.Equal(drawn[0]!.Pdf.ToArray(), await database.Get<DocumentStore>().Get((await db.Letters.SingleAsync()).PdfSha256!, Cancel));
    }

    [Theory, OnEveryDatabase]
    public async Task What_somebody_else_fixed_first_stands(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (_, letter) = await Filed(database);
        var documents = database.Get<DocumentStore>();
        var theirs = SampleCourseLetters.Named("Bill_Daycare");
        await using (var db = database.Open())
        {
            var (content, pdf) = (await documents.Put(theirs.ToBytes(), Cancel), await documents.Put(LetterPdf.Draw(theirs), Cancel));
            await db.Letters.ExecuteUpdateAsync(set => set.SetProperty(row => row.ContentSha256, content).SetProperty(row => row.PdfSha256, pdf));
        }

        Assert.Equal("Regning for daginstitution", (await database.Get<LetterArchive>().Draw(letter.Id, Cancel))!.Content.Texts.Single().Title);
    }

    [Fact]
    public async Task What_is_looked_up_is_the_claims_fees_steps_and_reasons_on_the_letters_date()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var town = new Town(database);
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø", row => row.Protected = true));
        var claim = await town.Claim(anna, ClaimType.Daycare, other: bo, with: row => row.Description = "Børnehuset Klitten");
        var letter = Reminder(anna.Person, claim) with { Kind = LetterKind.TransferNotice, Fee = default, FeeOn = null, FeeRule = "" };
        await using (var work = await database.Get<ClaimWriter>().Begin([], Cancel))
        {
            await work.Apply([Move.Posted(claim, "fee", "gebyrloven § 2", new Posting(Guid.CreateVersion7(), EntryKind.Fee, On.AddDays(-14), Kroner.Of(250), "gebyrloven § 2"))], SystemActor.Import, Cancel);
            work.Db.Steps.Add(new StepRow { ClaimId = claim, PersonId = anna.Person, Step = Step.Reminder1, Cycle = 1, On = On.AddDays(-14) });
            work.Db.Steps.Add(new StepRow { ClaimId = claim, PersonId = anna.Person, Step = Step.Reminder2, Cycle = 1, On = On.AddDays(-10), Skipped = true });
            work.Db.Steps.Add(new StepRow { ClaimId = claim, PersonId = bo.Person, Step = Step.CoDebtorFirst, Cycle = 1, On = On.AddDays(-9) });
            work.Db.Notes.Add(new NoteRow { Id = Guid.NewGuid(), ClaimId = claim, PersonId = anna.Person, Kind = "reminders-pointless", Text = "Du har skrevet, at du ikke vil betale.", By = "sofie", At = database.Clock.GetUtcNow() });
            await work.Commit(Cancel);
        }
        await using var db = database.Open();

        var about = await CourseLetterLookup.Of(letter, db, Cancel);

        Assert.Equal((LiabilityKind.Primary, true, false), (about.Liability, about.First, about.NeverTransferred));
        var subject = Assert.Single(about.Claims);
        Assert.Equal((true, true, "Daginstitution", "T-1"), (subject.OthersLiable, subject.Discreet, subject.Name("da"), subject.Reference));
        Assert.Equal(new FeeCharged(On.AddDays(-14), Kroner.Of(250), "gebyrloven § 2"), Assert.Single(about.EarlierFees!));
        Assert.Equal(Step.Reminder1, Assert.Single(about.Before!).Step);
        Assert.Equal("Du har skrevet, at du ikke vil betale.", about.EarlyReason);

        var his = await CourseLetterLookup.Of(letter with { Receiver = bo.Person }, db, Cancel);
        Assert.Equal((LiabilityKind.CoDebtor, ""), (his.Liability, his.EarlyReason));
        Assert.Equal(Step.CoDebtorFirst, Assert.Single(his.Before!).Step);
        Assert.Equal("Børnehuset Klitten", his.Claims[0].Name("da"));
    }

    [Fact]
    public async Task Inputs_that_are_not_those_that_were_filed_are_never_made_a_letter_of()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var (_, letter) = await Filed(database);
        await using (var db = database.Open()) await db.Letters.ExecuteUpdateAsync(set => set.SetProperty(row => row.InputsSha256, new string('0', 64)));

        await Assert.ThrowsAsync<DocumentDamagedException>(() => database.Get<LetterArchive>().Draw(letter.Id, Cancel));
        Assert.Null(await database.Get<LetterArchive>().Draw(Guid.NewGuid(), Cancel));
    }

    /// <summary>A reminder of a claim of 1.790,00 with a fee and a month's interest.</summary>
    internal static CourseLetter Reminder(PersonId debtor, ClaimId claim, int cycle = 1) => new(
        CourseLetter.IdOf(claim, debtor, LetterKind.Reminder1, cycle), LetterKind.Reminder1, On, debtor, debtor, On.AddDays(10),
        [new CourseLetterClaim(claim, On.AddDays(-20), On.AddDays(-20), Kroner.Of(1790), Kroner.Of(250), new Kroner(1790), default, new Kroner(205790))], Kroner.Of(250), claim, "gebyrloven § 2");

    private static async Task<(Citizen Anna, CourseLetter Letter)> Filed(Database database)
    {
        var town = new Town(database);
        var anna = await town.Citizen();
        var letter = Reminder(anna.Person, await town.Claim(anna));
        var batch = new CourseLetterBatch("Strandby Kommune", database.Clock.GetUtcNow());
        batch.Add(CourseLetterInputs.Of(letter), new Mailbox("da", PersonKind.Person, OnPaper: false));
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await batch.Insert(db, Cancel);
        await transaction.CommitAsync();
        return (anna, letter);
    }
}
