using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.App.Letters;
using Portal.App.Tests.Data;
using Portal.Domain.Letters;
using Portal.Domain.People;

namespace Portal.App.Tests.Letters;

public sealed class CourseLetterBatchTests
{
    private static readonly Mailbox Danish = new("da", PersonKind.Person, OnPaper: false);

    [Theory, MemberData(nameof(SampleCourseLetters.All), MemberType = typeof(SampleCourseLetters))]
    public void What_is_kept_reads_back_as_the_night_decided_it(string sample)
    {
        var letter = SampleCourseLetters.Case(sample).Letter;
        var batch = new CourseLetterBatch("Strandby Kommune", DateTimeOffset.UnixEpoch);

        batch.Add(CourseLetterInputs.Of(letter), Danish);

        var json = Encoding.UTF8.GetBytes(Assert.Single(batch.Inputs).Json);
        var back = CourseLetterJson.FromBytes(json);
        Assert.Equal(letter with { Claims = [] }, back with { Claims = [] }, Same);
        Assert.Equal(letter.Claims, back.Claims);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(json)), Assert.Single(batch.Letters).InputsSha256);
    }

    [Fact]
    public void The_inputs_are_plain_json_with_names_and_whole_ore()
    {
        var letter = SampleCourseLetters.Reminder1_Daycare.Letter;
        var json = Encoding.UTF8.GetString(CourseLetterJson.ToBytes(letter));

        Assert.Contains("\"kind\":\"reminder-1\",\"on\":\"2026-09-11\"", json, StringComparison.Ordinal);
        Assert.Contains("\"principal\":214000,\"fees\":25000,\"interest\":2140,\"paid\":0,\"balance\":241140", json, StringComparison.Ordinal);
        Assert.DoesNotContain("isZero", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_is_filed_undrawn_with_its_claims_and_a_message_to_send()
    {
        var letter = SampleCourseLetters.Reminder1_Shared.Letter;
        var batch = new CourseLetterBatch("Strandby Kommune", DateTimeOffset.UnixEpoch);

        batch.Add(CourseLetterInputs.Of(letter), new Mailbox("da", PersonKind.Business, OnPaper: true));

        var row = Assert.Single(batch.Letters);
        Assert.Equal((letter.Id, letter.Receiver, letter.Kind, letter.On, "reminder-1/1"), (row.Id, row.PersonId, row.Kind, row.On, row.TemplateVersion));
        Assert.Null(row.ContentSha256 ?? row.PdfSha256);
        Assert.Equal("Vi mangler svar fra jer – senest 21. september 2026", row.Subject.Replace('\u00a0', ' '));
        Assert.Equal(letter.Claims.Select(claim => claim.Claim), batch.Claims.Select(claim => claim.ClaimId));
        Assert.Equal((letter.Id, Channel.Paper), (Assert.Single(batch.Outbox).Id, batch.Outbox[0].Channel));
    }

    [Theory, OnEveryDatabase]
    public async Task A_whole_batch_is_written_in_the_transaction_that_is_open(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var anna = await town.Citizen();
        var claim = await town.Claim(anna);
        var batch = new CourseLetterBatch("Strandby Kommune", database.Clock.GetUtcNow());
        for (var cycle = 1; cycle <= 3; cycle++) batch.Add(CourseLetterInputs.Of(LetterArchiveTests.Reminder(anna.Person, claim, cycle)), Danish);

        await using var db = database.Open();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await batch.Insert(db, CancellationToken.None);
            await transaction.CommitAsync();
        }

        Assert.Empty(batch.Letters);
        Assert.Equal((3, 3, 3, 3), (await db.Letters.CountAsync(), await db.LetterClaims.CountAsync(), await db.LetterInputs.CountAsync(), await db.Outbox.CountAsync()));
        Assert.All(await db.Letters.AsNoTracking().ToListAsync(), row => Assert.Equal((LetterKind.Reminder1, "da"), (row.Kind, row.Language)));
    }

    [Fact]
    public void Filing_is_cheap_enough_for_a_hundred_thousand_letters_in_a_night()
    {
        var letter = SampleCourseLetters.Reminder1_Shared.Letter;
        var batch = new CourseLetterBatch("Strandby Kommune", DateTimeOffset.UnixEpoch);
        batch.Add(CourseLetterInputs.Of(letter), Danish);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++) batch.Add(CourseLetterInputs.Of(letter), Danish);

        // Counted in bytes, which do not depend on what else the machine is doing.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1000, 1, 8000);
    }

    /// <summary>All but the list of claims, which records compare by reference.</summary>
    private static bool Same(CourseLetter left, CourseLetter right) =>
        (left.Id, left.Kind, left.On, left.Receiver, left.Debtor, left.PayBy, left.Fee, left.FeeOn) == (right.Id, right.Kind, right.On, right.Receiver, right.Debtor, right.PayBy, right.Fee, right.FeeOn)
        && (left.FeeRule, left.SecondFee) == (right.FeeRule, right.SecondFee);
}
