namespace Portal.Web.SignIn;

/// <summary>Who can help when somebody cannot come in: the municipality's name and telephone, and where to turn up.</summary>
internal sealed record HelpContact(string? Municipality, string? Phone, string? Page)
{
    public static HelpContact From(IConfiguration configuration) =>
        new(configuration["Municipality:Name"], configuration["Municipality:Phone"], configuration["Municipality:ContactPage"]);
}
