using Portal.App.Import;

namespace Portal.App.Payments;

/// <summary>What a bank's file says, in the bank's order: one payment, or an entry that cannot be taken.</summary>
/// <param name="EntryNumber">The entry's number in the file, from 1 through all its notifications.</param>
/// <param name="Line">The physical line on which it begins, for messages.</param>
internal abstract record BankFileItem(int EntryNumber, int Line);

/// <summary>One transaction (TxDtls) of a booked entry in Danish kroner, or an entry that the bank has not split up.</summary>
/// <param name="Account">The municipality's account: IBAN without blanks, else the bank's own number for it.</param>
/// <param name="ServicerReference">The bank's reference (AcctSvcrRef): the transaction's own where it has one, else the entry's.</param>
/// <param name="Position">Which of its entry's transactions with that reference it is, from 1; with the entry's reference or none: which transaction of the entry.</param>
/// <param name="PaymentDay">The day the payer lost control of the money; it decides what is paid in time.</param>
/// <param name="BookingDate">The value date where the bank states no booking date.</param>
/// <param name="AmountOre">In øre, above 0, whatever the direction.</param>
/// <param name="IsDebit">The money left the account.</param>
/// <param name="IsReversal">The bank takes an earlier booking back (RvslInd).</param>
/// <param name="References">The structured references (CdtrRefInf/Ref) as they stand.</param>
/// <param name="Message">What the payer wrote (Ustrd), a line each; null when nothing.</param>
/// <param name="Payer">The payer's name as the bank has it; null when it states none.</param>
/// <param name="EndToEnd">The payer's own reference; null when not given.</param>
/// <param name="EntryOre">The whole entry's amount in øre.</param>
/// <param name="ContentDigest">Without a bank's reference: what tells an equal transaction in another file; else null.</param>
/// <param name="Occurrence">Without a bank's reference: which of the file's transactions with this digest it is, from 1; else 0.</param>
internal sealed record BankTransaction(
    string Account, string? ServicerReference, int EntryNumber, int Position, DateOnly PaymentDay, DateOnly? ValueDate, DateOnly BookingDate,
    long AmountOre, bool IsDebit, bool IsReversal, IReadOnlyList<string> References, string? Message, string? Payer, string? EndToEnd,
    long EntryOre, int Line, string? ContentDigest = null, int Occurrence = 0) : BankFileItem(EntryNumber, Line);

/// <summary>An entry (Ntry) that is not booked by itself; the others of the file are.</summary>
/// <param name="Field">The element at fault.</param>
/// <param name="Problem">What is wrong with its value. Never holds a CPR number.</param>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Transactions">How many transactions it holds, at least 1.</param>
/// <param name="AmountOre">In øre; null when the amount is at fault or not in Danish kroner.</param>
/// <param name="IsDebit">The money left the account.</param>
internal sealed record RefusedEntry(
    int Line, int EntryNumber, string Field, string Problem, string Rule, int Transactions, long? AmountOre, bool IsDebit) : BankFileItem(EntryNumber, Line)
{
    /// <summary>As it is listed to the user; numbers count through the whole file.</summary>
    public LineError Error => new(Line, $"entry {EntryNumber}, {Field}", Problem, Rule);
}
