namespace Portal.App.Settings;

/// <summary>One setting that cannot be used, and what to write instead.</summary>
/// <param name="Setting">Its full name, as in <c>appsettings.json</c>: <c>Municipality:Cvr</c>.</param>
/// <param name="Problem">What is wrong, and what would be right. Never repeats a secret.</param>
public sealed record SettingFault(string Setting, string Problem)
{
    public override string ToString() => $"{Setting}: {Problem}";
}
