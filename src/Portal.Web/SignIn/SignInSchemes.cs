namespace Portal.Web.SignIn;

/// <summary>Two doors and one cookie: a circuit has no address of its own, so with two cookies it would not know who is there.</summary>
internal static class SignInSchemes
{
    public const string Cookie = "Portal";
    public const string Citizen = "Citizen";
    public const string Staff = "Staff";
}
