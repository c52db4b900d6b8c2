using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Objections;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Objections;

namespace Portal.App.Demo;

/// <summary>Citizens who do not agree with a claim (indsigelse): one never owed it and has been told so, one waits for an answer.</summary>
internal sealed class DemoObjections(DemoPast past, DateOnly today, IReadOnlySet<string> leftAlone)
{
    private static readonly Caseworker Sofie = new("sofie", "Sofie Sagsbehandler", FrozenSet.ToFrozenSet([StaffRole.Caseworker]));

    /// <summary>How many days before today somebody objects, and how many days later Sofie answers; null when she has not yet.</summary>
    private static readonly (int Before, int? AnswerAfter)[] Course = [(44, 6), (11, null)];

    /// <summary>Where nobody can object on the day, somebody does within so many days.</summary>
    private const int Patience = 10;

    private readonly HashSet<int> _objected = [];
    private readonly List<(DateOnly On, Guid Request)> _answers = [];

    public async Task Live(DateOnly day, CancellationToken cancel)
    {
        foreach (var (before, after) in Course.Where(course => !_objected.Contains(course.Before) && today.AddDays(-course.Before) <= day && day <= today.AddDays(Patience - course.Before)))
            if (await Object(day, cancel) is { } request && _objected.Add(before) && after is { } days) _answers.Add((day.AddDays(days), request));
        foreach (var (_, request) in _answers.Where(answer => answer.On == day)) await Answer(request, cancel);
    }

    /// <summary>The last citizen with something overdue, or soon to be paid, that nobody has asked about.</summary>
    private async Task<Guid?> Object(DateOnly day, CancellationToken cancel)
    {
        await using var db = past.Open();
        var (from, to) = (day.AddDays(-70), day.AddDays(20));
        var owed = await (
            from claim in db.Claims
            join person in db.Persons on claim.DebtorId equals person.Id
            where (claim.Type == ClaimType.General || claim.Type == ClaimType.AfterSchool || claim.Type == ClaimType.Daycare) && claim.Custody == Custody.Here && claim.BalanceOre > 300_00
                && claim.PayBy >= @from && claim.PayBy <= to && person.DeadOn == null && !db.RequestClaims.Any(about => about.ClaimId == claim.Id)
            orderby claim.PaymentId descending
            select new { claim.Id, person.IdNumber, Person = person.Id, person.Name }).ToListAsync(cancel);
        foreach (var one in owed.Where(one => !leftAlone.Contains(one.IdNumber)))
        {
            var citizen = new Citizen(one.Person, one.Name);
            var saved = await past.Use<SaveObjectionDraft>().Handle(one.Id, new ObjectionInput(ObjectionPart.Claim, null), "Regningen er ikke min. Jeg har aldrig fået det, den er for.", citizen, cancel);
            if (saved is { } draft && await past.Use<SubmitRequest>().Handle(draft.Draft, citizen, cancel) is SubmitAnswer.Sent sent) return sent.Request;
        }
        return null;
    }

    private async Task Answer(Guid request, CancellationToken cancel)
    {
        await using var db = past.Open();
        var version = await db.Requests.Where(row => row.Id == request).Select(row => row.Version).SingleAsync(cancel);
        var input = new ObjectionDecisionInput(request, version, DeferralOutcome.Granted, null, new HashSet<DateOnly>(), "Afdelingen har set på det igen. Du har ret: kravet er slettet.");
        var answer = await past.Use<DecideObjection>().Handle(input, Sofie, cancel);
        if (answer is not DecideObjectionAnswer.Decided) throw new InvalidOperationException($"The demo's answer to an objection is not one that the portal takes: {answer}");
    }
}
