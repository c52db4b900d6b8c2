using Portal.Domain.Claims;
using Portal.Domain.Letters;

namespace Portal.App.Letters;

/// <summary>The end of a letter of the course: what to do when one disagrees (letters.md 2.1), where to get help, and what the data are used for.</summary>
internal static class CourseHelpText
{
    public static void Write(CourseScene scene)
    {
        Disagree(scene);
        var (writer, municipality) = (scene.Writer, scene.Municipality);
        var hours = scene.Language == "en" && municipality.PhoneHoursEnglish.Length > 0 ? municipality.PhoneHoursEnglish : municipality.PhoneHours;
        writer.Heading("Help_Heading").Together(writer.Text("Help_Phone", municipality.Phone, hours), writer.Text(scene.Key("Help_Ask")));
        if (municipality.DebtAdvice.Count > 0 && scene.IsPerson && scene.Letter.Kind != LetterKind.Bill)
            writer.Paragraph("Help_Advice", string.Join(", ", municipality.DebtAdvice.Select(advice => advice.Name)));
        if (!WholeNotice(scene)) writer.Paragraph("Help_Data", $"{municipality.PortalAddress}/privatliv");
        // Who sends it stands in the letterhead; a decision also names who made it.
        if (scene.IsDecision) writer.Paragraph("Signed_Team", municipality.Department);
        if (WholeNotice(scene)) Data(scene);
        if (scene.Language == "en") writer.Paragraph("Translation");
    }

    /// <summary>The whole notice about personal data: in anybody's first letter, and when somebody is told that they owe a claim too, because others have told us so (GDPR art. 14).</summary>
    private static bool WholeNotice(CourseScene scene) => scene.About.First || scene.IsFirstToCoDebtor;

    private static void Disagree(CourseScene scene)
    {
        var writer = scene.Writer;
        writer.Heading(scene.IsDecision ? "Complaint_Heading" : "Disagree_Heading");
        if (scene.Letter.Transfer is null) writer.Locked(scene.IsDecision ? "K2" : "K9", scene.IsDecision ? writer.Text("K2") : writer.Text(scene.Key(scene.About.Receiver.OnPaper ? "K9_Paper" : "K9"), scene.Municipality.PortalAddress, scene.Municipality.Phone));
        if (scene.Family == ClaimFamily.Civil && !scene.IsNotice && scene.Letter.Transfer is null) writer.Locked("K5", writer.Text("K5"));
        if (scene.IsNotice || scene.Letter.Transfer is not null) writer.Locked("K8", AuthorityComplaint(scene));
    }

    /// <summary>Where to complain over the authority's own decisions (L15) and over attachment (L16), by the letter's day; the claim itself is still the municipality's to answer for (L03).</summary>
    private static string AuthorityComplaint(CourseScene scene)
    {
        var (writer, letters, on) = (scene.Writer, scene.Letters, scene.Letter.On);
        return string.Join(' ', letters.ComplaintOn(on, scene.Language) ?? writer.Text(scene.Authority.Complaint, scene.Authority.Name), letters.LevyOn(on, scene.Language) ?? writer.Text("K8_Levy"), writer.Text("K8_Claim"));
    }

    /// <summary>GDPR art. 13 and 14, whole in the first letter; later ones name the page (letters.md 1.1).</summary>
    private static void Data(CourseScene scene)
    {
        var (writer, municipality) = (scene.Writer, scene.Municipality);
        writer.Heading("Data_Heading").Paragraph("Data_Use", municipality.Name, municipality.Cvr).Paragraph("Data_Source", scene.Authority.Name).Paragraph("Data_Rights");
        if (municipality.DataProtectionOfficer.Length > 0) writer.Paragraph("Data_Officer", municipality.DataProtectionOfficer);
        writer.Paragraph("Data_More", $"{municipality.PortalAddress}/privatliv");
    }
}
