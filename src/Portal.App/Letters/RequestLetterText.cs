using Portal.App.Settings;
using Portal.Domain.Letters;
using Portal.Domain.People;

namespace Portal.App.Letters;

/// <summary>Who a letter about a request goes to, of what day, in which case.</summary>
public sealed record RequestLetterHead(LetterReceiver Receiver, DateOnly On, string CaseNumber);

/// <summary>What all letters about a request have in common: letterhead, languages, help and signature.</summary>
internal static class RequestLetterText
{
    /// <param name="title">The key of the H1.</param>
    /// <param name="body">Writes everything below the H1, once for each language.</param>
    public static UnwrittenLetter Compose(LetterKind kind, string version, string title, RequestLetterHead head, MunicipalityOptions municipality, Action<LetterWriter> body) =>
        new(kind, head.On, wording => new LetterSheet(kind, version, head.On, head.Receiver, head.CaseNumber).Write(municipality, wording, writer =>
        {
            body(writer);
            return writer.Text(title);
        }));

    /// <param name="signedBy">The member of staff it is from; null when it is from the department.</param>
    public static void Help(LetterWriter writer, MunicipalityOptions municipality, LetterReceiver receiver, string? signedBy)
    {
        writer.Heading("Help_Heading").Paragraph("Help_Phone", municipality.Phone, writer.Language == "en" && municipality.PhoneHoursEnglish.Length > 0 ? municipality.PhoneHoursEnglish : municipality.PhoneHours);
        if (municipality.DebtAdvice.Count > 0 && receiver.Kind == PersonKind.Person)
            writer.Paragraph("Help_Advice", string.Join(", ", municipality.DebtAdvice.Select(advice => advice.Name)));
        writer.Paragraph("Help_Data", $"{municipality.PortalAddress}/privatliv");
        if (signedBy is { } name) writer.Paragraph("Signed").Paragraph("Signed_By", name, municipality.Department);
        else writer.Paragraph("Signed_Team", municipality.Department);
        if (writer.Language == "en") writer.Paragraph("Translation");
    }
}
