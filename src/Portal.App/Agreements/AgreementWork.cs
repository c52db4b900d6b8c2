using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;

namespace Portal.App.Agreements;

/// <summary>An agreement that somebody wants to change, with its claims locked and read.</summary>
internal sealed record AgreementWork(Work Work, AgreementRow Row, Agreement Agreement, IReadOnlyList<ClaimFacts> Claims) : IAsyncDisposable
{
    /// <summary>An arrangement that was set by law is nobody's to change here (P13).</summary>
    /// <returns>Null when there is no such agreement, or it is not this actor's to change: a citizen's own, or the case team's.</returns>
    public static async Task<AgreementWork?> Begin(ClaimWriter writer, Guid agreement, Actor by, CancellationToken cancel)
    {
        var work = await writer.Begin([], cancel);
        try
        {
            var row = await Mine(work.Db.Agreements, by).SingleOrDefaultAsync(found => found.Id == agreement && found.Kind == AgreementKind.Agreement && found.Status != AgreementStatus.Proposed, cancel);
            if (row is null)
            {
                await work.DisposeAsync();
                return null;
            }
            var ids = await work.Db.AgreementClaims.Where(link => link.AgreementId == agreement).Select(link => link.ClaimId).ToListAsync(cancel);
            await work.Lock(ids, cancel);
            // Whoever came first has changed it: what is read now is what holds.
            await work.Db.Entry(row).ReloadAsync(cancel);
            var claims = await ClaimFactsQuery.Of(ids, work.Db, cancel);
            return new AgreementWork(work, row, claims[0].Agreements.Single(found => found.Id == agreement), claims);
        }
        catch
        {
            await work.DisposeAsync();
            throw;
        }
    }

    /// <summary>A changed plan is a new one; the old one stays on record.</summary>
    public void Replace(IReadOnlyList<Instalment> plan)
    {
        Row.Plan++;
        Work.Db.Instalments.AddRange(AgreementMaking.Rows(Row.Id, Row.Plan, plan));
    }

    public void Record(AgreementChange change, string rule, Actor by)
    {
        Row.Version++;
        Work.Db.AgreementChanges.Add(new AgreementChangeRow { Id = DerivedId.Of("agreement-change", Row.Id, Row.Version), AgreementId = Row.Id, Plan = Row.Plan, Change = change, On = Work.Today, Actor = by.JournalId, At = Work.Now });
        Work.Db.Journal.Add(JournalEntry.OfAgreement(Work, by, $"agreement-{Slug.Of(change)}", rule, Row));
    }

    public ValueTask DisposeAsync() => Work.DisposeAsync();

    internal static IQueryable<AgreementRow> Mine(IQueryable<AgreementRow> agreements, Actor by) => by switch
    {
        Citizen citizen => agreements.Where(row => row.PersonId == citizen.Person),
        Caseworker staff when staff.Has(StaffRole.Caseworker) || staff.Has(StaffRole.TeamLead) => agreements,
        _ => agreements.Where(row => false),
    };
}
