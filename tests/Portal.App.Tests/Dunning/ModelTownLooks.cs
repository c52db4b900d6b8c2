using Microsoft.EntityFrameworkCore;
using Portal.App.Calls;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Outbox;
using Portal.App.Recovery;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.Letters;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;
using Portal.Domain.Tasks;
using Portal.Model;

namespace Portal.App.Tests.Dunning;

/// <summary>What both sides have done about letters, notices, tasks, co-debtors and what lies with the recovery authority, as text to be held against each other.</summary>
internal sealed partial class ModelTown
{
    private static readonly TaskKind[] Compared = [TaskKind.Phone, TaskKind.CoLiability, TaskKind.SetArrangement, TaskKind.HearingAnswer, TaskKind.Undeliverable, TaskKind.NoReceipt];

    private static readonly LetterKind[] OfTheCourse =
        [LetterKind.Bill, LetterKind.Reminder1, LetterKind.Reminder2, LetterKind.BreachReminder, LetterKind.Demand, LetterKind.CoDebtorFirst, LetterKind.TransferNotice];

    /// <summary>After the claims of a night: letters of which nothing is heard, and what the authority is told.</summary>
    public async Task EndOfNight()
    {
        if (_handedOver) await database.Get<NoReceipt>().Handle(BusinessDay, Cancel);
        if (_batches.Count > 0) await database.Get<HandOverRecovery>().Handle(Cancel);
    }

    public string Wanted(Model.PortalModel model) => Text(
        model.Claims().SelectMany(claim => claim.Notices.Select((notice, i) => Notice(
            Key(claim), notice.On, notice.SaidOre, notice.Letters.Select(letter => (_people[letter.Person], letter.DeliveredOn)), notice.ProposedOn, IsHere(claim) ? !notice.Ended && i == claim.Notices.Count - 1 : null))),
        model.Claims().SelectMany(claim => claim.Sendings.Select(one => $"{one.Claim} sending {one.Number} of {one.SentOn:yyyy-MM-dd} {one.OwedOre} {one.State} received {one.ReceivedOn:yyyy-MM-dd} ended {one.EndedOn:yyyy-MM-dd}")),
        model.Tasks().Where(task => task.Kind != "phone" || model.Claims().Any(claim => Key(claim) == task.Claim && IsCalledAbout(claim))).Select(task => $"task {task.Kind} {task.Claim} {_people[task.Person]}"),
        model.Claims().Select(claim => $"{Key(claim)} lies there {Lies(claim)}"),
        model.Claims().SelectMany(claim => claim.Sendings).GroupBy(one => one.Batch).Select(batch => $"batch {_batches[batch.Key]} of {batch.Sum(one => one.OwedOre)}"),
        model.Claims().SelectMany(claim => claim.Liable.Where(one => one.Kind == "co-debtor").Select(one => model.Account(one.Person).Claims.Single(seen => Key(seen) == Key(claim)) is var seen
            ? $"{Key(claim)} for {_people[one.Person]}: {seen.NextStep} {seen.NextEarliestOn:yyyy-MM-dd} {seen.StoppedBy}" : "")),
        _people.SelectMany(person => model.Account(person.Key).Letters.Select(letter => $"letter {letter.On:yyyy-MM-dd} {letter.Kind} {person.Value} {string.Join(' ', letter.Claims)}")));

    public async Task<string> Looks(IReadOnlyList<ClaimFacts> facts)
    {
        await using var db = database.Open();
        var stays = await db.RecoveryStays.AsNoTracking().ToListAsync();
        var lies = (await db.Lines.AsNoTracking().Where(line => line.Account == LedgerAccount.Transferred).ToListAsync()).ToLookup(line => line.ClaimId, line => line.AmountOre);
        var names = facts.ToDictionary(claim => claim.Id, claim => $"{claim.Source}/{claim.Reference}");
        return Text(
            facts.SelectMany(Notices),
            stays.Select(stay => $"{names[stay.ClaimId]} sending {stay.Number} of {stay.SentOn:yyyy-MM-dd} {stay.AmountOre} {StateOf(stay)} received {stay.ReceivedOn:yyyy-MM-dd} ended {stay.EndedOn:yyyy-MM-dd}"),
            await Tasks(db, facts),
            facts.Select(claim => $"{names[claim.Id]} lies there {lies[claim.Id].Sum()}"),
            (await db.RecoveryBatches.AsNoTracking().Where(row => row.DocumentSha256 != null && !row.IsChanges).ToListAsync()).Select(batch => $"batch {batch.Id} of {batch.SumOre}"),
            facts.SelectMany(claim => CoDebtorCourse.Of(claim).Select(person => Next(claim, person))),
            await Letters(db, names));
    }

    private static string Text(params IEnumerable<string>[] parts) => string.Join('\n', parts.SelectMany(part => part.Order(StringComparer.Ordinal)));

    private static string Key(ModelClaimState claim) => $"{claim.Source}/{claim.Reference}";

    private static bool IsHere(ModelClaimState claim) => claim.BalanceOre > 0 && claim.Sendings.All(one => one.EndedOn is not null);

    /// <summary>The portal closes a call that nothing is left of, and opens it anew when there is (domain.md says nothing of it).</summary>
    private static bool IsCalledAbout(ModelClaimState claim) => claim.BalanceOre > 0 && claim.Holds.All(hold => hold.Kind != "agreement");

    /// <summary>What is sent and not received is what was sent; of what is received the authority is told all that is booked.</summary>
    private static long Lies(ModelClaimState claim) => claim.Sendings.LastOrDefault(one => one.EndedOn is null) is not { } away ? 0 : away.ReceivedOn is null ? away.OwedOre : claim.BalanceOre;

    private static string Notice(string claim, DateOnly on, long said, IEnumerable<(PersonId Person, DateOnly? DeliveredOn)> letters, DateOnly? proposedOn, bool? stands) =>
        $"{claim} notice of {on:yyyy-MM-dd} said {said} to {string.Join(", ", letters.Select(letter => $"{letter.Person} {letter.DeliveredOn:yyyy-MM-dd}").Order(StringComparer.Ordinal))} proposed {proposedOn:yyyy-MM-dd} stands {stands}";

    private IEnumerable<string> Notices(ClaimFacts known)
    {
        var claim = known.AsOf(BusinessDay);
        var standing = TransferNotices.Of(claim, BusinessDay, Policies.Default);
        var here = Account.On(claim, BusinessDay).Balance.IsPositive && claim.Away is null;
        foreach (var notice in claim.Steps.Where(step => step.Step == Step.TransferNotice).GroupBy(step => step.Cycle))
        {
            var proposed = claim.Steps.Where(step => step.Step == Step.TransferProposal && step.Cycle == notice.Key).Min(step => (DateOnly?)step.On);
            var letters = notice.Select(step => (step.Person, claim.NoticesDelivered.TryGetValue(step.Letter!.Value, out var on) ? on : (DateOnly?)null));
            yield return Notice($"{claim.Source}/{claim.Reference}", notice.First().On, notice.First().Told!.Value.Ore, letters, proposed, here ? standing?.Cycle == notice.Key : null);
        }
    }

    private static string StateOf(RecoveryStayRow stay) => stay.End is { } end ? Slug.Of(end) : stay.ReceivedOn is not null ? "received" : stay.HearingOn is not null ? "hearing" : "sent";

    private async Task<IEnumerable<string>> Tasks(PortalDb db, IReadOnlyList<ClaimFacts> facts)
    {
        var claims = facts.ToDictionary(claim => claim.Id);
        var rows = await db.Tasks.AsNoTracking().Where(task => (task.ClosedOn == null && Compared.Contains(task.Kind)) || (task.Kind == TaskKind.Phone && task.Outcome == IdleCalls.Outcome))
            .Join(db.TaskClaims, task => task.Id, link => link.TaskId, (task, link) => new { task.Kind, task.PersonId, task.About, link.ClaimId, IsOpen = task.ClosedOn == null }).ToListAsync();
        var notices = (await db.Letters.AsNoTracking().Where(letter => letter.Kind == LetterKind.TransferNotice).Select(letter => letter.Id).ToListAsync()).ToHashSet();
        // Nobody answers for the other letters here.
        var compared = rows.Where(row => row.Kind is not (TaskKind.Undeliverable or TaskKind.NoReceipt) || notices.Contains(row.About!.Value))
            .Where(row => row.Kind != TaskKind.Phone || IsCalledAbout(claims[row.ClaimId])).ToLookup(row => row.IsOpen);
        var resting = compared[false].DistinctBy(row => (row.ClaimId, row.PersonId)).Where(row => IsCalledLater(claims[row.ClaimId], row.PersonId!.Value))
            .Where(row => compared[true].All(open => (open.Kind, open.ClaimId, open.PersonId) != (row.Kind, row.ClaimId, row.PersonId)));
        return compared[true].Concat(resting).Select(row => $"task {Slug.Of(row.Kind)} {claims[row.ClaimId].Source}/{claims[row.ClaimId].Reference} {row.PersonId}");
    }

    /// <summary>Owed again, and resting: a call that has closed by itself is opened anew when nothing stops it any more.</summary>
    private bool IsCalledLater(ClaimFacts known, PersonId person)
    {
        var claim = known.AsOf(BusinessDay);
        return claim.Steps.Any(step => step.Step == Step.PhoneTask && step.Person == person && step.DoneOn is null)
            && Course.StoppedBy(claim, DerivedAccount.Of(claim, BusinessDay, Policies.Default).Unpaid, Step.PhoneTask, BusinessDay, Policies.Default, person) is not null;
    }

    private static bool IsCalledAbout(ClaimFacts claim) =>
        Account.On(claim, claim.DerivedOn ?? claim.ArrivedOn).Balance.IsPositive && claim.Holds.All(hold => hold.Kind != HoldKind.Agreement || hold.LiftedOn is not null);

    private string Next(ClaimFacts known, PersonId person)
    {
        var claim = known.AsOf(BusinessDay);
        var next = Course.Next(claim, person, DerivedAccount.Of(claim, BusinessDay, Policies.Default).Unpaid, BusinessDay, Policies.Default);
        return $"{claim.Source}/{claim.Reference} for {person}: {(next is null ? "" : Slug.Of(next.Step))} {next?.EarliestOn:yyyy-MM-dd} {(next?.StoppedBy is { } stop ? Slug.Of(stop) : "")}";
    }

    private static async Task<IEnumerable<string>> Letters(PortalDb db, Dictionary<ClaimId, string> names)
    {
        var rows = await db.Letters.AsNoTracking().Where(letter => OfTheCourse.Contains(letter.Kind))
            .Join(db.LetterClaims, letter => letter.Id, link => link.LetterId, (letter, link) => new { letter.Id, letter.On, letter.Kind, letter.PersonId, link.ClaimId }).ToListAsync();
        return rows.GroupBy(row => row.Id).Select(letter => letter.First() is var first
            ? $"letter {first.On:yyyy-MM-dd} {Slug.Of(first.Kind)} {first.PersonId} {string.Join(' ', letter.Select(row => names[row.ClaimId]).Order(StringComparer.Ordinal))}" : "");
    }
}
