using Portal.Domain.People;
using Portal.Web.Layouts;

namespace Portal.Web.Staff.People;

/// <summary>Where people are at the desk. An address holds our own opaque id, never a CPR number or what was searched for.</summary>
internal static class PersonAddress
{
    public const string Root = StaffLayout.Root + "/personer";

    public const string SoughtField = "soeg", PurposeField = "grund";

    public static string Of(PersonId person) => $"{Root}/{person}";

    public static string Letter(PersonId person, Guid letter) => $"{Of(person)}/breve/{letter}.pdf";
}
