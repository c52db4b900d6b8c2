using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Portal.App.Verify;

namespace Portal.Web.Commands;

/// <summary>`portal verify`: recomputes every invariant and prints a line each; exit code 1 when any is broken, after all have been printed.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var json = CommandOptions.Json();
        var command = new Command("verify", "Recompute everything that must always hold of the stored data") { json };
        command.SetAction((result, cancel) => CommandHost.Run(result, async (services, output, stop) =>
        {
            if (await PolicyGate.Refuses(services, result.InvocationConfiguration.Error, stop)) return ExitCode.Failed;

            var results = new List<InvariantResult>();
            await foreach (var one in services.GetRequiredService<VerifyAll>().Handle(stop))
            {
                results.Add(one);
                if (!result.GetValue(json)) await Write(output, one);
            }
            if (result.GetValue(json)) await output.WriteLineAsync(JsonSerializer.Serialize(results, CommandOptions.JsonText));
            return results.TrueForAll(one => one.Holds) ? ExitCode.Done : ExitCode.Failed;
        }, cancel));
        return command;
    }

    private static async Task Write(TextWriter output, InvariantResult one)
    {
        var count = one.Checked.ToString(CultureInfo.InvariantCulture);
        var note = one.Note.Length == 0 ? "" : $" ({one.Note})";
        await output.WriteLineAsync(one.Holds ? $"{one.Name}: {count} checked, all in order{note}" : $"{one.Name}: {count} checked, {one.BrokenCount.ToString(CultureInfo.InvariantCulture)} BROKEN{note}");
        foreach (var broken in one.Broken) await output.WriteLineAsync($"  {broken}");
    }
}
