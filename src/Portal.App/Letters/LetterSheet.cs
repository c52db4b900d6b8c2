using Portal.App.Settings;
using Portal.Domain.Letters;
using Portal.Domain.People;

namespace Portal.App.Letters;

/// <summary>The page that every letter is written on: letterhead, receiver, date and case, in the receiver's language and in Danish, which applies.</summary>
/// <param name="Version">Of the portal's texts; the municipality's own are added to it.</param>
/// <param name="CaseKey">What the number is called.</param>
internal sealed record LetterSheet(LetterKind Kind, string Version, DateOnly On, LetterReceiver Receiver, string CaseNumber, string CaseKey = "Case")
{
    /// <summary>Another line than the case number's above the title.</summary>
    public Func<LetterWriter, string>? CaseLine { get; init; }

    /// <param name="write">Writes everything below the H1, once for each language, and returns the H1.</param>
    public LetterContent Write(MunicipalityOptions municipality, Wording wording, Func<LetterWriter, string> write)
    {
        string[] languages = Receiver.Language == "en" ? ["en", "da"] : ["da"];
        var (texts, newest) = (new List<LetterText>(), 0);
        foreach (var language in languages)
        {
            var writer = new LetterWriter(Version, language, Receiver.Kind == PersonKind.Business, wording);
            var title = write(writer);
            texts.Add(new LetterText(language, title, $"{municipality.City}, {writer.Date(On)}", CaseLine?.Invoke(writer) ?? writer.Text(CaseKey, CaseNumber), writer.Text("Page", "{0}", "{1}"), writer.Blocks));
            newest = Math.Max(newest, writer.NewestOwn);
        }
        return new LetterContent(
            Kind, newest > 0 ? $"{Version}+kommune-{newest}" : Version, On, CaseNumber,
            [municipality.Name, municipality.Department, municipality.Address, $"{municipality.PostCode} {municipality.City}", municipality.Phone, municipality.PortalAddress],
            [Receiver.Name, .. Receiver.Address], Receiver.OnPaper, texts);
    }
}
