namespace Portal.App.Settings;

/// <summary>E-mail that says "there is news" and nothing more. Without a host none is sent.</summary>
public sealed class MailOptions : ISettings
{
    public static string Section => "Mail";

    /// <summary>Under <c>Storage:Root</c>: where e-mail lies in place of being sent.</summary>
    public const string Folder = "mail";

    public SmtpServer Smtp { get; set; } = new();

    /// <summary>Instead of a server: each e-mail is a file in <c>Storage:Root/mail</c>, so that the demo shows what would be sent.</summary>
    public bool ToFolder { get; set; }

    /// <summary>Whether the portal can send e-mail at all.</summary>
    public bool IsOffered => Smtp.Host.Length > 0 || ToFolder;

    public IEnumerable<SettingFault> Faults(bool production)
    {
        if (production && ToFolder) yield return new("Mail:ToFolder", "is refused in Production: e-mail would be written to a folder and sent to nobody");
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
