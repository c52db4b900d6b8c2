using Microsoft.EntityFrameworkCore;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.App.Documents;
using Portal.App.Tests.Data;
using static Portal.App.Tests.Deferrals.DeferralCase;

namespace Portal.App.Tests.Deferrals;

public sealed class EvidenceTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Theory, OnEveryDatabase]
    public async Task A_document_is_kept_by_its_digest_and_read_back_by_its_owner_and_the_case_team_alone(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø"));
        var draft = await cases.Draft(anna, [await town.Claim(anna)]);
        Assert.Empty((await database.Get<AddEvidence>().Handle(draft, "../../opsigelse.exe", new MemoryStream(Png), anna, Cancel))!);
        var evidence = Assert.Single((await database.Get<FindDeferralDraft>().Handle(draft, anna, Cancel))!.Evidence);
        var read = database.Get<ReadEvidence>();

        Assert.Equal(("opsigelse.png", EvidenceFile.Png), (evidence.Name, evidence.MediaType));
        Assert.Equal(Png, (await read.Handle(draft, evidence.Id, anna, Cancel))!.Bytes.ToArray());
        Assert.Null(await read.Handle(draft, evidence.Id, bo, Cancel));
        Assert.Null(await read.Handle(Guid.NewGuid(), evidence.Id, anna, Cancel));
        Assert.Null(await read.Handle(draft, evidence.Id, Town.Sofie, Cancel));

        await database.Get<SubmitRequest>().Handle(draft, anna, Cancel);
        Assert.NotNull(await read.Handle(draft, evidence.Id, Town.Sofie, Cancel));
        Assert.Null(await read.Handle(draft, evidence.Id, Town.Finn, Cancel));
    }

    [Fact]
    public async Task What_is_not_a_document_of_the_four_kinds_is_refused_whatever_it_is_called()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var draft = await cases.Draft(anna, [await town.Claim(anna)]);
        var add = database.Get<AddEvidence>();

        Assert.Equal([EvidenceFault.WrongKind], await add.Handle(draft, "billede.png", new MemoryStream("<svg onload=alert(1)>"u8.ToArray()), anna, Cancel));
        Assert.Equal([EvidenceFault.Empty], await add.Handle(draft, "tom.pdf", new MemoryStream(), anna, Cancel));
        Assert.Equal([EvidenceFault.TooLarge], await add.Handle(draft, "stor.pdf", new MemoryStream(new byte[EvidenceFile.LargestBytes + 1]), anna, Cancel));
        for (byte i = 0; i < EvidenceFile.MostFiles; i++) Assert.Empty((await add.Handle(draft, "a.png", new MemoryStream([.. Png, i]), anna, Cancel))!);
        Assert.Equal([EvidenceFault.TooMany], await add.Handle(draft, "a.png", new MemoryStream([.. Png, 99]), anna, Cancel));
        await using var db = database.Open();
        Assert.Equal(EvidenceFile.MostFiles, await db.Attachments.CountAsync());
    }

    [Theory]
    [InlineData("C:\\fotos\\min fil.JPEG", "image/jpeg", "min fil.jpg")]
    [InlineData("..\\..\\x", "application/pdf", "x.pdf")]
    [InlineData("\u202Egpj.exe", "image/png", "gpj.png")]
    [InlineData("\n\t", "image/heic", "bilag.heic")]
    public void A_name_is_cleaned_before_it_is_shown(string name, string type, string clean) => Assert.Equal(clean, EvidenceFile.CleanName(name, type));

    [Theory, OnEveryDatabase]
    public async Task A_document_can_be_taken_off_a_draft_but_not_off_a_request_that_was_sent(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var draft = await cases.Draft(anna, [await town.Claim(anna)]);
        await database.Get<AddEvidence>().Handle(draft, "a.png", new MemoryStream(Png), anna, Cancel);
        await database.Get<AddEvidence>().Handle(draft, "b.png", new MemoryStream([.. Png, 1]), anna, Cancel);
        var evidence = (await database.Get<FindDeferralDraft>().Handle(draft, anna, Cancel))!.Evidence;

        Assert.True(await database.Get<RemoveEvidence>().Handle(draft, evidence[0].Id, anna, Cancel));
        await database.Get<SubmitRequest>().Handle(draft, anna, Cancel);
        Assert.False(await database.Get<RemoveEvidence>().Handle(draft, evidence[1].Id, anna, Cancel));
    }
}
