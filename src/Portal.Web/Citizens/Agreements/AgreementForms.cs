using Portal.App.Agreements;
using Portal.Domain.Agreements;
using Portal.Web.Shared;

namespace Portal.Web.Citizens.Agreements;

/// <summary>The forms of the agreement's page: one name each, for the form, its section and its receipt.</summary>
internal static class AgreementForms
{
    public const string PayDay = "betalingsdag", Skip = "spring-over", Shorten = "kortere", Lower = "lavere", LowerAmount = "mindre", Reinstate = "genoptag";

    /// <summary>The fields that are typed in.</summary>
    public const string Day = "dag", Monthly = "beloeb";

    public static readonly IReadOnlyList<string> All = [PayDay, Skip, Shorten, Lower, LowerAmount, Reinstate];

    public static string Address(Guid agreement) => $"/borger/aftaler/{agreement}";

    /// <summary>The forms that the page does not have today: one that was open in another window may still be posted.</summary>
    public static IReadOnlyList<string> NotOffered(AgreementView view) => [.. All.Where(form => !IsOffered(view, form))];

    public static BadgeTone Tone(this AgreementState state) => state switch
    {
        AgreementState.Missing => BadgeTone.Act,
        AgreementState.Ended => BadgeTone.Plain,
        _ => BadgeTone.Calm,
    };

    private static bool IsOffered(AgreementView view, string form) => form switch
    {
        PayDay => view.Choices?.PayDay.CanBeMade == true,
        Skip => view.Choices?.Skip.CanBeMade == true,
        Shorten => view.Choices?.Shorten.CanBeMade == true,
        Lower => view.Choices?.Lower.CanBeMade == true,
        LowerAmount => view.Choices?.LowerAmount.CanBeMade == true,
        _ => view.Reinstate?.CanBeMade == true,
    };
}
