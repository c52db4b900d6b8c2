namespace Portal.App.OwnTexts;

/// <summary>Something that is filled into a text.</summary>
/// <param name="Name">As it stands in a text, in Danish in both languages.</param>
/// <param name="Danish">What it looks like in a Danish letter.</param>
/// <param name="English">The same in an English one.</param>
/// <param name="InLetterhead">It stands at the head of every letter as well, so that a text may leave it out.</param>
public sealed record Placeholder(string Name, string Danish, string English, bool InLetterhead = false)
{
    public string Sample(string language) => language == "en" ? English : Danish;
}

/// <summary>All that can be filled in, with examples of nobody's case.</summary>
public static class Placeholders
{
    public static readonly IReadOnlyList<Placeholder> All =
    [
        new("beløb", "2.685,00 kr.", "2.685,00 kr."),
        new("rest", "5.370,00 kr.", "5.370,00 kr."),
        new("rate", "300,00 kr.", "300,00 kr."),
        new("gebyr", "250,00 kr.", "250,00 kr."),
        new("rente", "53,70 kr.", "53,70 kr."),
        new("gammeltbeløb", "2.935,00 kr.", "2.935,00 kr."),
        new("nytbeløb", "2.685,00 kr.", "2.685,00 kr."),
        new("indkomst", "214.000,00 kr.", "214.000,00 kr."),
        new("sats", "0,8", "0,8"),
        new("procent", "4", "4"),
        new("krav", "Daginstitution, september 2026", "Daycare, September 2026"),
        new("emne", "daginstitution", "daycare"),
        new("nummer", "S-2026-1", "S-2026-1"),
        new("ejendom", "5012345", "5012345"),
        new("sag", "2026-004178", "2026-004178"),
        new("frist", "21. september 2026", "21 September 2026"),
        new("svarfrist", "27. oktober 2026", "27 October 2026"),
        new("dato", "11. september 2026", "11 September 2026"),
        new("forfaldsdag", "1. september 2026", "1 September 2026"),
        new("tidligst", "25. september 2026", "25 September 2026"),
        new("slutdato", "1. marts 2027", "1 March 2027"),
        new("tilbud", "2. november 2026", "2 November 2026"),
        new("fra", "1. marts 2025", "1 March 2025"),
        new("til", "15. september 2026", "15 September 2026"),
        new("klokkeslæt", "14.05", "14.05"),
        new("dag", "15.", "15th"),
        new("antal", "2", "2"),
        new("rater", "6 rater", "6 instalments"),
        new("måneder", "6 måneder", "6 months"),
        new("dage", "30", "30"),
        new("gange", "3", "3"),
        new("år", "3", "3"),
        new("lov", "gebyrloven § 2", "gebyrloven § 2"),
        new("myndighed", "Gældsstyrelsen", "Gældsstyrelsen"),
        new("midler", "sende rykkere og bruge penge, du har til gode", "send reminders and use money that is owed to you"),
        new("trin", "rykker 1 den 11. september 2026", "reminder 1 on 11 September 2026"),
        new("oplysninger", "at du har mistet dit arbejde", "that you have lost your job"),
        new("kilde", "CPR", "CPR"),
        new("medarbejder", "Sofie Sagsbehandler", "Sofie Sagsbehandler"),
        new("rådgivning", "Forbrugerrådet Tænk", "Forbrugerrådet Tænk"),
        new("telefon", "00 00 00 00", "00 00 00 00", InLetterhead: true),
        new("åbningstid", "mandag til fredag kl. 9-14", "Monday to Friday, 9 am to 2 pm"),
        new("portal", "https://mellemvaerende.strandby.invalid", "https://mellemvaerende.strandby.invalid", InLetterhead: true),
        new("afdeling", "Betaling og Opkrævning", "Betaling og Opkrævning", InLetterhead: true),
    ];

    private static readonly Dictionary<string, Placeholder> ByName = All.ToDictionary(one => one.Name);

    public static Placeholder For(string name) => ByName[name];

    public static bool Has(string name) => ByName.ContainsKey(name);
}
