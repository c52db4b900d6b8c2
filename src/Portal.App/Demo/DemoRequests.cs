using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;

namespace Portal.App.Demo;

/// <summary>Citizens who have asked to wait during the year, and Sofie's answers. The last ones wait for an answer.</summary>
internal sealed class DemoRequests(DemoPast past, DateOnly today, IReadOnlySet<string> leftAlone, int seed)
{
    private static readonly Caseworker Sofie = new("sofie", "Sofie Sagsbehandler", FrozenSet.ToFrozenSet([StaffRole.Caseworker]));

    private static readonly (HardshipReason Reason, string Explanation)[] Stories =
    [
        (HardshipReason.Unemployment, "Jeg har mistet mit arbejde og venter på dagpenge. Jeg regner med at kunne betale, når de kommer."),
        (HardshipReason.Illness, "Jeg er sygemeldt og får sygedagpenge, så jeg har mindre at leve for lige nu."),
        (HardshipReason.Divorce, "Vi er flyttet fra hinanden, og jeg betaler to huslejer i en periode."),
        (HardshipReason.LargeExpense, "Vores varmepumpe gik i stykker, og regningen kom uventet."),
    ];

    /// <summary>How many days before today somebody asks, and how many days later Sofie answers; null when she has not yet.</summary>
    private static readonly (int Before, int? AnswerAfter, bool Grant)[] Course =
        [(310, 6, true), (255, 4, true), (212, 9, false), (160, 5, true), (118, 3, false), (71, 6, true), (34, 5, true), (24, null, true), (9, null, true), (5, null, true), (2, null, true)];

    /// <summary>Where nobody can ask on the day, somebody does within so many days.</summary>
    private const int Patience = 10;

    private readonly Random _random = new(seed);
    private readonly HashSet<int> _asked = [];
    private readonly List<(DateOnly On, Guid Request, bool Grant)> _answers = [];

    public async Task Live(DateOnly day, CancellationToken cancel)
    {
        foreach (var (before, after, grant) in Course.Where(course => !_asked.Contains(course.Before) && today.AddDays(-course.Before) <= day && day <= today.AddDays(Patience - course.Before)))
            if (await Ask(day, cancel) is { } request && _asked.Add(before) && after is { } days) _answers.Add((day.AddDays(days), request, grant));
        foreach (var (_, request, grant) in _answers.Where(answer => answer.On == day)) await Answer(request, grant, day, cancel);
    }

    /// <summary>The first citizen with something overdue that may be waited with.</summary>
    private async Task<Guid?> Ask(DateOnly day, CancellationToken cancel)
    {
        await using var db = past.Open();
        var (from, to) = (day.AddDays(-70), day.AddDays(20));
        var owed = await (
            from claim in db.Claims
            join person in db.Persons on claim.DebtorId equals person.Id
            where claim.BalanceOre > 100_00 && claim.PayBy >= @from && claim.PayBy <= to && (claim.Type == ClaimType.AfterSchool || claim.Type == ClaimType.General)
                && !db.RequestClaims.Any(about => about.ClaimId == claim.Id)
            orderby claim.PaymentId
            select new { claim.Id, person.IdNumber, Person = person.Id, person.Name }).ToListAsync(cancel);
        foreach (var one in owed.Where(one => !leftAlone.Contains(one.IdNumber)))
        {
            var (citizen, story) = (new Citizen(one.Person, one.Name), Stories[_random.Next(Stories.Length)]);
            var save = past.Use<SaveDeferralDraft>();
            var draft = await past.Use<StartDeferral>().Handle(citizen, null, cancel);
            await save.Claims(draft, [one.Id], citizen, cancel);
            await save.Until(draft, day.AddDays(_random.Next(30, 55)), citizen, cancel);
            await save.Reasons(draft, new HashSet<HardshipReason> { story.Reason }, story.Explanation, "", citizen, cancel);
            await save.EvidenceLater(draft, false, citizen, cancel);
            if (await past.Use<SubmitRequest>().Handle(draft, citizen, cancel) is SubmitAnswer.Sent sent) return sent.Request;
        }
        return null;
    }

    private async Task Answer(Guid request, bool grant, DateOnly day, CancellationToken cancel)
    {
        await using var db = past.Open();
        var row = await db.Requests.AsNoTracking().SingleAsync(row => row.Id == request, cancel);
        var input = grant
            ? new DeferralDecisionInput(
                request, row.Version, DeferralOutcome.Granted, row.Until, new HashSet<DeferralGround> { DeferralGround.MoreTimeOnRequest, DeferralGround.Circumstances },
                "Du har fortalt om din situation. Vi har lagt vægt på, at den er midlertidig, og at du kan betale, når den er forbi.", false, false, NearestOffer.Nothing, null)
            : new DeferralDecisionInput(
                request, row.Version, DeferralOutcome.Refused, null, new HashSet<DeferralGround> { DeferralGround.MoreTimeOnRequest, DeferralGround.Circumstances },
                "Du har fortalt om din situation. Vi har lagt vægt på, at beløbet er lille, og at du kan betale det i rater.", false, false, NearestOffer.Instalments, null);
        var answer = await past.Use<DecideDeferral>().Handle(input, Sofie, cancel);
        if (answer is not DecideAnswer.Decided) throw new InvalidOperationException($"The demo's answer of {day:yyyy-MM-dd} is not one that the portal takes: {answer}");
    }
}
