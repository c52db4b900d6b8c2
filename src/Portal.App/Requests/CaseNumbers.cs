using System.Globalization;
using Portal.App.Data;

namespace Portal.App.Requests;

/// <summary>Case numbers (sagsnumre) such as "2026-004178": by year, without holes.</summary>
internal static class CaseNumbers
{
    public static async Task<string> Next(Work work, CancellationToken cancel)
    {
        var number = await Counters.Next(work, $"case-{work.Today.Year}", cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{work.Today.Year}-{number:000000}");
    }
}
