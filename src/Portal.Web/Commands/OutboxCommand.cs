using System.CommandLine;
using System.Text.Json;
using Portal.App.Actors;
using Portal.App.Nudges;
using Portal.App.Outbox;
using Portal.App.Recovery;

namespace Portal.Web.Commands;

/// <summary>`portal outbox send|hold|release`: letters on their way out (docs/formats/letters.md).</summary>
internal static class OutboxCommand
{
    public static Command Create() => new("outbox", "Letters that wait to be handed over")
    {
        Send(),
        Switch("hold", "Hand nothing over until the outbox is released", "The outbox is on hold.", "The outbox was on hold already.", services => services.GetRequiredService<HoldOutbox>().Handle),
        Switch("release", "The outbox has been reconciled with the receipts: letters go out again", "The outbox is released.", "The outbox was not on hold.", services => services.GetRequiredService<ReleaseOutbox>().Handle),
    };

    private static Command Send()
    {
        var json = CommandOptions.Json();
        var command = new Command("send", "Hand over what waits, to Digital Post, to the print folder and to the recovery authority") { json };
        command.SetAction((result, cancel) => CommandHost.Run(result, async (services, output, stop) =>
        {
            var error = result.InvocationConfiguration.Error;
            if (await PolicyGate.Refuses(services, error, stop)) return ExitCode.Failed;

            var report = await services.GetRequiredService<SendOutbox>().Handle(at: null, retryNow: true, TerminalProgress.For(error, "letters"), stop);
            await services.GetRequiredService<HandOverRecovery>().Handle(stop);
            var nudges = await services.GetRequiredService<SendNudges>().Handle(stop);
            var done = !report.OnHold && !report.Stopped;
            if (result.GetValue(json)) await output.WriteLineAsync(JsonSerializer.Serialize(report, CommandOptions.JsonText));
            else await (done ? output : error).WriteLineAsync(nudges is null or { Sent: 0, Waiting: 0, Dropped: 0, Unknown: 0 } ? report.Text() : $"{report.Text()}\n{nudges.Text()}");
            return done ? ExitCode.Done : ExitCode.Failed;
        }, cancel));
        return command;
    }

    private static Command Switch(string name, string description, string done, string already, Func<IServiceProvider, Func<Actor, CancellationToken, Task<bool>>> use)
    {
        var json = CommandOptions.Json();
        var command = new Command(name, description) { json };
        command.SetAction((result, cancel) => CommandHost.Run(result, async (services, output, stop) =>
        {
            if (await SchemaGate.Refuses(services, result.InvocationConfiguration.Error, stop)) return ExitCode.Failed;
            var changed = await use(services)(SystemActor.CommandLine, stop);
            await output.WriteLineAsync(result.GetValue(json) ? JsonSerializer.Serialize(new { changed }, CommandOptions.JsonText) : changed ? done : already);
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
