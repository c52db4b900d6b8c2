using System.Text.Json;
using Portal.App.Actors;

namespace Portal.Web.Commands.Act;

/// <summary>Carries out a file line by line, and answers each line with one of its own.</summary>
internal sealed class ActFile(IServiceProvider services, ActClock clock, ActNames names)
{
    /// <returns>An <see cref="ExitCode"/>: <see cref="ExitCode.PartlyRefused"/> when the rules refused any line.</returns>
    public async Task<int> Run(string path, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new BadInputException($"{path}: there is no such file.");
        var printed = new Dictionary<int, Guid>();
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var (number, carriedOut, exit) = (0, 0, ExitCode.Done);
        await foreach (var text in File.ReadLinesAsync(path, cancel))
        {
            number++;
            if (string.IsNullOrWhiteSpace(text)) continue;
            try
            {
                var outcome = await Carry(ActLine.Read(number, text, printed), folder, cancel);
                if (outcome.Id is { } id) printed[number] = id;
                if (outcome.Refused.Count > 0) exit = ExitCode.PartlyRefused;
                await output.WriteLineAsync(outcome.Text());
                carriedOut++;
            }
            catch (BadLineException bad)
            {
                await error.WriteLineAsync(bad.Error.Text(Path.GetFileName(path)));
                await error.WriteLineAsync(carriedOut == 0 ? "Nothing was carried out." : $"Lines before it that have been carried out: {carriedOut}. This one and the rest have not.");
                return ExitCode.BadInput;
            }
        }
        return exit;
    }

    private async Task<ActOutcome> Carry(ActLine line, string folder, CancellationToken cancel)
    {
        var day = line.Day("on");
        var who = ActWho.Of(line);
        var use = ActUses.Of(line);
        var deed = use.Read(line);
        line.NothingElse();

        await clock.StandOn(day, cancel);
        if (await who.Actor(names, cancel) is not { } actor) return ActOutcome.NotFound;
        return use.IsFor(actor) ? await deed(new ActStage(services, names, actor, folder), cancel) : ActOutcome.No(ActOutcome.NotAllowed);
    }
}

/// <summary>What a use case needs to be carried out.</summary>
/// <param name="Folder">Where the file lies: other files are named from there.</param>
internal sealed record ActStage(IServiceProvider Services, ActNames Names, Actor Actor, string Folder)
{
    // The audience of a use case has been checked when it comes here.
    public Citizen Citizen => (Citizen)Actor;

    public Caseworker Staff => (Caseworker)Actor;

    public T Use<T>() where T : notnull => Services.GetRequiredService<T>();
}

/// <summary>What came of a line: the id of what was made or changed, or every rule that refused it. What the portal does by itself makes nothing with an id.</summary>
internal sealed record ActOutcome(Guid? Id, IReadOnlyList<string> Refused)
{
    /// <summary>This role has no such thing to do.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>Not on record, or not for this person to see or decide: on the pages it does not exist for them.</summary>
    public static readonly ActOutcome NotFound = No("not-found");

    public static readonly ActOutcome Ran = new(null, []);

    public static ActOutcome Done(Guid id) => new(id, []);

    public static ActOutcome No(params IReadOnlyList<string> rules) => new(null, rules);

    public string Text() => this switch
    {
        { Id: { } id } => JsonSerializer.Serialize(new { ok = true, id }, CommandOptions.JsonText),
        { Refused.Count: 0 } => JsonSerializer.Serialize(new { ok = true }, CommandOptions.JsonText),
        _ => JsonSerializer.Serialize(new { ok = false, refused = Refused }, CommandOptions.JsonText),
    };
}
