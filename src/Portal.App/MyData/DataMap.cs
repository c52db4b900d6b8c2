using System.Collections.Frozen;
using Portal.App.Data.Rows;

namespace Portal.App.MyData;

/// <summary>
/// Every table the portal has, and what of it a person gets when they ask for what we have about them (GDPR art. 15 and 20). A table or column that is in neither list fails a test.
/// </summary>
public static class DataMap
{
    /// <summary>What holds something about a person, in the order it is told.</summary>
    public static IReadOnlyList<PersonalTable> Tables { get; } = [.. ClaimTables.All, .. RequestTables.All, .. RecordTables.All, .. RecoveryTables.All];

    /// <summary>What holds nothing about a person that the other tables do not tell, and why.</summary>
    internal static FrozenDictionary<Type, string> Nothing { get; } = new Dictionary<Type, string>
    {
        [typeof(LetterInputsRow)] = "The amounts and dates that a letter is written from: the letter says them, and the copy names its address.",
        [typeof(RecoveryEntryRow)] = "Which entries the recovery authority knows of: keys alone; the entries are told.",
        [typeof(RecoveryBatchRow)] = "A file as a whole; the claims in it are told.",
        [typeof(BankFileRow)] = "A file as a whole: totals; the payments in it are told.",
        [typeof(StatementRunRow)] = "A year-end run as a whole: totals; the statements are told.",
        [typeof(NightRow)] = "A night as a whole: counts and sums; what it did to a claim is told.",
        [typeof(DeskRequestRow)] = "How many people a member of staff read in one request: a count; each look is told.",
        [typeof(ChainRow)] = "Hashes over the journal, whose entries are told.",
        [typeof(PolicyChoiceRow)] = "The municipality's choices, the same for everybody.",
        [typeof(OwnTextRow)] = "The municipality's letter texts, the same for everybody.",
        [typeof(LeaseRow)] = "Which of the portal's own processes does what.",
        [typeof(CounterRow)] = "Running numbers.",
        [typeof(SpentLogoutTokenRow)] = "Digests of the login provider's messages; whose they were cannot be told from them.",
    }.ToFrozenDictionary();
}
