using System.CommandLine;
using Portal.Web.Commands.Act;

namespace Portal.Web.Commands;

/// <summary>
/// The command line: a table of contents. No command means serve, so that `dotnet run` starts the portal.
/// A new command is one file with a static <c>Create()</c> (see <see cref="ConfigCommand"/>) and one line here.
/// </summary>
internal static class PortalCommands
{
    public static RootCommand Root()
    {
        var root = new RootCommand("Mit Mellemværende: self-service for what people owe their municipality")
        {
            ServeCommand.Create(),
            MigrateCommand.Create(),
            DemoCommand.Create(),
            ImportCommand.Create(),
            NightlyCommand.Create(),
            OutboxCommand.Create(),
            StatementsCommand.Create(),
            AccountCommand.Create(),
            ActCommand.Create(),
            TasksCommand.Create(),
            VerifyCommand.Create(),
            BackupCommand.Backup(),
            BackupCommand.Restore(),
            ConfigCommand.Create(),
        };
        // Without an action of its own the root would add "a command is required" to every misspelt word.
        root.SetAction((result, cancel) => ServeCommand.Run([], result.InvocationConfiguration.Output, result.InvocationConfiguration.Error, cancel));
        return root;
    }

    /// <param name="args">As given on the command line.</param>
    /// <param name="output">Where the result goes: standard output, alone.</param>
    /// <param name="error">Where everything else goes.</param>
    public static async Task<int> Run(string[] args, TextWriter? output = null, TextWriter? error = null)
    {
        error ??= Console.Error;

        // The host's own arguments (--urls, --environment, and those that the test host adds) are configuration:
        // only a known first word is a command.
        if (args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version")))
            return await ServeCommand.Run(args, output ?? Console.Out, error);

        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors) await error.WriteLineAsync(problem.Message);
            await error.WriteLineAsync("See: portal --help");
            return ExitCode.BadInput;
        }

        // The default handler would swallow the exception by which the test host stops Main.
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output ?? Console.Out, Error = error });
    }
}

/// <summary>What a command answers the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0, Failed = 1, BadInput = 2, PartlyRefused = 3;
}
