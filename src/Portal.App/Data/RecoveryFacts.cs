using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.App.Outbox;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Recovery;

namespace Portal.App.Data;

/// <summary>
/// What is known of claims that have come as far as the notice: when it was delivered, who need not have it, and each time the claim was sent. Read for those claims alone, so
/// that a night over a million others does not ask.
/// </summary>
internal sealed class RecoveryFacts
{
    private static readonly RecoveryFacts None = new([], [], FrozenDictionary<Guid, DateOnly>.Empty);

    private readonly Dictionary<ClaimId, List<RecoveryStay>> _stays;
    private readonly Dictionary<ClaimId, List<NoticeWaiver>> _waivers;
    private readonly IReadOnlyDictionary<Guid, DateOnly> _delivered;

    private RecoveryFacts(Dictionary<ClaimId, List<RecoveryStay>> stays, Dictionary<ClaimId, List<NoticeWaiver>> waivers, IReadOnlyDictionary<Guid, DateOnly> delivered) =>
        (_stays, _waivers, _delivered) = (stays, waivers, delivered);

    /// <param name="all">The claims that are read.</param>
    /// <param name="steps">The steps of the claims that are read.</param>
    public static async Task<RecoveryFacts> Of(PortalDb db, IReadOnlyCollection<ClaimId> all, IReadOnlyDictionary<ClaimId, List<StepTaken>> steps, CancellationToken cancel)
    {
        var notices = steps.SelectMany(claim => claim.Value.Where(step => step.Step == Step.TransferNotice).Select(step => (Claim: claim.Key, step.Letter, step.Person))).ToList();
        // Most municipalities never decide one, so the list itself is not asked for.
        var waived = await db.NoticeWaivers.AnyAsync(cancel);
        if (notices.Count == 0 && !waived) return None;
        var claims = notices.Select(notice => notice.Claim).Distinct().ToList();
        var stays = await db.RecoveryStays.AsNoTracking().Where(row => EF.Parameter(claims).Contains(row.ClaimId)).OrderBy(row => row.Number).ToListAsync(cancel);
        var waivers = waived ? await db.NoticeWaivers.AsNoTracking().Where(row => EF.Parameter(all).Contains(row.ClaimId)).ToListAsync(cancel) : [];
        return new RecoveryFacts(
            stays.GroupBy(row => row.ClaimId).ToDictionary(rows => rows.Key, rows => rows.Select(row => new RecoveryStay(row.Id, row.SentOn, new Kroner(row.AmountOre), row.ReceivedOn, row.HearingOn, row.EndedOn, row.End)).ToList()),
            waivers.GroupBy(row => row.ClaimId).ToDictionary(rows => rows.Key, rows => rows.Select(row => new NoticeWaiver(row.PersonId, row.On)).ToList()),
            await Delivered(db, [.. notices.Select(notice => notice.Letter).OfType<Guid>().Distinct()], cancel));
    }

    public ClaimFacts Of(ClaimId id, ClaimFacts claim) => this == None ? claim : claim with
    {
        Stays = _stays.GetValueOrDefault(id) ?? [], NoticeWaivers = _waivers.GetValueOrDefault(id) ?? [], NoticesDelivered = _delivered,
    };

    /// <summary>On paper the day is known before it comes; to a receiver abroad paper takes longer (letters.md section 6).</summary>
    private static async Task<IReadOnlyDictionary<Guid, DateOnly>> Delivered(PortalDb db, IReadOnlyCollection<Guid> letters, CancellationToken cancel)
    {
        var choices = db.LetterChoices;
        var facts = await db.FactsOf(letters, cancel);
        var delivered = new Dictionary<Guid, DateOnly>();
        foreach (var letter in facts)
            if (DeliveryRules.Of(letter, DateOnly.MaxValue, choices.PaperWorkingDays + (letter.Any(fact => fact.Code == DeliveryCode.PaperAbroad) ? choices.AbroadExtraDays : 0)).DeliveredOn is { } on) delivered[letter.Key] = on;
        return delivered;
    }
}
