namespace Portal.Web.Texts;

/// <summary>Log on, log off, and why somebody could not come in.</summary>
internal sealed class SignIn;
