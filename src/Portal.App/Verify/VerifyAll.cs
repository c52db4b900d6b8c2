using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Documents;
using Portal.App.Journal;

namespace Portal.App.Verify;

/// <summary>Recomputes every invariant over everything on record, one after the other.</summary>
public sealed class VerifyAll(IDbContextFactory<PortalDb> dbs, DocumentStore documents, JournalWitness witness, TimeProvider clock)
{
    public async IAsyncEnumerable<InvariantResult> Handle([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        IInvariant[] all =
        [
            new ObjectionsAreHeld(), new LettersAreOnce(), new LettersAreSent(), new DeliveriesHaveAState(clock), new EffectsHaveACause(), new LedgerBalances(), new AppendOnlyHolds(), new StoredBalances(),
            new FeeLimits(), new HoldsFollowRequests(), new HoldsWereRespected(), new TransfersWereNotified(), new PaymentIds(), new PaymentsOnce(), new MovedMoney(), new AgreementsAddUp(), new StatementsAddUp(), new JournalChain(witness), new LooksAreOnRecord(), new DocumentsAreWhole(documents, clock),
        ];
        foreach (var invariant in all)
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            var findings = new Findings();
            await invariant.Check(db, findings, cancel);
            yield return new InvariantResult(invariant.Name, findings.Checked, findings.BrokenCount, findings.Broken) { Note = findings.Note };
        }
    }
}
