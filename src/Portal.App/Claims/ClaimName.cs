using Portal.App.Texts;
using Portal.Domain;
using Portal.Domain.Claims;

namespace Portal.App.Claims;

/// <summary>What a claim is called for people: the source's own description, else its type.</summary>
public static class ClaimName
{
    public static string Of(ClaimFacts claim, string language) => Of(claim.Description, claim.Type, language);

    public static string Of(string description, ClaimType type, string language) => description.Length > 0 ? description : OfType(type, language);

    public static string OfType(ClaimType type, string language) => TextSet.Names[language, $"ClaimType_{Slug.Of(type)}"];
}
