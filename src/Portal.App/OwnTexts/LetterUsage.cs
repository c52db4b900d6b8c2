using Portal.App.Letters;
using Portal.App.Letters.Samples;
using Portal.Domain.Claims;
using Portal.Domain.Letters;

namespace Portal.App.OwnTexts;

/// <summary>Which letters a text stands in: found by writing every sample letter once.</summary>
public sealed class LetterUsage(LetterSamples samples)
{
    /// <summary>Texts for what no sample tells of (several claims at once, a rare rule, a rare day), by how their names begin.</summary>
    private static readonly (string Beginning, LetterKind Kind)[] Rare =
    [
        ("Agreed", LetterKind.Agreement), ("Amount_", LetterKind.Reminder1), ("Arrangement_", LetterKind.Arrangement), ("Back_", LetterKind.Returned), ("Basis", LetterKind.Bill), ("Changed", LetterKind.AgreementChanged),
        ("Combined_", LetterKind.Decision), ("CoDebtor_", LetterKind.CoDebtorFirst), ("Correction_", LetterKind.Correction), ("Circumstances_", LetterKind.Decision), ("Dates_bill", LetterKind.Bill),
        ("Decision_", LetterKind.Decision), ("Done_", LetterKind.TransferNotice), ("Ended_", LetterKind.AgreementChanged), ("FollowUp_", LetterKind.PhoneFollowUp), ("Frame_", LetterKind.Decision),
        ("Grounds_", LetterKind.Decision), ("Interest_", LetterKind.Reminder1), ("Liable_", LetterKind.Reminder1), ("Message_bill", LetterKind.Bill), ("Message_reminder-1", LetterKind.Reminder1),
        ("Message_reminder-2", LetterKind.Reminder2), ("Message_returned", LetterKind.Returned), ("Message_transfer-done", LetterKind.TransferDone), ("Message_transfer-notice", LetterKind.TransferNotice),
        ("Next_Granted", LetterKind.Decision), ("Next_Original", LetterKind.Reminder1), ("Objection", LetterKind.Decision), ("Pay_Lines", LetterKind.Bill), ("PayBack_", LetterKind.Correction), ("Plan_", LetterKind.Agreement), ("Raise_", LetterKind.Hearing),
        ("Rates_", LetterKind.Decision), ("Receipt_", LetterKind.RequestReceipt), ("Rule_", LetterKind.Decision), ("Step_", LetterKind.Reminder2), ("Thing_", LetterKind.Bill), ("Title_bill", LetterKind.Bill),
        ("Title_transfer-done", LetterKind.TransferDone), ("Why_", LetterKind.TransferNotice),
    ];

    private readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<(LetterSample Sample, ClaimType Type)>>> _found = new(() => Find(samples));

    /// <summary>The sample letters that a text stands in, each with the types of claims it does so for.</summary>
    public IReadOnlyList<(LetterSample Sample, ClaimType Type)> Of(string key) => _found.Value.GetValueOrDefault(key) ?? [];

    /// <summary>The letter kinds that a text stands in; none where it is in reserve.</summary>
    public IReadOnlyList<LetterKind> KindsOf(string key)
    {
        IReadOnlyList<LetterKind> found = [.. Of(key).Select(use => use.Sample.Kind).Distinct().Order()];
        return found.Count > 0 ? found : [.. Rare.Where(rare => key.StartsWith(rare.Beginning, StringComparison.Ordinal)).Select(rare => rare.Kind)];
    }

    private static Dictionary<string, IReadOnlyList<(LetterSample, ClaimType)>> Find(LetterSamples samples)
    {
        var found = new Dictionary<string, HashSet<(LetterSample, ClaimType)>>();
        // A remark that the portal has no text for is asked for where it would stand.
        var remarks = Wording.Of(LetterKeys.Blank.Select(key => new OwnText(0, key, OwnText.AllClaims, "-", "-")));
        foreach (var sample in LetterSamples.All)
            foreach (var type in Enum.GetValues<ClaimType>().Where(type => samples.Has(sample, type)))
            {
                var wording = remarks.TellingOf(key => (found.TryGetValue(key, out var uses) ? uses : found[key] = []).Add((sample, type)));
                // English letters have the Danish after them.
                samples.Write(sample, type, "en", wording);
                samples.Write(sample, type, "da", wording, paper: true);
                samples.Write(sample, type, "da", wording, business: true);
            }
        return found.ToDictionary(use => use.Key, use => (IReadOnlyList<(LetterSample, ClaimType)>)[.. use.Value]);
    }
}
