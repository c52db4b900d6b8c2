namespace Portal.App.Settings;

/// <summary>E-mail that says "there is news" and nothing more. Without a host none is sent.</summary>
public sealed class MailOptions : ISettings
{
    public static string Section => "Mail";

    public SmtpServer Smtp { get; set; } = new();

    public IEnumerable<SettingFault> Faults(bool production)
    {
        if (Smtp.Host.Length == 0) yield break;
        if (!Smtp.From.Contains('@', StringComparison.Ordinal)) yield return new("Mail:Smtp:From", "must be an e-mail address when Mail:Smtp:Host is set");
        if (Smtp.Port is < 1 or > 65535) yield return new("Mail:Smtp:Port", $"must be between 1 and 65535 (is {Smtp.Port})");
        if (production && !Smtp.Encrypted) yield return new("Mail:Smtp:Encrypted", "must be true in Production");
    }

    /// <summary>The server that takes the mail.</summary>
    public sealed class SmtpServer
    {
        public string Host { get; set; } = "";

        public int Port { get; set; } = 587;

        public bool Encrypted { get; set; } = true;

        public string UserName { get; set; } = "";

        public string Password { get; set; } = "";

        public string From { get; set; } = "";
    }
}
