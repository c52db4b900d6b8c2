using System.Globalization;

namespace Portal.Web.Citizens.Statements;

/// <summary>Where statements are, and how a period stands in an address.</summary>
internal static class StatementAddress
{
    public const string Root = "/borger/opgoerelser";

    public const string Period = Root + "/periode";

    public const string FromField = "fra", ToField = "til";

    /// <summary>The days that were asked for are no period.</summary>
    public const string WrongKey = "fejl";

    public static DateOnly? Day(IQueryCollection query, string field) =>
        DateOnly.TryParseExact(query[field].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string QueryOf(DateOnly from, DateOnly to) => string.Create(CultureInfo.InvariantCulture, $"?{FromField}={from:yyyy-MM-dd}&{ToField}={to:yyyy-MM-dd}");
}
