using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.App.Staff;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;

namespace Portal.Web.Staff.Worklists;

/// <summary>The worklist's view and filter as its address writes them: a link to a view can be kept and sent.</summary>
internal static class WorklistAddress
{
    public const string View = "vis", Search = "q", Type = "kravtype", Reason = "grund", Evidence = "bilag", Page = "side";

    private const string Yes = "ja", No = "nej";

    private static readonly (WorklistView View, string Name)[] Views = [(WorklistView.Open, "aabne"), (WorklistView.Late, "over-fristen"), (WorklistView.Closed, "afsluttede")];

    /// <summary>What the address does not say, or says in words that were never offered, is not filtered on.</summary>
    public static WorklistFilter Read(IQueryCollection query) => new(
        Views.FirstOrDefault(view => view.Name == query[View]).View,
        query[Search].ToString().Trim() is { Length: <= 100 } search ? search : "",
        Slug.TryParse<ClaimType>(query[Type].ToString(), out var type) ? type : null,
        Slug.TryParse<HardshipReason>(query[Reason].ToString(), out var reason) ? reason : null,
        query[Evidence].ToString() switch { Yes => true, No => false, _ => null },
        int.TryParse(query[Page], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1);

    public static string Of(WorklistView view) => view == WorklistView.Open ? StaffRoot : QueryHelpers.AddQueryString(StaffRoot, View, Name(view));

    public static string Name(WorklistView view) => Views.Single(known => known.View == view).Name;

    public static string? Name(bool? evidence) => evidence switch { true => Yes, false => No, _ => null };

    private const string StaffRoot = Layouts.StaffLayout.Root;
}
