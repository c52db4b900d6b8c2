using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Import;

/// <summary>What a line says otherwise than the claim on record does, by column.</summary>
internal static class ClaimDifferences
{
    /// <param name="wanted">Who is liable, and how, as the line says.</param>
    /// <param name="liable">Who is on the claim.</param>
    /// <returns>The columns that differ, the principal not among them.</returns>
    public static List<string> Of(ClaimLine line, ClaimRow row, IReadOnlyDictionary<PersonId, LiabilityKind> wanted, IReadOnlyCollection<LiabilityRow> liable)
    {
        var fields = new List<string>();
        void Compare(string field, bool same)
        {
            if (!same) fields.Add(field);
        }

        Compare("claim_type", line.Type == row.Type);
        Compare("debtor", wanted.GetValueOrDefault(row.DebtorId, LiabilityKind.CoDebtor) == LiabilityKind.Primary);
        Compare("co_debtors", SameCoDebtors(wanted, liable));
        Compare("period_from", line.PeriodFrom == row.PeriodFrom);
        Compare("period_to", line.PeriodTo == row.PeriodTo);
        Compare("established_on", line.EstablishedOn == row.EstablishedOn);
        Compare("due_on", line.DueOn == row.DueOn);
        Compare("pay_by", line.PayBy == row.PayBy);
        Compare("limitation_on", line.LimitationOn == row.LimitationOn);
        Compare("basis", line.Basis == row.Basis);
        Compare("basis_on", line.BasisOn == row.BasisOn);
        Compare("state_refund", line.StateRefund == row.StateRefund);
        Compare("property", line.Property == row.Property);
        Compare("description", line.Description == row.Description);
        return fields;
    }

    /// <summary>Whether the source has taken this person off the claim. Staff may have found and confirmed a co-debtor whom the source does not know.</summary>
    public static bool IsDropped(LiabilityRow row, IReadOnlyDictionary<PersonId, LiabilityKind> wanted) =>
        !wanted.ContainsKey(row.PersonId) && !(row.Kind == LiabilityKind.CoDebtor && row.ConfirmedOn is not null);

    public static void Take(ClaimLine line, PersonId debtor, ClaimRow row)
    {
        row.Type = line.Type;
        row.DebtorId = debtor;
        (row.PrincipalOre, row.SourcePrincipalOre) = (line.Principal.Ore, null);
        row.PeriodFrom = line.PeriodFrom;
        row.PeriodTo = line.PeriodTo;
        row.EstablishedOn = line.EstablishedOn;
        row.DueOn = line.DueOn;
        row.PayBy = line.PayBy;
        row.LimitationOn = line.LimitationOn;
        row.Basis = line.Basis;
        row.BasisOn = line.BasisOn;
        row.StateRefund = line.StateRefund;
        row.Property = line.Property;
        row.Description = line.Description;
    }

    private static bool SameCoDebtors(IReadOnlyDictionary<PersonId, LiabilityKind> wanted, IReadOnlyCollection<LiabilityRow> liable) =>
        wanted.Where(person => person.Value != LiabilityKind.Primary).All(person => liable.Any(row => row.PersonId == person.Key && row.Kind == person.Value))
        && liable.Where(row => row.Kind != LiabilityKind.Primary).All(row => !IsDropped(row, wanted));
}
