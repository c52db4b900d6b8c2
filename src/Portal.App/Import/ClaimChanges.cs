using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Books;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.App.Import;

/// <summary>Lines about claims that are on record already: nothing new, a new principal, or other news.</summary>
internal sealed class ClaimChanges(Work work)
{
    private readonly List<Change> _changes = [];
    private IReadOnlyList<ClaimId> _locked = [];
    private int _unchanged;

    /// <summary>Lines that may change something.</summary>
    public int Count => _changes.Count;

    public void Clear()
    {
        _changes.Clear();
        _unchanged = 0;
    }

    public void Add(LineValues values, CheckedClaim claim, ClaimRow row, IReadOnlyCollection<LiabilityRow> liable)
    {
        var fields = ClaimDifferences.Of(claim.Line, row, claim.Wanted(), liable);
        // An answer to an objection has lowered the claim: what the source has always said is no news about it.
        var known = row.SourcePrincipalOre is { } before && claim.Line.Principal.Ore == before;
        if (fields.Count == 0 && (known || claim.Line.Principal.Ore == row.PrincipalOre)) _unchanged++;
        else _changes.Add(new Change(values, claim, row.Id, fields, known ? Kroner.Zero : claim.Line.Principal - new Kroner(row.PrincipalOre)));
    }

    /// <summary>Locks the claims that would change, and refuses news about those that have been reminded: their letters said something else.</summary>
    public async Task Check(CancellationToken cancel)
    {
        if (_changes.Count == 0) return;
        var ids = _changes.ConvertAll(change => change.Claim);
        var debtors = await work.Db.Claims.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => row.DebtorId).Distinct().ToListAsync(cancel);
        _locked = await work.LockDebtors([.. debtors, .. _changes.Select(change => change.To.Debtor.Id)], cancel);
        var reminded = (await work.Db.Steps.Where(step => EF.Parameter(ids).Contains(step.ClaimId) && step.Step != Step.Bill && !step.Skipped)
            .Select(step => step.ClaimId).Distinct().ToListAsync(cancel)).ToHashSet();
        foreach (var change in _changes.Where(change => reminded.Contains(change.Claim)))
            foreach (var field in change.Fields)
                change.Values.Fail(field, "is not what is on record", "a claim that has been reminded changes its principal only");
    }

    public async Task Write(ImportTally tally, CancellationToken cancel)
    {
        tally.Unchanged += _unchanged;
        var changes = _changes.Where(change => change.Values.IsGood).ToList();
        if (changes.Count == 0) return;

        var ids = changes.ConvertAll(change => change.Claim);
        var rows = await work.Db.Claims.Where(row => EF.Parameter(ids).Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var principals = await work.Db.Transactions.Where(row => row.ClaimId != null && EF.Parameter(ids).Contains(row.ClaimId.Value) && row.Kind == EntryKind.Principal)
            .ToDictionaryAsync(row => row.ClaimId!.Value, row => row.Id, cancel);
        var moves = changes.Where(change => !change.Difference.IsZero).Select(change => Correction(change, rows[change.Claim], principals[change.Claim])).ToList();
        foreach (var change in changes) Take(change, rows[change.Claim]);
        await ChangeLiable(changes, ids, cancel);
        await work.Db.SaveChangesAsync(cancel);
        await Rebook.Apply(work, _locked, moves, SystemActor.Import, cancel);
        await work.Apply(await PersonHolds.AfterChange(work.Db, ids, work.BusinessDay, cancel), SystemActor.Import, cancel);
        await PersonHolds.OpenEstates(work, ids, cancel);
        work.Db.ChangeTracker.Clear();

        tally.Corrected += changes.Count(change => !change.Difference.IsZero);
        tally.Updated += changes.Count(change => change.Difference.IsZero);
        tally.CorrectedOre += changes.Sum(change => change.Difference.Ore);
    }

    /// <summary>Everything but the principal leaves no entry: the journal's digest covers the claim as it is from now on.</summary>
    private void Take(Change change, ClaimRow row)
    {
        var (principal, source) = (row.PrincipalOre, row.SourcePrincipalOre);
        ClaimDifferences.Take(change.To.Line, change.To.Debtor.Id, row);
        if (change.Difference.IsZero) (row.PrincipalOre, row.SourcePrincipalOre) = (principal, source);
        if (change.Fields.Count == 0) return;
        row.Version++;
        var digest = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(row)));
        work.Db.Add(new JournalRow
        {
            Id = DerivedId.Of(digest, work.Now.UtcTicks), At = work.Now, On = work.Today, Actor = SystemActor.Import.JournalId, What = "claim-changed", Rule = "claims.csv", ClaimId = row.Id, Digest = digest,
        });
    }

    /// <summary>Posted today, counted from the due date: whatever follows from the principal, interest too, is reckoned as if it had always been so.</summary>
    private Move Correction(Change change, ClaimRow row, Guid principal)
    {
        var rule = ClaimArrivals.RuleOf(change.To.Line.Type, change.To.Line.DueOn);
        var correction = new Posting(
            Guid.CreateVersion7(), EntryKind.Correction, work.BusinessDay, change.Difference, rule, Of: EntryKind.Principal, Corrects: principal, CorrectsOn: change.To.Line.DueOn);
        return Move.Posted(row.Id, "principal-corrected", rule, correction);
    }

    private async Task ChangeLiable(List<Change> changes, List<ClaimId> ids, CancellationToken cancel)
    {
        var liable = (await work.Db.Liabilities.Where(row => EF.Parameter(ids).Contains(row.ClaimId)).ToListAsync(cancel)).ToLookup(row => row.ClaimId);
        foreach (var change in changes)
        {
            var wanted = change.To.Wanted();
            work.Db.RemoveRange(liable[change.Claim].Where(row => ClaimDifferences.IsDropped(row, wanted)));
            foreach (var (person, kind) in wanted)
            {
                var row = liable[change.Claim].FirstOrDefault(row => row.PersonId == person);
                if (row?.Kind == kind) continue;
                if (row is not null) (row.Kind, row.ConfirmedOn) = (kind, ClaimArrivals.New(change.Claim, person, kind, work.BusinessDay).ConfirmedOn);
                else work.Db.Add(ClaimArrivals.New(change.Claim, person, kind, work.BusinessDay));
            }
        }
    }

    /// <param name="Fields">The columns that differ besides the principal.</param>
    /// <param name="Difference">How much larger the principal has become; negative when smaller.</param>
    private sealed record Change(LineValues Values, CheckedClaim To, ClaimId Claim, IReadOnlyList<string> Fields, Kroner Difference);
}
