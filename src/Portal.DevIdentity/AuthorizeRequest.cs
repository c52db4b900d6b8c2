using Microsoft.AspNetCore.Http;

namespace Portal.DevIdentity;

/// <summary>What the portal asks the provider for, when it is asked properly.</summary>
internal sealed record AuthorizeRequest(string Client, string Redirect, string Challenge, string? Nonce, string? State, bool Anew)
{
    /// <summary>Null, and a reason, when the request is not one a real provider would serve.</summary>
    public static AuthorizeRequest? Read(HttpRequest request, IEnumerable<string> clients, out string fault)
    {
        var q = request.Query;
        fault = q["response_type"] != "code" ? "response_type must be code"
            : !clients.Contains(q["client_id"].ToString()) ? "client_id is unknown"
            : !IsHere(request, q["redirect_uri"]) ? "redirect_uri must be on this host"
            : q["code_challenge_method"] != "S256" || q["code_challenge"].ToString().Length != 43 ? "PKCE with S256 is required"
            : "";
        return fault.Length > 0
            ? null
            : new AuthorizeRequest(q["client_id"]!, q["redirect_uri"]!, q["code_challenge"]!, q["nonce"], q["state"], q["prompt"] == "login");
    }

    public static bool IsHere(HttpRequest request, string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme == request.Scheme && string.Equals(uri.Authority, HostOf(request), StringComparison.OrdinalIgnoreCase);

    private static string HostOf(HttpRequest request) => new Uri($"{request.Scheme}://{request.Host.Value}").Authority;
}
