using System.Globalization;
using Portal.App.Import;
using Portal.Domain.Money;

namespace Portal.App.Payments;

/// <summary>What an import of a bank's file did. Every transaction is counted once, and the sums add up to the file's total to the øre.</summary>
/// <param name="FileOre">What went in less what went out, as the file says, in øre.</param>
/// <param name="Matched">On a claim: payments, and reversals of payments.</param>
/// <param name="Unmatched">In the books, on the list of payments that nobody could place.</param>
/// <param name="Refused">Transactions in entries that cannot be booked.</param>
/// <param name="AlreadyBooked">Known from an earlier file.</param>
/// <param name="Questions">Equal to one of another file and without a reference of the bank's: staff must say.</param>
public sealed record PaymentsReport(
    string File, ImportOutcome Outcome, int Entries, int Transactions, long FileOre,
    BankSum Matched, BankSum Unmatched, BankSum Refused, BankSum AlreadyBooked, BankSum Questions, IReadOnlyList<LineError> Errors)
{
    public static PaymentsReport Nothing(string file, LineError error) => new(file, ImportOutcome.Refused, 0, 0, 0, default, default, default, default, default, [error]);

    /// <summary>The result in words, without the errors.</summary>
    public string Text() => Outcome == ImportOutcome.Refused
        ? $"{File}: nothing booked"
        : string.Create(CultureInfo.InvariantCulture, $"{File}: {Entries} entries, {Transactions} transactions, {new Kroner(FileOre).Text()}: {Matched.Text("matched")}, {Unmatched.Text("unmatched")}, {Refused.Text("refused")}, {AlreadyBooked.Text("already booked")}, {Questions.Text("questions")}");
}

/// <summary>A number of transactions and what they sum to: into the account less out of it, in øre.</summary>
public readonly record struct BankSum(int Count, long Ore)
{
    internal BankSum And(long ore, int count = 1) => new(Count + count, Ore + ore);

    internal string Text(string name) => string.Create(CultureInfo.InvariantCulture, $"{Count} {name} ({new Kroner(Ore).Text()})");
}
