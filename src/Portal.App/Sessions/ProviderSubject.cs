using System.Security.Cryptography;
using System.Text;

namespace Portal.App.Sessions;

/// <summary>The login provider's name for a person, made unreadable: compared, never shown.</summary>
public static class ProviderSubject
{
    public static string Digest(string issuer, string subject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(issuer + "\n" + subject)));
}
