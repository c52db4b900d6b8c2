using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Outbox;
using Portal.App.Tests.Data;

namespace Portal.App.Tests.Outbox;

public sealed class CrashTests
{
    [Theory, OnEveryDatabase]
    public async Task A_crash_before_any_durable_step_loses_nothing_and_doubles_nothing(Engine engine)
    {
        var (clean, steps) = await Run(engine, crashAt: null);
        Assert.Equal(8, steps);
        for (var step = 1; step <= steps; step++) Assert.Equal((step, clean), (step, (await Run(engine, step)).After));
    }

    /// <summary>Runs until the step before which the process is to end; false when it came to its end first.</summary>
    internal static async Task<bool> SendUntil(Mail mail, int step) => await Passed(mail, step) >= step;

    private static async Task<int> Passed(Mail mail, int? crashAt)
    {
        var passed = 0;
        Failpoints.Watch(() =>
        {
            if (++passed == crashAt) throw new PowerCutException();
        });
        try
        {
            await mail.Send();
        }
        catch (PowerCutException)
        {
            Assert.Equal(crashAt, passed);
        }
        finally
        {
            Failpoints.Watch(() => { });
        }
        return passed;
    }

    private static async Task<(string After, int Steps)> Run(Engine engine, int? crashAt)
    {
        await using var database = await Database.Create(engine);
        var (town, mail) = (new Town(database), new Mail(database));
        var (digital, paper) = (await town.Citizen(), await town.Citizen("Bo Æbelø", person => person.ExemptFromDigitalPost = true));
        for (var i = 0; i < 4; i++) await mail.Letter(i % 2 == 0 ? digital : paper);

        var steps = await Passed(mail, crashAt);
        if (crashAt is not null) await mail.Send();

        Assert.Empty(await mail.Broken());
        await using var db = database.Open();
        var letters = await db.Outbox.Select(row => row.Id).OrderBy(id => id).ToListAsync();
        var states = (await db.DeliveriesOf(letters, new DateOnly(2026, 10, 2), 6, CancellationToken.None)).Select(letter => $"{letter.Key} {letter.Value.State} {letter.Value.Code}").Order();
        // What a crash leaves under a waiting name is nobody's message.
        var files = Directory.EnumerateFiles(mail.OutFolder, "*.xml").Concat(Directory.EnumerateFiles(mail.PrintFolder, "*.pdf", SearchOption.AllDirectories));
        return (string.Join('\n', [.. states, .. files.Select(path => $"{Path.GetFileName(path)} {File.ReadAllText(path)}").Order(), .. mail.PrintLines().Order()]), steps);
    }
}

internal sealed class PowerCutException : Exception;
