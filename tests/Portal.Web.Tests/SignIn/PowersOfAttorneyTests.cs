using System.Text;
using Portal.App.Actors;
using Portal.Web.SignIn;

namespace Portal.Web.Tests.SignIn;

/// <summary>What a login says about powers of attorney (Digital Fuldmagt), read to the letter: whatever is not understood gives no right.</summary>
public sealed class PowersOfAttorneyTests
{
    private const string Anna = "6101801234", Bo = "7202852345", See = "urn:dk:kommune:krav:se", Apply = "urn:dk:kommune:krav:ansoege";

    private static readonly ProviderOptions Settings = new() { SeePrivilege = See, ApplyPrivilege = Apply };

    [Fact]
    public void Each_group_about_a_person_gives_the_most_of_its_rights()
    {
        Assert.Equal([(Anna, PowerRight.Apply), (Bo, PowerRight.See)], Read(List(Group(Anna, See, Apply) + Group(Bo, See))));
        Assert.Equal([(Anna, PowerRight.Apply)], Read(List(Group(Anna, See)), List(Group(Anna, Apply))));
        Assert.Equal([(Anna, PowerRight.Apply)], Read(List(Group(Anna, Apply) + Group(Anna, See))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("urn:dk:gov:saml:cvrNumberIdentifier:12345674")]
    [InlineData("urn:dk:gov:saml:cprNumberIdentifier:610180-1234")]
    [InlineData("urn:dk:gov:saml:cprNumberIdentifier:61018012345")]
    [InlineData("x urn:dk:gov:saml:cprNumberIdentifier:6101801234")]
    public void A_group_about_anything_but_a_person_gives_none(string scope) =>
        Assert.Empty(Read(List($"<PrivilegeGroup Scope=\"{scope}\"><Privilege>{Apply}</Privilege></PrivilegeGroup>")));

    [Fact]
    public void A_right_without_a_person_another_right_or_one_that_is_narrowed_gives_none()
    {
        Assert.Empty(Read(Apply, $"[\"{Apply}\"]", "no list", List($"<PrivilegeGroup><Privilege>{Apply}</Privilege></PrivilegeGroup>"), List(Group(Anna, "urn:dk:kommune:andet"))));
        Assert.Empty(Read(List($"<PrivilegeGroup Scope=\"{Scope(Anna)}\"><Constraint Name=\"sag\">1</Constraint><Privilege>{Apply}</Privilege></PrivilegeGroup>")));
        Assert.Empty(PowersOfAttorney.Read([List(Group(Anna, See, Apply, ""))], new ProviderOptions()));
    }

    [Fact]
    public void No_more_are_taken_than_a_cookie_has_room_for() =>
        Assert.Equal(PowersOfAttorney.Most, Read(List(string.Concat(Enumerable.Range(0, 50).Select(i => Group($"61018000{i:00}", See))))).Count);

    private static IReadOnlyList<(string, PowerRight)> Read(params string[] claims) => PowersOfAttorney.Read(claims, Settings);

    private static string Scope(string number) => $"urn:dk:gov:saml:cprNumberIdentifier:{number}";

    private static string Group(string number, params string[] rights) => $"<PrivilegeGroup Scope=\"{Scope(number)}\">{string.Concat(rights.Select(right => $"<Privilege>{right}</Privilege>"))}</PrivilegeGroup>";

    private static string List(string groups) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"<bpp:PrivilegeList xmlns:bpp=\"http://digst.dk/oiosaml/basic_privilege_profile\">{groups}</bpp:PrivilegeList>"));
}
