using System.CommandLine;
using System.Text.Json;
using Portal.App.Accounts;
using Portal.App.Actors;

namespace Portal.Web.Commands;

/// <summary>`portal account`: one person's whole account as JSON. The number comes on standard input: an argument would be seen by every process on the machine.</summary>
internal static class AccountCommand
{
    public static Command Create()
    {
        var asOf = CommandOptions.Date("--as-of", "Entries up to and including this day; the business day when it is left out");
        var purpose = new Option<string>("--purpose") { Description = "Why the account is read; goes into the access log", DefaultValueFactory = _ => "" };
        var json = CommandOptions.Json();
        var command = new Command("account", "Read one CPR or CVR number from standard input and print that person's account as JSON") { asOf, purpose, json };
        command.SetAction((result, cancel) => CommandHost.Run(result, async (services, output, stop) =>
        {
            if (await PolicyGate.Refuses(services, result.InvocationConfiguration.Error, stop)) return ExitCode.Failed;

            var number = (await Console.In.ReadLineAsync(stop) ?? "").Trim().Replace("-", "", StringComparison.Ordinal);
            var account = await services.GetRequiredService<PersonAccount>().Handle(number, result.GetValue(asOf), result.GetValue(purpose) ?? "", SystemActor.CommandLine, stop)
                ?? throw new BadInputException("Nobody with the number on standard input is on record.");
            await output.WriteLineAsync(JsonSerializer.Serialize(account, CommandOptions.JsonText));
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
