using Microsoft.EntityFrameworkCore;
using Portal.App.Deferrals;
using Portal.App.Documents;
using Portal.App.Dunning;
using Portal.App.Letters;
using Portal.App.Tests.Data;
using Portal.App.Tests.Deferrals;
using Portal.App.Tests.Import;
using Portal.App.Verify;
using static Portal.App.Tests.Deferrals.DeferralCase;

namespace Portal.App.Tests.Documents;

/// <summary>I12: no file stays that nothing names, and none goes that something names.</summary>
public sealed class ClearDocumentsTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Theory, OnEveryDatabase]
    public async Task What_a_citizen_took_off_a_draft_leaves_the_disk_unless_somebody_has_sent_the_same(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø"));
        var (mine, theirs) = (await cases.Draft(anna, [await town.Claim(anna)]), await cases.Draft(bo, [await town.Claim(bo)]));
        await Add(database, mine, anna, [.. Png, 1]);
        await Add(database, mine, anna, [.. Png, 2]);
        await Add(database, theirs, bo, [.. Png, 2]);
        Assert.Equal(2, Stored(database).Count);
        await database.Get<ClearDocuments>().Handle(Cancel);

        foreach (var file in (await database.Get<FindDeferralDraft>().Handle(mine, anna, Cancel))!.Evidence)
            Assert.True(await database.Get<RemoveEvidence>().Handle(mine, file.Id, anna, Cancel));

        Assert.Equal(0, await database.Get<ClearDocuments>().Handle(Cancel));
        Age(database);
        Assert.Equal(1, await database.Get<ClearDocuments>().Handle(Cancel));
        var left = Assert.Single((await database.Get<FindDeferralDraft>().Handle(theirs, bo, Cancel))!.Evidence);
        Assert.Equal([.. Png, 2], (await database.Get<ReadEvidence>().Handle(theirs, left.Id, bo, Cancel))!.Bytes.ToArray());
        Assert.Single(Stored(database));
        Assert.Empty(Marks(database));
    }

    /// <summary>What has had a name until today is not taken for what nothing has named for a day.</summary>
    [Fact]
    public async Task Verify_finds_nothing_while_a_document_waits_to_be_removed()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var draft = await cases.Draft(anna, [await town.Claim(anna)]);
        await Add(database, draft, anna, Png);
        var longAgo = database.Clock.GetUtcNow().UtcDateTime.AddDays(-20);
        File.SetLastWriteTimeUtc(Assert.Single(Stored(database)), longAgo);
        var evidence = Assert.Single((await database.Get<FindDeferralDraft>().Handle(draft, anna, Cancel))!.Evidence);

        await database.Get<RemoveEvidence>().Handle(draft, evidence.Id, anna, Cancel);
        Assert.Empty(await Faults(database));

        File.SetLastWriteTimeUtc(Assert.Single(Stored(database)), longAgo);
        Assert.Single(await Faults(database));
        Age(database);
        await database.Get<ClearDocuments>().Handle(Cancel);
        Assert.Empty(await Faults(database));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(501)]
    public async Task What_a_crash_left_between_a_file_and_its_row_is_removed_by_a_night(int files)
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        await Add(database, await cases.Draft(anna, [await town.Claim(anna)]), anna, Png);
        for (var i = 0; i < files; i++) await database.Get<DocumentStore>().Put(BitConverter.GetBytes(i), Cancel);
        await File.WriteAllTextAsync($"{Stored(database).First(file => File.ReadAllBytes(file).Length == 4)}.0123.part", "half of it");
        Assert.Equal(files + 2, Stored(database).Count);

        Age(database);
        await database.Get<NightWork>().Handle(new DateOnly(2026, 12, 1), mayBeAhead: true, standInAnswers: false, null, Cancel);

        Assert.Equal(Png, await File.ReadAllBytesAsync(Assert.Single(Stored(database))));
        Assert.Empty(Marks(database));
    }

    [Fact]
    public async Task A_letter_that_is_drawn_leaves_no_doubt()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        database.Clock.GoTo(new DateOnly(2026, 2, 2));
        await database.Persons(Files.Anna);
        await database.Claims(Files.Tax.With("co_debtors", "").With("due_on", "2026-02-16").With("pay_by", "2026-02-16"));
        await database.Get<RunNight>().Handle(new DateOnly(2026, 2, 2), mayBeAhead: false, null, Cancel);
        await using var db = database.Open();
        var letter = (await db.Letters.AsNoTracking().SingleAsync()).Id;

        Assert.NotNull(await database.Get<LetterArchive>().Draw(letter, Cancel));

        Assert.Equal(2, Stored(database).Count);
        Assert.Empty(Marks(database));
    }

    [Fact]
    public async Task What_is_stored_again_while_it_is_removed_stays()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var documents = database.Get<DocumentStore>();
        var (before, after) = (await documents.Put("before"u8.ToArray(), Cancel), await documents.Put("after"u8.ToArray(), Cancel));
        Age(database);
        Assert.Equal(new[] { before, after }.Order(), documents.TakeDoubts(DateTimeOffset.UtcNow, 10).Order());

        await documents.Put("before"u8.ToArray(), Cancel);
        documents.SetAside(before);
        documents.SetAside(after);
        await documents.Put("after"u8.ToArray(), Cancel);

        Assert.True(documents.IsDoubted(before) && documents.IsDoubted(after));
        Assert.False(documents.End(before, keep: true));
        Assert.True(documents.End(after, keep: false));
        Assert.Equal("before"u8.ToArray(), await documents.Get(before, Cancel));
        Assert.Equal("after"u8.ToArray(), await documents.Get(after, Cancel));
        Assert.Equal(2, Stored(database).Count);
    }

    /// <summary>A crash between setting aside and looking once more: the next night brings back what a row names.</summary>
    [Fact]
    public async Task What_was_set_aside_when_a_crash_came_is_brought_back()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var draft = await cases.Draft(anna, [await town.Claim(anna)]);
        await Add(database, draft, anna, Png);
        Age(database);
        var documents = database.Get<DocumentStore>();
        documents.SetAside(Assert.Single(documents.TakeDoubts(DateTimeOffset.UtcNow, 10)));
        var evidence = Assert.Single((await database.Get<FindDeferralDraft>().Handle(draft, anna, Cancel))!.Evidence);
        await Assert.ThrowsAsync<DocumentDamagedException>(() => database.Get<ReadEvidence>().Handle(draft, evidence.Id, anna, Cancel));

        Assert.Equal(0, await database.Get<ClearDocuments>().Handle(Cancel));

        Assert.Equal(Png, (await database.Get<ReadEvidence>().Handle(draft, evidence.Id, anna, Cancel))!.Bytes.ToArray());
        Assert.Empty(Marks(database));
    }

    private static async Task Add(Database database, Guid draft, Actors.Citizen citizen, byte[] bytes) =>
        Assert.Empty((await database.Get<AddEvidence>().Handle(draft, "a.png", new MemoryStream(bytes), citizen, Cancel))!);

    private static List<string> Stored(Database database) => [.. Directory.EnumerateFiles(Path.Combine(database.Folder, "documents"), "*", SearchOption.AllDirectories)];

    private static List<string> Marks(Database database) => [.. Directory.EnumerateFiles(Path.Combine(database.Folder, "documents-in-doubt"))];

    private static void Age(Database database)
    {
        foreach (var mark in Marks(database)) File.SetLastWriteTimeUtc(mark, DateTime.UtcNow - ClearDocuments.Patience - TimeSpan.FromMinutes(1));
    }

    private static async Task<IReadOnlyList<string>> Faults(Database database)
    {
        await foreach (var result in database.Get<VerifyAll>().Handle(Cancel))
            if (result.Name == "I12 documents") return [.. result.Broken];
        return ["not looked at"];
    }
}
