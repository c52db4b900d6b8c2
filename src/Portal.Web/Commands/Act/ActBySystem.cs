using Portal.App.Actors;
using Portal.App.Dunning;
using Portal.App.Import;
using Portal.App.Outbox;
using Portal.App.Payments;
using Portal.App.Recovery;
using Portal.App.Settings;
using Portal.App.Statements;
using Portal.Domain;

namespace Portal.Web.Commands.Act;

/// <summary>What the portal does by itself between what people do, so that one file can hold a whole course: files that are taken in, and nights.</summary>
internal static class ActBySystem
{
    private const string Payments = "payments";

    private static readonly Dictionary<string, Func<ActStage, string, CancellationToken, Task<bool>>> Files = new()
    {
        ["persons"] = async (stage, path, cancel) => (await stage.Use<ImportPersons>().Handle(path, false, null, cancel)).Outcome == ImportOutcome.Done,
        ["claims"] = async (stage, path, cancel) => (await stage.Use<ImportClaims>().Handle(path, false, null, cancel)).Outcome == ImportOutcome.Done,
        ["terms"] = async (stage, path, cancel) => (await stage.Use<ImportTerms>().Handle(path, false, null, cancel)).Outcome == ImportOutcome.Done,
        [Payments] = async (stage, path, cancel) => (await stage.Use<ImportPayments>().Handle(path, null, cancel)).Outcome == ImportOutcome.Done,
        ["receipts"] = async (stage, path, cancel) => (await stage.Use<ImportReceipts>().Handle(path, false, null, cancel)).Outcome == ImportOutcome.Done,
    };

    /// <summary>The night of the line's day.</summary>
    public static ActDeed Nightly(ActLine line)
    {
        var night = line.Day("on");
        return async (stage, cancel) =>
        {
            var standIn = stage.Use<DigitalPostOptions>().Mode == HandoverMode.Folder;
            var report = await stage.Use<NightWork>().Handle(night, mayBeAhead: true, standIn, null, cancel);
            return report.Outcome is NightOutcomeKind.Done or NightOutcomeKind.NothingToDo ? ActOutcome.Ran : ActOutcome.No(Slug.Of(report.Outcome));
        };
    }

    /// <summary>What waits is handed over, as `portal outbox send` does: letters, and files for the recovery authority.</summary>
    public static ActDeed Send(ActLine line) => async (stage, cancel) =>
    {
        await stage.Use<SendOutbox>().Handle(at: null, retryNow: true, null, cancel);
        await stage.Use<HandOverRecovery>().Handle(cancel);
        return ActOutcome.Ran;
    };

    /// <summary>The year-end statements, as `portal statements` makes them; once they are approved the same line files their letters.</summary>
    public static ActDeed Statements(ActLine line)
    {
        var year = line.Number("year");
        return async (stage, cancel) =>
        {
            switch (await stage.Use<MakeStatements>().Handle(year, SystemActor.CommandLine, null, cancel))
            {
                case StatementOutcome.Made made: return ActOutcome.Done(made.Run);
                case StatementOutcome.Waits waits:
                    await stage.Use<ReleaseStatements>().Handle(cancel);
                    return ActOutcome.Done(waits.Run);
                case StatementOutcome.NothingChanged: return ActOutcome.No("nothing-changed");
                case StatementOutcome.NotYet: return ActOutcome.No("year-is-not-over");
                default: return ActOutcome.No("busy");
            }
        };
    }

    /// <summary>A file of the kind that `portal import` takes, whole or not at all.</summary>
    public static ActDeed Import(ActLine line)
    {
        var (what, name) = (line.Text("what"), line.Text("file"));
        if (!Files.TryGetValue(what, out var import)) throw line.Bad("what", $"'{ActLine.Shown(what)}' is not known", $"one of: {string.Join(", ", Files.Keys)}");
        return async (stage, cancel) =>
        {
            var path = Path.Combine(stage.Folder, name);
            if (!File.Exists(path)) throw line.Bad("file", "there is no such file", "a file, named from where this one lies");
            return await import(stage, path, cancel) ? ActOutcome.Ran : ActOutcome.No("file-has-errors");
        };
    }
}
