using Portal.App.Dunning;
using Portal.App.Limitations;
using Portal.App.Tests.Data;
using Portal.App.Tests.Rules;
using Portal.Domain.Dunning;
using Portal.Domain.Limitations;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Limitations;

/// <summary>An acknowledgement of a debt is put on record with its document and date (forældelsesloven § 15): a claim to be paid on 16 February 2026 is time-barred after 16 February 2029.</summary>
public sealed class RecordAcknowledgementTests
{
    private const string Letter = "Brev af 4. september 2028, journal 28-113";

    [Theory, OnEveryDatabase]
    public async Task A_new_time_runs_from_the_day_of_the_document_and_three_years_become_ten_with_the_amount_in_writing(Engine engine)
    {
        await using var town = await Create(engine, null);
        await town.Claims(Line("A", "property-tax", Anna, "4120,50"));
        Assert.Equal(Day("2029-02-16"), await Until(town));

        Assert.IsType<ActResult.Done>(await Record(town, "2028-09-05", "2028-09-04"));
        Assert.Equal(Day("2031-09-04"), await Until(town));
        Assert.IsType<ActResult.Done>(await Record(town, "2028-09-06", "2028-09-04", ofAmount: true));
        Assert.Equal(Day("2038-09-06"), await Until(town));
        Assert.Contains(await Notes(town), note => note.Contains(Letter, StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task Everything_that_keeps_it_from_being_recorded_is_told_at_once(Engine engine)
    {
        await using var town = await Create(engine, null);
        await town.Claims(Line("A", "property-tax", Anna, "4120,50"));

        Assert.Equal([ActRefusal.PersonIsNotLiable, ActRefusal.DocumentIsMissing, ActRefusal.DateIsInTheFuture], Reasons(await Record(town, "2026-03-02", "2026-03-03", who: Bo, document: " ")));
        Assert.Equal([ActRefusal.TextHoldsANumber], Reasons(await Record(town, "2026-03-02", "2026-03-02", document: $"Brev fra {Anna}")));
        Assert.Equal([ActRefusal.ClaimWasTimeBarred], Reasons(await Record(town, "2029-03-02", "2029-02-17")));
        Assert.IsType<ActResult.Done>(await Record(town, "2029-03-02", "2029-02-16"));
        Assert.Equal([ActRefusal.IsOnRecord], Reasons(await Record(town, "2029-03-02", "2029-02-16")));
        Assert.Null(await town.Get<RecordAcknowledgement>().Handle(new AcknowledgementInput(await town.IdOf("A"), null, Day("2029-02-16"), false, Letter), Town.Finn, default));
    }

    private static async Task<ActResult?> Record(RuleTown town, string on, string acknowledged, bool ofAmount = false, string who = Anna, string document = Letter)
    {
        town.GoTo(Day(on));
        return await town.Get<RecordAcknowledgement>().Handle(new AcknowledgementInput(await town.IdOf("A"), (await town.Citizen(who)).Person, Day(acknowledged), ofAmount, document), Town.Sofie, default);
    }

    private static IReadOnlyList<ActRefusal> Reasons(ActResult? result) => Assert.IsType<ActResult.Refused>(result).Reasons;

    private static async Task<DateOnly> Until(RuleTown town)
    {
        await using var db = town.Rows();
        return Limitation.Of((await App.Data.ClaimFactsQuery.Of([await town.IdOf("A")], db, default)).Single()).On;
    }

    private static async Task<IReadOnlyList<string>> Notes(RuleTown town)
    {
        await using var db = town.Rows();
        return [.. db.Notes.Select(note => note.Text)];
    }
}
