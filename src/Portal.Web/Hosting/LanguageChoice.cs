using System.Globalization;

namespace Portal.Web.Hosting;

/// <summary>
/// Danish unless the person chose English. Only the words change: amounts and dates are written the Danish way in both.
/// </summary>
internal static class LanguageChoice
{
    /// <summary>The name in the address (<c>?sprog=en</c>) and of the cookie that remembers the choice.</summary>
    public const string Name = "sprog";

    private static readonly CultureInfo DanishFormats = CultureInfo.GetCultureInfo("da-DK");

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>For <c>lang</c> attributes.</summary>
    public static string Current => IsEnglish ? "en" : "da";

    public static void UseLanguageChoice(this WebApplication app) => app.Use((context, next) =>
    {
        var asked = context.Request.Query[Name].ToString();
        if (asked is "da" or "en") Remember(context, asked);
        else asked = context.Request.Cookies[Name];

        CultureInfo.CurrentCulture = DanishFormats;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(asked == "en" ? "en" : "da");
        return next(context);
    });

    /// <summary>From the next page on.</summary>
    public static void Remember(HttpContext context, string language) => context.Response.Cookies.Append(Name, language, new CookieOptions
    {
        Path = "/",
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    });
}
