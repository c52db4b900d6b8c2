namespace Portal.Web.Tests.Shell;

/// <summary>The built program, ended in the middle of its work as a power cut would, and started again.</summary>
public sealed class FailpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-failpoint-").FullName;

    private PortalCommandLine Portal => new(_folder);

    [Fact]
    public async Task The_steps_are_counted_and_the_process_ends_before_the_one_that_is_named()
    {
        var (count, persons) = (Path.Combine(_folder, "steps.txt"), Path.Combine(_folder, "persons.csv"));
        await File.WriteAllTextAsync(persons, "id;kind;name;street;postcode;city;country;email;phone;language;digital_post;protected;benefits;dead_on\n6101801234;person;Anna;;;;DK;;;da;yes;no;;\n");
        Assert.Equal(0, (await Portal.Run("migrate")).Exit);

        var cut = await Portal.Run($"import persons {persons}", ("PORTAL_FAILPOINT", "1"), ("PORTAL_FAILPOINT_COUNT", count));
        Assert.NotEqual(0, cut.Exit);
        Assert.Empty(cut.Output);
        Assert.False(File.Exists(count));

        var again = await Portal.Run($"import persons {persons}", ("PORTAL_FAILPOINT", "2"), ("PORTAL_FAILPOINT_COUNT", count));
        Assert.Equal((0, "1"), (again.Exit, await File.ReadAllTextAsync(count)));
        Assert.Contains("1 new", again.Output, StringComparison.Ordinal);

        var sent = await Portal.Run("outbox send --json");
        Assert.Equal((0, "{\"handedOver\":0,\"waiting\":0,\"held\":0,\"unknown\":0,\"onHold\":false,\"stopped\":false}"), (sent.Exit, sent.Output.Trim()));
        Assert.Equal(0, (await Portal.Run("outbox hold")).Exit);
        Assert.Equal(1, (await Portal.Run("outbox send")).Exit);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
