using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Law;

namespace Portal.App.Letters;

/// <summary>
/// The complaint paragraph (klagevejledning) of a decision on deferral or an agreement, chosen by the claim's family and the outcome (letters.md 2.1).
/// K1: no appeal under § 2(3) (L06). K2: repayment claims, to Ankestyrelsen. K0: a repayment decision that gives all that was asked for.
/// </summary>
internal static class ComplaintText
{
    public static void Write(LetterWriter writer, IReadOnlyList<ClaimFacts> claims, bool fullyGranted, LawRef law, LettersOptions letters)
    {
        var blocks = claims.GroupBy(claim => claim.Rules.Family != ClaimFamily.Repayment ? "K1" : fullyGranted ? "K0" : "K2").OrderBy(group => group.Key).ToList();
        writer.Heading("Complaint_Heading");
        foreach (var block in blocks)
        {
            if (blocks.Count > 1) writer.Paragraph("Complaint_For", DeferralDecisionLetter.Names(block, writer.Language));
            var text = writer.Text(block.Key, law);
            if (block.Key == "K1" && letters.SupervisionLine) text = $"{text} {writer.Text("K1_Supervision")}";
            writer.Locked(block.Key, text);
        }
    }

    /// <summary>K0: what the receiver has agreed to, or has asked for and got, whatever the claim's family.</summary>
    public static void WriteAgreed(LetterWriter writer) => writer.Heading("Complaint_Heading").Locked("K0", writer.Text("K0_Agreed"));
}
