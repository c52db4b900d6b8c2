using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Claims;
using Portal.App.Data;
using Portal.App.Deferrals;
using Portal.App.Objections;
using Portal.App.Requests;
using Portal.App.Staff;
using Portal.App.Tests.Data;
using Portal.App.Tests.Outbox;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;
using Portal.Domain.Objections;
using Portal.Domain.Requests;

namespace Portal.App.Tests.Objections;

/// <summary>Who may object to what, who is told, and what is not decided.</summary>
public sealed class ObjectionCaseTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_draft_is_taken_up_again_and_sent_once_and_somebody_elses_claim_does_not_exist(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø"));
        var claim = await town.Claim(anna);
        var save = database.Get<SaveObjectionDraft>();

        Assert.Null(await save.Handle(claim, new ObjectionInput(ObjectionPart.Claim, null), "Nej", bo, Cancel));
        Assert.Null(await database.Get<FindObjectionDraft>().Handle(claim, bo, Cancel));
        var first = (await save.Handle(claim, new ObjectionInput(null, null), "", anna, Cancel))!;
        Assert.Equal([ObjectionRefusal.PartIsMissing, ObjectionRefusal.ExplanationIsMissing], first.Faults);
        var second = (await save.Handle(claim, new ObjectionInput(ObjectionPart.Size, new(1000_00)), "For meget", anna, Cancel))!;
        Assert.Equal((first.Draft, 0), (second.Draft, second.Faults.Count));
        var draft = (await database.Get<FindObjectionDraft>().Handle(claim, anna, Cancel))!;
        Assert.Equal((second.Draft, ObjectionPart.Size, 1000_00L, "For meget"), (draft.Draft, draft.Input.Part, draft.Input.Right!.Value.Ore, draft.Words));
        Assert.Empty((await database.Get<MyRequests>().Handle(anna, Cancel)).Drafts);
        Assert.Null((await database.Get<MyClaims>().Handle(anna, Cancel)).Draft);

        Assert.IsType<SubmitAnswer.Sent>(await database.Get<SubmitRequest>().Handle(second.Draft, anna, Cancel));
        Assert.IsType<SubmitAnswer.Sent>(await database.Get<SubmitRequest>().Handle(second.Draft, anna, Cancel));
        Assert.Equal([ObjectionRefusal.ObjectionIsPending], (await save.Handle(claim, new ObjectionInput(ObjectionPart.Claim, null), "Igen", anna, Cancel))!.Faults);
        Assert.Equal(second.Draft, (await database.Get<FindObjectionDraft>().Handle(claim, anna, Cancel))!.Pending);
        var receipt = await database.Letter(anna, LetterKind.RequestReceipt);
        Assert.Contains("Du skriver, at kravet er for stort.", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain("For meget", receipt, StringComparison.Ordinal);
        Assert.Equal("objection", Assert.Single(await database.Get<OpenTasks>().Handle(Cancel), task => task.Kind == "decide-request").Detail);
        Assert.Equal(HoldKind.Objection, Assert.Single((await database.Get<MyClaims>().Handle(anna, Cancel)).Open).StoppedBy!.Kind);

        Assert.True(await database.Get<WithdrawRequest>().Handle(second.Draft, anna, Cancel));
        Assert.Null(Assert.Single((await database.Get<MyClaims>().Handle(anna, Cancel)).Open).StoppedBy);
        Assert.Empty(await new Mail(database).Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_L03_who_turns_out_not_to_be_liable_leaves_the_claim_and_the_debtor_sees_nothing_of_it(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø"));
        var claim = await town.Claim(anna, other: bo);
        var request = await database.Object(bo, claim, ObjectionPart.Liability);

        Assert.Null(Assert.Single((await database.Get<MyClaims>().Handle(anna, Cancel)).Open).StoppedBy);
        Assert.Equal(HoldKind.Objection, Assert.Single((await database.Get<MyClaims>().Handle(bo, Cancel)).Open).StoppedBy!.Kind);
        await database.Decided(request, DeferralOutcome.Granted);

        Assert.Empty((await database.Get<MyClaims>().Handle(bo, Cancel)).Open);
        Assert.Equal(1790_00, Assert.Single((await database.Get<MyClaims>().Handle(anna, Cancel)).Open).Balance.Ore);
        Assert.Null(await database.Letter(anna, LetterKind.Correction));
        Assert.Contains("Det er ikke dig, der skal betale", await database.Letter(bo, LetterKind.Decision), StringComparison.Ordinal);
        var view = (await database.Get<CaseDetails>().Handle(request, Town.Sofie, Cancel))!;
        Assert.Equal((claim, true), (Assert.Single(view.Claims).Id, view.Objection!.IsBesideDebtor));
        Assert.Equal(RequestStatus.Granted, (await database.Get<MyRequest>().Handle(request, bo, Cancel))!.Request.Status);
        Assert.Empty(await new Mail(database).Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_L03_the_others_who_are_liable_are_told_the_new_amount_and_not_why(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø"));
        var claim = await town.Claim(anna, ClaimType.General, other: bo);
        var request = await database.Object(bo, claim, ObjectionPart.Size, 1000_00);
        await database.Decided(request, DeferralOutcome.PartlyGranted, 1500_00);

        var letter = await database.Letter(anna, LetterKind.Correction);
        Assert.Contains("fra 1.790,00 kr. til 1.500,00 kr.", letter, StringComparison.Ordinal);
        foreach (var word in (string[])["Bo", "Æbelø", "Pladsen", "Vi har set på det."]) Assert.DoesNotContain(word, letter!, StringComparison.Ordinal);
        Assert.DoesNotContain((await database.Get<MyRequests>().Handle(anna, Cancel)).Sent, _ => true);
        Assert.Empty(await new Mail(database).Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_L06_none_is_rejected_while_the_complaint_paragraph_is_missing(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var anna = await town.Citizen();
        var request = await database.Object(anna, await town.Claim(anna, ClaimType.Maintenance));

        var faulty = Assert.IsType<DecideObjectionAnswer.Faulty>(await database.Answer(request, DeferralOutcome.Refused, grounds: ""));
        Assert.Equal((ClaimType.Maintenance, 2), (faulty.Type, faulty.Faults.Count));
        Assert.Contains(ObjectionFault.ComplaintTextIsMissing, faulty.Faults);
        Assert.Null(await database.Letter(anna, LetterKind.Decision));
        await using (var db = database.Open()) Assert.Equal(RequestStatus.Submitted, (await db.Requests.SingleAsync()).Status);
        Assert.Null(await database.Answer(request, DeferralOutcome.Granted, by: Town.Finn));
        await database.Decided(request, DeferralOutcome.Granted);
        Assert.IsType<DecideObjectionAnswer.Overtaken>(await database.Answer(request, DeferralOutcome.Granted));
    }

    [Theory, OnEveryDatabase]
    public async Task Two_people_lower_a_claim_that_staff_have_written_the_objection_to_down_for(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var anna = await town.Citizen();
        var claim = await town.Claim(anna);
        var entered = new EnteredRequest(anna.Person, [claim], RequestChannel.Phone, null, new HashSet<HardshipReason>(), Objecting.Words, "", EvidenceLater: false)
        {
            Kinds = new HashSet<RequestKind> { RequestKind.Objection }, Objection = new ObjectionInput(ObjectionPart.Claim, null),
        };
        var missing = Assert.IsType<SubmitAnswer.NotTaken>(await database.Get<EnterRequest>().Handle(entered with { Explanation = "", Objection = null }, Town.Sofie, Cancel));
        Assert.Equal([ObjectionRefusal.PartIsMissing, ObjectionRefusal.ExplanationIsMissing], missing.Reasons);
        var request = Assert.IsType<SubmitAnswer.Sent>(await database.Get<EnterRequest>().Handle(entered, Town.Sofie, Cancel)).Request;
        Assert.Contains("Du ringede til os", await database.Letter(anna, LetterKind.RequestReceipt), StringComparison.Ordinal);

        Assert.Equal([ObjectionFault.EnteredByOneself], Assert.IsType<DecideObjectionAnswer.Faulty>(await database.Answer(request, DeferralOutcome.Granted)).Faults);
        Assert.IsType<DecideObjectionAnswer.Decided>(await database.Answer(request, DeferralOutcome.Granted, by: Town.Soren));
        Assert.Equal(0, (await database.Get<ClaimFactsQuery>().Of(anna, claim, Cancel))!.Postings.Sum(posting => posting.Amount.Ore));
        Assert.Empty(await new Mail(database).Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_again_within_thirty_days_stops_nothing_before_a_new_document_comes(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var anna = await town.Citizen();
        var claim = await town.Claim(anna);
        await database.Decided(await database.Object(anna, claim), DeferralOutcome.Refused);

        database.Clock.Pass(TimeSpan.FromDays(2));
        var again = await database.Object(anna, claim);
        Assert.True((await database.Get<CaseDetails>().Handle(again, Town.Sofie, Cancel))!.Repeats);
        Assert.DoesNotContain((await database.Get<ClaimFactsQuery>().Of(anna, claim, Cancel))!.Holds, hold => hold.LiftedOn is null);
        Assert.Contains("Vi har for nylig svaret på det samme.", await database.Letter(anna, LetterKind.RequestReceipt), StringComparison.Ordinal);
        Assert.Empty(await new Mail(database).Broken());
        // A request to wait is another matter, and is held.
        Assert.Null(DeferralRules.Bars((await database.Get<ClaimFactsQuery>().Of(anna, claim, Cancel))!, new DateOnly(2026, 10, 2)));

        Assert.Empty((await database.Get<AddEvidence>().Handle(again, "opsigelse.pdf", new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.7 opsigelse")), anna, Cancel))!);
        Assert.Equal(HoldKind.Objection, Assert.Single((await database.Get<ClaimFactsQuery>().Of(anna, claim, Cancel))!.Holds, hold => hold.LiftedOn is null).Kind);
        Assert.Empty(await new Mail(database).Broken());
    }
}
