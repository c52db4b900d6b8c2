using Microsoft.EntityFrameworkCore;
using Portal.App.Calls;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Outbox;
using Portal.App.Recovery;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Recovery;
using Portal.Domain.Tasks;
using Portal.Domain.Tests.Dunning;
using Portal.Model;

namespace Portal.App.Tests.Dunning;

/// <summary>What both sides have done about letters, notices, tasks, co-debtors and what lies with the recovery authority, as text to be held against each other.</summary>
internal sealed partial class ModelTown
{
    private static readonly TaskKind[] Compared = [TaskKind.Phone, TaskKind.CoLiability, TaskKind.SetArrangement, TaskKind.HearingAnswer, TaskKind.Undeliverable, TaskKind.NoReceipt];

    /// <summary>After the claims of a night: letters of which nothing is heard, and what the authority is told.</summary>
    public async Task EndOfNight()
    {
        if (_handedOver) await database.Get<NoReceipt>().Handle(BusinessDay, Cancel);
        if (_batches.Count > 0) await database.Get<HandOverRecovery>().Handle(Cancel);
    }

    public string Wanted(Model.PortalModel model) => ShownAway.Wanted(model, _people.Keys, Person, batch => $"{_batches[batch]}");

    public async Task<string> Looks(IReadOnlyList<ClaimFacts> facts)
    {
        await using var db = database.Open();
        var lies = (await db.Lines.AsNoTracking().Where(line => line.Account == LedgerAccount.Transferred).ToListAsync()).ToLookup(line => line.ClaimId, line => line.AmountOre);
        var names = facts.ToDictionary(claim => claim.Id, claim => $"{claim.Source}/{claim.Reference}");
        return ShownAway.Text(
            facts.SelectMany(claim => ShownAway.Notices(claim, BusinessDay)),
            (await db.RecoveryStays.AsNoTracking().ToListAsync()).Select(stay => ShownAway.Sending(names[stay.ClaimId], stay.Number, new RecoveryStay(stay.Id, stay.SentOn, new Kroner(stay.AmountOre), stay.ReceivedOn, stay.HearingOn, stay.EndedOn, stay.End))),
            await Tasks(db, facts),
            facts.Select(claim => ShownAway.Lies(names[claim.Id], lies[claim.Id].Sum())),
            (await db.RecoveryBatches.AsNoTracking().Where(row => row.DocumentSha256 != null && !row.IsChanges).ToListAsync()).Select(batch => $"batch {batch.Id} of {batch.SumOre}"),
            facts.SelectMany(claim => CoDebtorCourse.Of(claim).Select(person => ShownAway.Next(claim, person, BusinessDay))),
            await Letters(db, names));
    }

    private async Task<IEnumerable<string>> Tasks(PortalDb db, IReadOnlyList<ClaimFacts> facts)
    {
        var claims = facts.ToDictionary(claim => claim.Id);
        var rows = await db.Tasks.AsNoTracking().Where(task => (task.ClosedOn == null && Compared.Contains(task.Kind)) || (task.Kind == TaskKind.Phone && task.Outcome == IdleCalls.Outcome))
            .Join(db.TaskClaims, task => task.Id, link => link.TaskId, (task, link) => new { task.Kind, task.PersonId, task.About, link.ClaimId, IsOpen = task.ClosedOn == null }).ToListAsync();
        var notices = (await db.Letters.AsNoTracking().Where(letter => letter.Kind == LetterKind.TransferNotice).Select(letter => letter.Id).ToListAsync()).ToHashSet();
        // Nobody answers for the other letters here.
        var compared = rows.Where(row => row.Kind is not (TaskKind.Undeliverable or TaskKind.NoReceipt) || notices.Contains(row.About!.Value))
            .Where(row => row.Kind != TaskKind.Phone || ShownAway.IsCalledAbout(claims[row.ClaimId])).ToLookup(row => row.IsOpen);
        var resting = compared[false].DistinctBy(row => (row.ClaimId, row.PersonId)).Where(row => ShownAway.IsCalledLater(claims[row.ClaimId], row.PersonId!.Value, BusinessDay))
            .Where(row => compared[true].All(open => (open.Kind, open.ClaimId, open.PersonId) != (row.Kind, row.ClaimId, row.PersonId)));
        return compared[true].Concat(resting).Select(row => ShownAway.Task(row.Kind, $"{claims[row.ClaimId].Source}/{claims[row.ClaimId].Reference}", row.PersonId));
    }

    private static async Task<IEnumerable<string>> Letters(PortalDb db, Dictionary<ClaimId, string> names)
    {
        var rows = await db.Letters.AsNoTracking().Where(letter => ShownAway.OfTheCourse.Contains(letter.Kind))
            .Join(db.LetterClaims, letter => letter.Id, link => link.LetterId, (letter, link) => new { letter.Id, letter.On, letter.Kind, letter.PersonId, link.ClaimId }).ToListAsync();
        return rows.GroupBy(row => row.Id).Select(letter => letter.First() is var first
            ? ShownAway.Letter(first.On, first.Kind, first.PersonId, letter.Select(row => names[row.ClaimId])) : "");
    }
}
