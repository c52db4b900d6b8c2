using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Web.Shared;

/// <summary>
/// Addresses on the page one is on. Needed because of <c>&lt;base href="/"&gt;</c>, which Blazor's script asks for:
/// a bare <c>#field</c> would lead to the front page.
/// </summary>
internal static class Here
{
    /// <summary>The same page, at an element.</summary>
    public static string At(NavigationManager navigation, string id) => $"{new Uri(navigation.Uri).PathAndQuery}#{id}";

    /// <summary>The same page, at an element, also when this is an error page standing in for the page asked for.</summary>
    public static string At(NavigationManager navigation, HttpContext? context, string id) => $"{PathAndQuery(navigation, context)}#{id}";

    /// <summary>The same page, with one query value changed.</summary>
    /// <param name="navigation">Knows the address.</param>
    /// <param name="context">Knows the address first asked for, when this is an error page in its place. Null in an island.</param>
    /// <param name="name">The query value to set.</param>
    /// <param name="value">Its new value.</param>
    public static string With(NavigationManager navigation, HttpContext? context, string name, string value)
    {
        var address = PathAndQuery(navigation, context);
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(mark < 0 ? "" : address[mark..]);
        query[name] = value;
        return QueryHelpers.AddQueryString(mark < 0 ? address : address[..mark], query);
    }

    public static string PathAndQuery(NavigationManager navigation, HttpContext? context)
    {
        if (context?.Features.Get<IStatusCodeReExecuteFeature>() is { } status) return status.OriginalPath + status.OriginalQueryString;
        if (context?.Features.Get<IExceptionHandlerPathFeature>() is { } failure) return failure.Path;
        return new Uri(navigation.Uri).PathAndQuery;
    }
}
