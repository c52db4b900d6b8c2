using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;

namespace Portal.App.MyData;

/// <summary>The data map of the person, what they owe, and what is booked on it.</summary>
internal static class ClaimTables
{
    public static IEnumerable<PersonalTable> All =>
    [
        new PersonalTable<PersonRow>("person", mine => mine.Db.Persons.Where(row => row.Id == mine.Me))
            .Show(row => new { row.Name, row.Kind }).FileOnly(row => row.IdNumber)
            .Show(row => new { row.Street, row.Postcode, row.City, row.Country, row.Email, row.Phone, row.Language, row.ExemptFromDigitalPost, row.Protected, row.Benefit, row.DeadOn })
            .Leave(LeftOut.Machinery, row => row.Id).Leave(LeftOut.ToldElsewhere, row => row.SearchName),

        new PersonalTable<ClaimRow>("claims", mine => mine.Db.Claims.Where(row => EF.Parameter(mine.Claims).Contains(row.Id)).OrderBy(row => row.DueOn).ThenBy(row => row.PaymentId))
            .FileOnly(row => row.Id)
            .Show(row => new { row.Source, row.Reference, row.Type, row.Description, row.Property, row.Custody, row.PaymentId, row.PrincipalOre, row.SourcePrincipalOre, row.BalanceOre })
            // What was paid above what is owed belongs to whoever the claim is raised against.
            .ShowAs(row => row.CreditOre, (row, mine) => row.DebtorId == mine.Me ? row.CreditOre : null)
            .Show(row => new { row.PeriodFrom, row.PeriodTo, row.EstablishedOn, row.DueOn, row.PayBy, row.LimitationOn, row.Basis, row.BasisOn, row.StateRefund, row.ArrivedOn, row.DerivedOn, row.FeeReasonOn, row.NextOn })
            .Leave(LeftOut.Machinery, row => row.Version).Leave(LeftOut.ToldElsewhere, row => row.DebtorId),

        // Who may turn out to be liable has nothing to do with the claim until it is found: what it says is the debtor's.
        new PersonalTable<LiabilityRow>("liabilities", mine => mine.Db.Liabilities.Where(row => row.PersonId == mine.Me && row.ConfirmedOn != null).OrderBy(row => row.ConfirmedOn))
            .Show(row => new { row.ClaimId, row.Kind, row.ConfirmedOn, row.EndedOn }).Leave(LeftOut.Machinery, row => row.PersonId),

        new PersonalTable<LiabilityFindingRow>("liabilityFindings", mine => mine.Db.LiabilityFindings
            .Where(row => row.PersonId == mine.Me || (row.PersonId == null && EF.Parameter(mine.Owned).Contains(row.ClaimId))).OrderBy(row => row.At))
            .Show(row => new { row.ClaimId, row.On, row.From, row.Until, row.Source })
            // To the one found liable the grounds stand in their first letter; to the debtor they may name whoever was looked at.
            .ShowAs(row => row.Grounds, (row, mine) => row.PersonId is null && mine.NamesAnother(row.Grounds) ? null : row.Grounds)
            .With("textLeftOut", typeof(bool), (row, mine) => row.PersonId is null && mine.NamesAnother(row.Grounds))
            .Show(row => new { row.Retention, row.At })
            .Leave(LeftOut.Machinery, row => new { row.Id, row.PersonId }).Leave(LeftOut.Staff, row => row.By),

        new PersonalTable<TermRow>("terms", mine => mine.Db.Terms.Where(row => EF.Parameter(mine.Claims).Contains(row.ClaimId)).OrderBy(row => row.DueOn))
            .Show(row => new { row.ClaimId, row.DueOn, row.AmountOre }),

        new PersonalTable<TransactionRow>("entries", mine => Entries(mine).OrderBy(row => row.On).ThenBy(row => row.Id))
            .FileOnly(row => row.Id).Show(row => new { row.ClaimId, row.On, row.Kind, row.AmountOre, row.Rule, row.Of, row.AccrualOn, row.CorrectsOn })
            .Point(row => row.LetterId, (row, mine) => mine.Letter(row.LetterId)).Show(row => row.At).FileOnly(row => row.Corrects)
            .Leave(LeftOut.Machinery, row => row.Receipt),

        new PersonalTable<LineRow>("accountLines", mine => from entry in Entries(mine) join line in mine.Db.Lines on entry.Id equals line.TransactionId orderby entry.On, entry.Id, line.Number select line)
            .FileOnly(row => row.TransactionId).Show(row => new { row.ClaimId, row.Account, row.AmountOre })
            .Leave(LeftOut.Machinery, row => new { row.Number, row.PersonId }),

        new PersonalTable<BankTransactionRow>("bankPayments", mine => mine.Db.BankTransactions
            .Where(row => (row.ClaimId != null && EF.Parameter(mine.Owned).Contains(row.ClaimId.Value)) || (row.AgreementId != null && EF.Parameter(mine.Agreements).Contains(row.AgreementId.Value)))
            .OrderBy(row => row.PaymentDay).ThenBy(row => row.Id))
            .Show(row => row.ClaimId).Point(row => row.AgreementId, (row, mine) => mine.Agreement(row.AgreementId))
            .Show(row => new { row.PaymentDay, row.ValueDate, row.BookingDate, row.AmountOre, row.State, row.Reason })
            // The payer's own words, and the payer may be somebody else who owes it too.
            .ShowAs(row => row.PaymentReference, (row, mine) => mine.IsAlone(row.ClaimId) || mine.Agreement(row.AgreementId) is not null ? row.PaymentReference : null)
            .FileOnly(row => row.TransactionId)
            .Leave(LeftOut.Machinery, row => new { row.Id, row.FileId, row.Identity, row.ContentDigest, row.BankReference, row.NettedWith }),

        new PersonalTable<StepRow>("steps", mine => mine.Db.Steps
            .Where(row => row.PersonId == mine.Me && mine.Db.Liabilities.Where(liable => liable.PersonId == mine.Me).Select(liable => liable.ClaimId).Contains(row.ClaimId)).OrderBy(row => row.On))
            .Show(row => new { row.ClaimId, row.Step, row.Cycle, row.On }).Point(row => row.LetterId, (row, mine) => mine.Letter(row.LetterId))
            .Show(row => new { row.Skipped, row.DoneOn, row.ToldOre }).Leave(LeftOut.Machinery, row => row.PersonId),

        new PersonalTable<HoldRow>("holds", mine => mine.Db.Holds.Where(row => EF.Parameter(mine.Claims).Contains(row.ClaimId) && (row.PersonId == null || row.PersonId == mine.Me)).OrderBy(row => row.From))
            .Show(row => row.ClaimId)
            // To a co-debtor that the claim is at rest; why may be the debtor's own affair.
            .ShowAs(row => row.Kind, (row, mine) => mine.IsOwned(row.ClaimId) || row.PersonId == mine.Me || mine.Request(row.Cause) is not null ? row.Kind : null)
            .Show(row => new { row.From, row.Until, row.LiftedOn, row.ResumeOn }).Point(row => row.Cause, (row, mine) => mine.Request(row.Cause))
            .Leave(LeftOut.Machinery, row => new { row.Id, row.PersonId }),

        new PersonalTable<AcknowledgementRow>("acknowledgements", mine => mine.Db.Acknowledgements.Where(row => row.PersonId == mine.Me).OrderBy(row => row.At))
            .Show(row => new { row.ClaimId, row.AcknowledgedOn, row.OfAmount, row.At }).Leave(LeftOut.Machinery, row => new { row.Id, row.PersonId }).Leave(LeftOut.Staff, row => row.By),

        new PersonalTable<StatementRow>("statements", mine => mine.Db.Statements
            // Until a run is released its figures may be wrong, and nobody but finance sees them.
            .Where(row => row.PersonId == mine.Me && mine.Db.StatementRuns.Any(run => run.Id == row.RunId && run.State == StatementRunState.Released)).OrderBy(row => row.To).ThenBy(row => row.Version))
            .FileOnly(row => row.Id).Show(row => new { row.From, row.To, row.Version, row.OpeningOre, row.ClosingOre, row.CreditOre, row.Withheld })
            .Point(row => row.LetterId, (row, mine) => mine.Letter(row.LetterId)).FileOnly(row => row.Replaces)
            .With("address", typeof(string), (row, _) => row.LetterId is null ? null : $"/borger/opgoerelser/{row.Id}.pdf")
            .Leave(LeftOut.Machinery, row => new { row.RunId, row.PersonId, row.Digest }).Leave(LeftOut.ToldElsewhere, row => row.Json),
    ];

    /// <summary>Everything booked; to a co-debtor not what has been paid, which may be another's doing: what is left stands on the claim.</summary>
    private static IQueryable<TransactionRow> Entries(Mine mine) => mine.Db.Transactions.Where(row =>
        row.ClaimId != null && EF.Parameter(mine.Claims).Contains(row.ClaimId.Value)
        && (EF.Parameter(mine.Owned).Contains(row.ClaimId.Value)
            || (row.Kind != EntryKind.Payment && row.Kind != EntryKind.SetOff && row.Kind != EntryKind.Reversal
                && (row.Of == null || (row.Of != EntryKind.Payment && row.Of != EntryKind.SetOff && row.Of != EntryKind.Reversal)))));
}
