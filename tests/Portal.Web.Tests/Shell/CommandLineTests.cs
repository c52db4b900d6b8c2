using System.CommandLine;
using Portal.Web.Commands;

namespace Portal.Web.Tests.Shell;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("findes-ikke")]
    [InlineData("serve", "stray")]
    [InlineData("config", "check", "--findes-ikke")]
    [InlineData("config")]
    [InlineData("--urls")]
    [InlineData("--findes-ikke", "--environment=Development")]
    public async Task What_is_not_understood_is_told_on_standard_error_with_exit_code_2(params string[] args)
    {
        var (exit, output, error) = await Run(args);

        Assert.Equal(ExitCode.BadInput, exit);
        Assert.Empty(output);
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("--help", "serve")]
    [InlineData("serve --help", "--urls")]
    [InlineData("config check --help", "--json")]
    [InlineData("outbox --help", "release")]
    [InlineData("outbox send --help", "--json")]
    [InlineData("import receipts --help", "--accept-valid")]
    public async Task Help_is_everywhere(string line, string word)
    {
        var (exit, output, error) = await Run(line.Split(' '));

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains(word, output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    [Fact]
    public async Task The_version_is_told()
    {
        var (exit, output, _) = await Run("--version");
        Assert.Equal(ExitCode.Done, exit);
        Assert.Matches(@"^\d+\.\d+", output);
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("01-02-2026")]
    [InlineData("i dag")]
    public void A_date_is_read_the_same_way_on_every_machine_or_refused(string text)
    {
        var date = CommandOptions.Date("--date", "The day");
        var command = new RootCommand { date };

        Assert.Contains("yyyy-MM-dd", Assert.Single(command.Parse(["--date", text]).Errors).Message, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 2, 1), command.Parse(["--date", "2026-02-01"]).GetValue(date));
    }

    private static async Task<(int Exit, string Output, string Error)> Run(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await PortalCommands.Run(args, output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
