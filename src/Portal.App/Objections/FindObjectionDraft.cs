using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Claims;
using Portal.App.Data;
using Portal.App.Deferrals;
using Portal.App.Policy;
using Portal.App.Requests;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Objections;
using Portal.Domain.Requests;

namespace Portal.App.Objections;

/// <summary>What a citizen can object to on a claim, and what is written already.</summary>
/// <param name="Draft">Null until something is saved.</param>
/// <param name="Words">The citizen's own. Sensitive.</param>
/// <param name="Pending">An objection of theirs about the claim that waits for an answer.</param>
/// <param name="Repeated">It says once more what was rejected a short while ago, with nothing new: the course goes on.</param>
public sealed record ObjectionDraft(
    ClaimCard Card, Account Account, IReadOnlyList<ChargedPart> Fees, IReadOnlyList<ChargedPart> Interest, Guid? Draft, ObjectionInput Input, string Words, Guid? Pending, bool Repeated, DateOnly Today)
{
    /// <summary>Somebody besides them is liable for the claim, and they are not the debtor whom the source named.</summary>
    public bool IsBesideDebtor { get; init; }

    /// <summary>The parts that there is something of.</summary>
    public IEnumerable<ObjectionPart> Parts => Enum.GetValues<ObjectionPart>().Where(part => part switch
    {
        ObjectionPart.Fee => Fees.Count > 0,
        ObjectionPart.Interest => Interest.Count > 0,
        _ => true,
    });
}

/// <summary>Reads a citizen's objection while it is being written.</summary>
public sealed class FindObjectionDraft(IDbContextFactory<PortalDb> dbs, ClaimFactsQuery facts, TimeProvider clock)
{
    /// <returns>Null when the claim is not this citizen's: to them it does not exist.</returns>
    public async Task<ObjectionDraft?> Handle(ClaimId id, Citizen citizen, CancellationToken cancel)
    {
        if (await facts.Of(citizen, id, cancel) is not { } claim) return null;
        var today = clock.DanishToday();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var pending = await db.Requests.AsNoTracking().Where(row => row.PersonId == citizen.Person && db.Objections.Any(about => about.RequestId == row.Id && about.ClaimId == id)
            && (row.Status == RequestStatus.Submitted || row.Status == RequestStatus.NeedsInformation || row.Status == RequestStatus.Hearing)).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancel);
        var draft = await SaveObjectionDraft.Open(db, id, citizen).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (draft is not null && !DeferralDraft.IsKept(draft, clock.GetUtcNow())) draft = null;

        var words = draft is null ? null : await db.PersonalTexts.Where(text => text.RequestId == draft.Id && text.Kind == PersonalTextKind.Explanation).Select(text => text.Text).SingleOrDefaultAsync(cancel);
        var ask = draft is null ? null : await ObjectionRequests.AskOf(db, await PolicyBook.Of(db, cancel), draft, [id], today, cancel);
        return new ObjectionDraft(
            ClaimCard.Of(claim, today, new Dictionary<Guid, RequestSummary>()), Account.On(claim, today), Charged.Fees(claim), Charged.Interest(claim),
            draft?.Id, new ObjectionInput(ask?.Part, ask?.Right), words ?? "", pending, ask?.Repeated ?? false, today)
        {
            IsBesideDebtor = claim.Debtor != citizen.Person,
        };
    }
}
