namespace Portal.Web.Citizens.MyData;

/// <summary>Where a citizen finds what we have about them.</summary>
internal static class MyDataAddress
{
    public const string Root = "/borger/mine-data", Read = Root + "/laes", File = Root + ".json";
}
