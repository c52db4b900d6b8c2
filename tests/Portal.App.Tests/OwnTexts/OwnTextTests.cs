using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Letters;
using Portal.App.OwnTexts;
using Portal.App.Staff;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;

namespace Portal.App.Tests.OwnTexts;

/// <summary>A text of the municipality's own: proposed by one, approved by another, in force from its day and not before.</summary>
public sealed class OwnTextTests
{
    internal const string Key = "Message_reminder-1";
    internal const string Danish = "Vi mangler **{{beløb}}** for {{krav}}. Betal senest **{{frist}}**.", English = "We are missing **{{beløb}}** for {{krav}}. Please pay by **{{frist}}**.";

    /// <summary>Short enough, and of long words alone.</summary>
    private const string Hard = "Kommunens daginstitutioner forudsætter forældrebetaling, pladsanvisningens bekræftelse, personalets underskrift, ledelsens godkendelse.";

    private static readonly CancellationToken Cancel = CancellationToken.None;
    private static readonly Caseworker Tina = Staff("tina", StaffRole.TeamLead), Ada = Staff("ada", StaffRole.Administrator);
    private static readonly DateOnly Today = new(2026, 10, 2), From = new(2026, 10, 6);

    internal static OwnTextDraft Draft => new(Key, "", Danish, English, From, "kortere");

    [Theory, OnEveryDatabase]
    public async Task One_proposes_another_approves_and_both_stand_in_the_journal(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var id = await Proposed(database, Draft);
        Assert.Equal(("approve", "own-text"), Assert.Single((await database.Get<OpenTasks>().Handle(Cancel)).Select(task => (task.Kind, task.Detail))));
        Assert.Null((await InForce(database, From)).Own(Key));

        Assert.IsType<OwnTextAnswer.Done>(await database.Get<DecideOwnText>().Handle(id, approved: true, Ada, Cancel));
        Assert.Empty(await database.Get<OpenTasks>().Handle(Cancel));
        Assert.Null((await InForce(database, From.AddDays(-1))).Own(Key));
        Assert.Equal((1, Danish), ((await InForce(database, From)).Own(Key) is { } own ? (own.Number, own.Danish) : default));
        await using var db = database.Open();
        Assert.Equal(
            [("own-text-approved", "staff:ada", $"{Key}/2026-10-06"), ("own-text-proposed", "staff:sofie", $"{Key}/2026-10-06")],
            (await db.Journal.Where(row => row.What.StartsWith("own-text")).ToListAsync()).OrderBy(row => row.What).Select(row => (row.What, row.Actor, row.Rule)));
    }

    [Theory, OnEveryDatabase]
    public async Task The_proposer_cannot_approve_nor_can_other_roles(Engine engine)
    {
        await using var database = await Database.Create(engine);
        Assert.Null(await database.Get<ProposeOwnText>().Handle(Draft, Staff("rita", StaffRole.Auditor), Cancel));
        Assert.Null(await database.Get<ProposeOwnText>().Handle(Draft, Town.Finn, Cancel));
        var id = await Proposed(database, Draft, Tina);

        foreach (var by in new[] { Tina, Town.Sofie, Town.Finn, Staff("rita", StaffRole.Auditor) })
            foreach (var approved in new[] { true, false })
                Assert.Null(await database.Get<DecideOwnText>().Handle(id, approved, by, Cancel));
        await using var db = database.Open();
        Assert.Equal((null, null), await db.OwnTexts.Select(row => new ValueTuple<DateTimeOffset?, DateTimeOffset?>(row.ApprovedAt, row.RejectedAt)).SingleAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task A_text_is_decided_once_and_a_rejected_one_is_in_no_letter(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var id = await Proposed(database, Draft);
        Assert.Equal([OwnTextRefusal.AlreadyProposed], Reasons(await database.Get<ProposeOwnText>().Handle(Draft with { ValidFrom = From.AddDays(3) }, Tina, Cancel)));

        Assert.IsType<OwnTextAnswer.Done>(await database.Get<DecideOwnText>().Handle(id, approved: false, Ada, Cancel));
        Assert.Null(await database.Get<DecideOwnText>().Handle(id, approved: true, Ada, Cancel));
        Assert.Null((await InForce(database, From)).Own(Key));
    }

    [Theory, OnEveryDatabase]
    public async Task A_proposer_takes_a_proposal_back_and_nobody_else_does(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var id = await Proposed(database, Draft);

        Assert.Null(await database.Get<DecideOwnText>().Withdraw(id, Tina, Cancel));
        Assert.IsType<OwnTextAnswer.Done>(await database.Get<DecideOwnText>().Withdraw(id, Town.Sofie, Cancel));
        Assert.Null(await database.Get<DecideOwnText>().Handle(id, approved: true, Ada, Cancel));
        Assert.Empty(await database.Get<OpenTasks>().Handle(Cancel));
        await using var db = database.Open();
        Assert.Equal("own-text-withdrawn", (await db.Journal.OrderBy(row => row.At).ThenBy(row => row.What).LastAsync()).What);
    }

    [Theory, OnEveryDatabase]
    public async Task A_day_that_has_come_or_whose_night_has_begun_is_refused(Engine engine)
    {
        await using var database = await Database.Create(engine);
        foreach (var day in new[] { Today, Today.AddDays(-1) })
            Assert.Equal([OwnTextRefusal.NotAfterBusinessDay], Reasons(await database.Get<ProposeOwnText>().Handle(Draft with { ValidFrom = day }, Tina, Cancel)));
        Assert.Equal([OwnTextRefusal.BeyondCalendar], Reasons(await database.Get<ProposeOwnText>().Handle(Draft with { ValidFrom = Today.AddYears(3) }, Tina, Cancel)));

        var id = await Proposed(database, Draft);
        var leases = database.Get<Leases>();
        var fence = await leases.Take(RunNight.Lease, TimeSpan.FromMinutes(2), Cancel);
        Assert.Equal([OwnTextRefusal.NightIsRunning], Reasons(await database.Get<DecideOwnText>().Handle(id, approved: true, Ada, Cancel)));
        await leases.Release(RunNight.Lease, fence!.Value, Cancel);
        await using (var db = database.Open())
        {
            db.Nights.Add(new NightRow { On = From, StartedAt = database.Clock.GetUtcNow(), Fence = fence.Value });
            await db.SaveChangesAsync();
        }
        Assert.Equal([OwnTextRefusal.NotAfterBusinessDay], Reasons(await database.Get<DecideOwnText>().Handle(id, approved: true, Ada, Cancel)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_text_for_a_type_goes_before_its_familys_and_the_portals_can_be_taken_back(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await Approved(database, Draft with { Scope = "daycare", Danish = $"{Danish} Ring, hvis pladsen er sagt op." });
        await Approved(database, Draft with { Scope = "service", Danish = $"{Danish} Ring til pladsanvisningen." });
        await Approved(database, Draft with { ValidFrom = From.AddDays(7) });
        await Approved(database, Draft with { Scope = "daycare", Danish = "", English = "", ValidFrom = From.AddDays(14), Note = "ikke længere" });

        Assert.Equal([1, 2, null], await Numbers(From));
        Assert.Equal([1, 2, 3], await Numbers(From.AddDays(7)));
        // Without a text for the type its family's holds.
        Assert.Equal([2, 2, 3], await Numbers(From.AddDays(14)));
        Assert.Equal([OwnTextRefusal.NothingChanges], Reasons(await database.Get<ProposeOwnText>().Handle(
            Draft with { Scope = "daycare", Danish = "", English = "", ValidFrom = From.AddDays(20) }, Tina, Cancel)));

        async Task<int?[]> Numbers(DateOnly on)
        {
            var wording = await InForce(database, on);
            return [.. new[] { ClaimType.Daycare, ClaimType.AfterSchool, ClaimType.General }.Select(type => wording.For([ClaimTypes.For(type, on)]).Own(Key)?.Number)];
        }
    }

    /// <summary>letters.md 9.1: no sentence is too long and no word is of the office, and still nobody could read the letter.</summary>
    [Theory, OnEveryDatabase]
    public async Task A_text_with_which_a_whole_letter_is_too_hard_to_read_is_refused_with_the_figure(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var hard = Draft with { Danish = string.Join(' ', Enumerable.Repeat(Hard, 6).Prepend(Danish)) };

        var fault = Assert.Single(Assert.IsType<OwnTextAnswer.Refused>(await database.Get<ProposeOwnText>().Handle(hard, Town.Sofie, Cancel)).Faults);
        Assert.Equal((OwnTextRefusal.LetterIsTooHard, "da", "38"), (fault.Reason, fault.Language, fault.Instead));
        Assert.InRange(int.Parse(fault.Place, System.Globalization.CultureInfo.InvariantCulture), 39, 70);
        await using var db = database.Open();
        Assert.Equal(0, await db.OwnTexts.CountAsync(Cancel));
    }

    /// <summary>Two texts that were each easy enough when they were proposed can be too much for one letter: it is looked at again when the second is approved.</summary>
    [Theory, OnEveryDatabase]
    public async Task A_text_is_measured_again_with_the_texts_that_have_come_since(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var second = await Proposed(database, Draft with { Key = "Note", Scope = "daycare", Danish = string.Join(' ', Enumerable.Repeat(Hard, 4)), English = "A remark." });
        await Approved(database, Draft with { Scope = "daycare", Danish = string.Join(' ', Enumerable.Repeat(Hard, 4).Prepend(Danish)) });

        Assert.Equal([OwnTextRefusal.LetterIsTooHard], Reasons(await database.Get<DecideOwnText>().Handle(second, approved: true, Ada, Cancel)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_text_that_no_longer_fits_the_portals_is_left_out(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await Around(database, new OwnTextRow { Key = Key, Danish = "Betal {{beløb}} for {{krav}}.", English = English });
        await Around(database, new OwnTextRow { Key = "K1", Danish = "Du kan ikke klage.", English = "You cannot appeal." });
        await Around(database, new OwnTextRow { Key = "Message_of-old", Danish = "Hej.", English = "Hello." });

        var wording = await InForce(database, From);
        Assert.All((string[])[Key, "K1", "Message_of-old"], key => Assert.Null(wording.Own(key)));
    }

    internal static async Task<Guid> Proposed(Database database, OwnTextDraft draft, Caseworker? by = null) =>
        Assert.IsType<OwnTextAnswer.Done>(await database.Get<ProposeOwnText>().Handle(draft, by ?? Town.Sofie, Cancel)).Id;

    internal static async Task Approved(Database database, OwnTextDraft draft) =>
        Assert.IsType<OwnTextAnswer.Done>(await database.Get<DecideOwnText>().Handle(await Proposed(database, draft), approved: true, Ada, Cancel));

    private static async Task Around(Database database, OwnTextRow row)
    {
        await using var db = database.Open();
        (row.Id, row.ValidFrom, row.Number) = (Guid.CreateVersion7(), From, 1 + await db.OwnTexts.CountAsync());
        (row.ProposedBy, row.ApprovedBy, row.ApprovedAt) = ("staff:tina", "staff:ada", database.Clock.GetUtcNow());
        db.OwnTexts.Add(row);
        await db.SaveChangesAsync();
    }

    private static async Task<Wording> InForce(Database database, DateOnly on)
    {
        await using var db = database.Open();
        return await database.Get<OwnTextBook>().On(db, on, Cancel);
    }

    private static IEnumerable<OwnTextRefusal> Reasons(OwnTextAnswer? answer) => Assert.IsType<OwnTextAnswer.Refused>(answer).Faults.Select(fault => fault.Reason);

    private static Caseworker Staff(string id, StaffRole role) => new(id, id, System.Collections.Frozen.FrozenSet.ToFrozenSet([role]));
}
