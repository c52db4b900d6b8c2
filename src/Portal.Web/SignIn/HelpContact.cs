namespace Portal.Web.SignIn;

/// <summary>Who can help when somebody cannot come in: the municipality's telephone, and where to turn up (borgerservice).</summary>
internal sealed record HelpContact(string Municipality, string Phone, string ServiceCentre)
{
    public static HelpContact From(IConfiguration configuration)
    {
        var address = string.Join(", ", new[] { configuration["Municipality:Address"], configuration["Municipality:City"] }.Where(t => !string.IsNullOrEmpty(t)));
        return new HelpContact(
            configuration["Municipality:Name"] ?? "",
            configuration["Municipality:Phone"] ?? "",
            configuration["Municipality:ServiceCentre"] is { Length: > 0 } centre ? centre : address);
    }

    /// <summary>Only the digits and the plus, for a link that a telephone can call.</summary>
    public string PhoneLink => "tel:" + (Phone.StartsWith('+') ? "" : "+45") + string.Concat(Phone.Where(c => char.IsAsciiDigit(c) || c == '+'));
}
