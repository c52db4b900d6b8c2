using Portal.App.Nudges;

namespace Portal.Web.Citizens.Nudges;

/// <summary>The forms of the settings page, each by the name it is posted under.</summary>
internal static class SettingsForms
{
    public const string Address = "/borger/indstillinger";

    public const string Email = "email", Code = "kode", Drop = "fortryd", StopEmail = "stop-email", Sms = "sms", StopSms = "stop-sms", Times = "tider";

    public const string EmailField = "adresse", CodeField = "koden", LanguageField = "sprogvalg", FromField = "fra", ToField = "til";

    /// <summary>What a form that was saved is answered with.</summary>
    public static IReadOnlyList<string> All { get; } = [Email, Code, Drop, StopEmail, Sms, StopSms, Times];

    /// <summary>Forms that the page does not have as things stand: one may still be posted from a page that is older.</summary>
    public static IReadOnlyList<string> NotOffered(ContactChoices choices) => [.. All.Except(Offered(choices))];

    public static bool OffersSms(ContactChoices choices) => choices is { SmsIsOffered: true, IsBusiness: false, OnPaper: false };

    private static IEnumerable<string> Offered(ContactChoices choices)
    {
        yield return Times;
        if (choices.EmailIsOffered) yield return Email;
        if (choices.AskedEmail.Length > 0)
        {
            yield return Code;
            yield return Drop;
        }
        if (choices.EmailChosenAt is not null) yield return StopEmail;
        if (choices.SmsChosenAt is not null) yield return StopSms;
        else if (OffersSms(choices)) yield return Sms;
    }
}
