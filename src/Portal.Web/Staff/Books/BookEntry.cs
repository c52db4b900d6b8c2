using Microsoft.Extensions.Localization;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Money;
using Portal.Web.Layouts;
using Portal.Web.Shared;

namespace Portal.Web.Staff.Books;

/// <summary>What finance can propose about a claim's amounts.</summary>
public enum BookAct
{
    /// <summary>Nedskrivning: the claim was too large.</summary>
    WriteDown,

    /// <summary>Afskrivning: what is left is given up.</summary>
    WriteOff,

    /// <summary>Tilbagebetaling of what was paid too much.</summary>
    PayBack,
}

/// <summary>What stands in the form of the page about the books, in the browser's own words. Ids are the portal's own: no number of a person is ever in an address.</summary>
public sealed record BookEntry
{
    public const string Address = StaffLayout.Root + "/bogfoering";

    public const string ClaimField = "krav", WhatField = "hvad", AmountField = "beloeb", ReasonField = "hvorfor", ShowField = "vis";

    /// <summary>The claim that the page was opened about.</summary>
    public ClaimId? Chosen { get; init; }

    /// <summary>The claim by its payment id or the source's own name, as it was written.</summary>
    public string Claim { get; init; } = "";

    public BookAct? What { get; init; }

    public string AmountText { get; init; } = "";

    public Kroner? Amount => Kroner.TryParse(AmountText.Trim(), out var amount) ? amount : null;

    public string Reason { get; init; } = "";

    /// <summary>A link to the page with a claim and an act chosen.</summary>
    public static string Of(ClaimId claim, BookAct? what = null) => $"{Address}?{ClaimField}={claim}{(what is { } act ? $"&{WhatField}={Slug.Of(act)}" : "")}#foreslaa";

    public static BookEntry From(IQueryCollection query) => new()
    {
        Chosen = Guid.TryParse(query[ClaimField].ToString(), out var claim) ? new ClaimId(claim) : null,
        What = Slug.TryParse<BookAct>(query[WhatField].ToString(), out var what) ? what : null,
    };

    public BookEntry Read(IFormCollection form) => this with
    {
        Claim = form[ClaimField].ToString().Trim(), What = Slug.TryParse<BookAct>(form[WhatField].ToString(), out var what) ? what : null,
        AmountText = form[AmountField].ToString(), Reason = form[ReasonField].ToString().Trim(),
    };

    /// <summary>What is missing before anybody is asked.</summary>
    internal FormErrors Errors(IStringLocalizer<Texts.Books> words)
    {
        var errors = new FormErrors();
        if (What is null) errors.Add(WhatField, words["What_Missing"]);
        if (What is BookAct.WriteDown or BookAct.PayBack && Amount is null) errors.Add(AmountField, words["Amount_Unreadable"]);
        return errors;
    }

    /// <summary>Each reason at the field that can be mended.</summary>
    internal static FormErrors Errors(IReadOnlyList<ActRefusal> reasons, IStringLocalizer<Texts.Books> words)
    {
        var errors = new FormErrors();
        foreach (var reason in reasons) errors.Add(FieldOf(reason), words[$"Refusal_{reason}"]);
        return errors;
    }

    private static string FieldOf(ActRefusal reason) => reason switch
    {
        ActRefusal.AmountIsNotPositive or ActRefusal.MoreThanPrincipal or ActRefusal.MoreThanCredit => AmountField,
        ActRefusal.ReasonIsMissing => ReasonField,
        _ => ClaimField,
    };
}
