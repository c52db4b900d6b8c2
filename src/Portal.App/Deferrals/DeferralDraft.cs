using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Claims;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Policy;
using Portal.App.Requests;
using Portal.App.Settings;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.App.Deferrals;

/// <summary>A request that is being written: every answer is saved, and it can be taken up again for 30 days.</summary>
/// <param name="Claims">All claims the citizen may choose from, and those that cannot be chosen with the reason.</param>
/// <param name="Explanation">The citizen's own words. Sensitive.</param>
public sealed record DeferralDraft(
    Guid Id, RequestStatus Status, DateOnly Today, IReadOnlyList<DraftClaim> Claims, DateOnly? Until, IReadOnlySet<HardshipReason> Reasons,
    string Explanation, string SpecialCircumstances, IReadOnlyList<Evidence> Evidence, bool EvidenceLater, DateOnly KeptUntilDay)
{
    /// <summary>formats.md, retention: drafts 30 days.</summary>
    private const int KeptDays = 30;

    /// <summary>Those of the chosen claims that it repeats a refusal about with nothing new: sending it does not stop their course.</summary>
    public IReadOnlySet<ClaimId> Repeated { get; init; } = new HashSet<ClaimId>();

    /// <summary>It asks for a day to wait until.</summary>
    public bool IsForDeferral { get; init; } = true;

    /// <summary>It asks for an agreement, in place of a day to wait until or after it.</summary>
    public bool IsForAgreement { get; init; }

    /// <summary>Why the day is not granted at once, and the nearest that would be; null where it is, and where no day is asked for.</summary>
    public InstantDeferralAnswer.Outside? Frame { get; init; }

    /// <summary>The latest day that would be granted at once; null where none would.</summary>
    public DateOnly? InstantUntil { get; init; }

    /// <summary>What an agreement is asked with.</summary>
    public InstalmentAsk Instalments { get; init; } = new(null, null, null);

    public IEnumerable<DraftClaim> Chosen => Claims.Where(claim => claim.Chosen);

    public Kroner Total => Kroner.Sum(Chosen.Select(claim => claim.Card.Balance));

    /// <summary>P09: one of the chosen claims is a running payment that is normally not deferred.</summary>
    public bool NeedsSpecialCircumstances => IsForDeferral && Chosen.Any(claim => claim.Card.SpecialCircumstances);

    /// <summary>The first step without an answer: where to go on.</summary>
    public DeferralStep NextStep =>
        !Chosen.Any() ? DeferralStep.Claims
        : IsForDeferral && Until is null ? DeferralStep.Until
        : IsForAgreement && Instalments.Monthly is null ? DeferralStep.Instalments
        : Reasons.Count == 0 ? DeferralStep.Reasons
        : Evidence.Count == 0 && !EvidenceLater ? DeferralStep.Evidence
        : DeferralStep.Check;

    internal static bool IsKept(RequestRow row, DateTimeOffset now) => now.DanishDay() <= KeptUntil(row);

    internal static DateOnly KeptUntil(RequestRow row) => row.SavedAt.DanishDay().AddDays(KeptDays);
}

/// <param name="Chosen">Part of the request.</param>
public sealed record DraftClaim(ClaimCard Card, bool Chosen);

/// <summary>A document sent with a request (bilag).</summary>
public sealed record Evidence(Guid Id, string Name, string MediaType, long Size, DateTimeOffset AddedAt);

/// <summary>The pages of the request, in order.</summary>
public enum DeferralStep
{
    Claims,
    Until,
    Instalments,
    Reasons,
    Evidence,
    Check,
}

/// <summary>Reads a citizen's draft, or their sent request, for the pages that edit and check it.</summary>
public sealed class FindDeferralDraft(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <returns>Null when there is none, it is somebody else's, or it is older than 30 days.</returns>
    public async Task<DeferralDraft?> Handle(Guid id, Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.PersonId == citizen.Person, cancel);
        if (request is null || (request.Status == RequestStatus.Draft && !DeferralDraft.IsKept(request, clock.GetUtcNow()))) return null;

        var kinds = await db.RequestKinds.Where(row => row.RequestId == id).Select(row => row.Kind).ToListAsync(cancel);
        if (request.Status == RequestStatus.Draft && !kinds.Exists(kind => kind is RequestKind.Deferral or RequestKind.Agreement)) return null;

        var today = clock.DanishToday();
        var chosen = await db.RequestClaims.Where(row => row.RequestId == id).Select(row => row.ClaimId).ToListAsync(cancel);
        var texts = await db.PersonalTexts.Where(row => row.RequestId == id).ToDictionaryAsync(row => row.Kind, row => row.Text, cancel);
        var claims = await ClaimFactsQuery.Of(citizen.Person, db, cancel);
        var policies = await PolicyBook.Of(db, cancel);
        var none = new Dictionary<Guid, RequestSummary>();
        return new DeferralDraft(
            id, request.Status, today,
            [.. claims.Select(claim => new DraftClaim(ClaimCard.Of(claim, today, none), chosen.Contains(claim.Id))).Where(claim => claim.Chosen || claim.Card.Balance.IsPositive)],
            request.Until, (await db.RequestReasons.Where(row => row.RequestId == id).Select(row => row.Reason).ToListAsync(cancel)).ToHashSet(),
            texts.GetValueOrDefault(PersonalTextKind.Explanation, ""), texts.GetValueOrDefault(PersonalTextKind.SpecialCircumstances, ""),
            await EvidenceOf(db, id, cancel), request.EvidenceLater, DeferralDraft.KeptUntil(request))
        {
            IsForDeferral = kinds.Contains(RequestKind.Deferral),
            IsForAgreement = kinds.Contains(RequestKind.Agreement),
            Frame = request.Until is { } until ? await Frame(until) : null,
            InstantUntil = (await Frame(DeferralRules.LastUntil))?.Nearest,
            Instalments = new InstalmentAsk(request.MonthlyOre is { } ore ? new Kroner(ore) : null, request.PayDay, request.FirstOn),
            Repeated = request.Status == RequestStatus.Draft ? await Repeats.Unheld(db, policies, request, chosen, today, cancel) : new HashSet<ClaimId>(),
        };

        async Task<InstantDeferralAnswer.Outside?> Frame(DateOnly day) => request.Status == RequestStatus.Draft && kinds.Contains(RequestKind.Deferral)
            ? await DeferralFrames.Of(db, citizen.Person, [.. claims.Where(claim => chosen.Contains(claim.Id))], day, today, policies, cancel) as InstantDeferralAnswer.Outside : null;
    }

    internal static async Task<IReadOnlyList<Evidence>> EvidenceOf(PortalDb db, Guid request, CancellationToken cancel) =>
        await db.Attachments.AsNoTracking().Where(row => row.RequestId == request).OrderBy(row => row.AddedAt)
            .Select(row => new Evidence(row.Id, row.Name, row.MediaType, row.Size, row.AddedAt)).ToListAsync(cancel);
}
