using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Web.SignIn;

/// <summary>The addresses of signing in and out (Danish and stable).</summary>
internal static class SignInAddresses
{
    public const string CitizenLogin = "/log-ind", StaffLogin = "/log-ind/medarbejder", LogOff = "/log-ud", LogOffEverywhere = "/log-ud/alle-steder", StayLoggedOn = "/log-ind/forlaeng", SessionEnded = "/log-ind/udloebet", Represent = "/borger/fuldmagter", RepresentChoice = "/log-ind/fuldmagt", RepresentParameter = "for";
    public const string ReturnParameter = "returnUrl", AgainParameter = "igen", WantedParameter = "til", DoorParameter = "som", StaffDoor = "medarbejder";

    public static string Home(string scheme) => scheme == SignInSchemes.Staff ? "/sagsbehandling" : "/borger";

    public static string Login(bool staff, string? wanted, bool again = false) => QueryHelpers.AddQueryString(
        staff ? StaffLogin : CitizenLogin,
        Given([(ReturnParameter, LocalPath.IsLocal(wanted) ? wanted : null), (AgainParameter, again ? "1" : null)]));

    public static string Ended(bool staff, string? wanted) => QueryHelpers.AddQueryString(SessionEnded, About(staff, wanted));

    public static string Refusal(SignInRefusal why, string scheme, string? wanted) => QueryHelpers.AddQueryString(
        why switch
        {
            SignInRefusal.Cancelled => "/log-ind/afbrudt",
            SignInRefusal.Failed => "/log-ind/mislykkedes",
            SignInRefusal.AssuranceTooLow => "/log-ind/sikringsniveau",
            SignInRefusal.NoNumber => "/log-ind/intet-nummer",
            SignInRefusal.NoPrivilege => "/log-ind/mangler-rettighed",
            SignInRefusal.NoRole => "/log-ind/ingen-rolle",
            SignInRefusal.NotOnRecord => "/log-ind/intet-fundet",
            _ => throw new ArgumentOutOfRangeException(nameof(why)),
        },
        About(scheme == SignInSchemes.Staff, wanted));

    private static Dictionary<string, string?> About(bool staff, string? wanted) =>
        Given([(DoorParameter, staff ? StaffDoor : null), (WantedParameter, LocalPath.IsLocal(wanted) ? wanted : null)]);

    private static Dictionary<string, string?> Given(IEnumerable<(string Name, string? Value)> parameters) =>
        parameters.Where(p => p.Value is not null).ToDictionary(p => p.Name, p => p.Value);
}
