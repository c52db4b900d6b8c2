using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.App.Accounts;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Staff;
using Portal.App.Verify;

namespace Portal.Web.Tests.Shell;

/// <summary>
/// `src/docs/scenarios`: a file for `portal act` of each story, from the import to the last night. What each line was answered with, and what then is on record, has been read
/// and approved; delete a `.approved.txt` to write it anew.
/// </summary>
public sealed class ScenarioTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "docs", "scenarios");

    public static TheoryData<string> Stories => [.. Directory.EnumerateFiles(Folder, "*.jsonl").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task A_story_is_carried_out_as_it_was_read_and_approved(string story)
    {
        using var town = ActTown.Bare();
        var lines = await File.ReadAllLinesAsync(Path.Combine(Folder, $"{story}.jsonl"));
        var (_, answers, error) = await town.Carry(Path.Combine(Folder, $"{story}.jsonl"));
        Assert.True(answers.Count == lines.Length, error);

        var found = new StringBuilder();
        foreach (var (line, answer) in lines.Zip(answers)) found.AppendLine(Told(JsonSerializer.Deserialize<JsonElement>(line), answer));
        foreach (var person in (string[])[ActTown.Anna, ActTown.Bo]) Tell(found, (await town.Get<PersonAccount>().Handle(person, null, "scenario", SystemActor.CommandLine, CancellationToken.None))!);
        foreach (var task in (await town.Get<OpenTasks>().Handle(CancellationToken.None)).Select(task => $"task {task.Kind} since {task.Since:yyyy-MM-dd}: {string.Join(", ", task.Claims)}").Order(StringComparer.Ordinal)) found.AppendLine(task);
        await foreach (var result in town.Get<VerifyAll>().Handle(CancellationToken.None)) Assert.Empty(result.Broken);

        await EverythingHasWords(town);
        Approved(story, found.ToString());
    }

    /// <summary>What the case page shows as history: a code there is nothing for a caseworker to read.</summary>
    private static async Task EverythingHasWords(ActTown town)
    {
        await using var db = town.Get<IDbContextFactory<PortalDb>>().CreateDbContext();
        var words = town.Get<IStringLocalizer<Texts.CaseHistory>>();
        var codes = await db.Journal.Where(entry => entry.ClaimId != null || entry.RequestId != null).Select(entry => entry.What).Distinct().ToListAsync();
        Assert.DoesNotContain(codes, code => words[$"Event_{code}"].ResourceNotFound);
    }

    private static string Told(JsonElement line, JsonElement answer)
    {
        var who = line.GetProperty("as").GetString()!;
        var name = who.StartsWith("citizen:", StringComparison.Ordinal) ? who.EndsWith(ActTown.Anna, StringComparison.Ordinal) ? "Anna" : "Bo" : who;
        return $"{line.GetProperty("on").GetString()} {name}: {line.GetProperty("do").GetString()} -> {ActTown.Said(answer)}";
    }

    private static void Tell(StringBuilder found, AccountDocument account)
    {
        found.AppendLine().AppendLine(account.Person.Name);
        foreach (var claim in account.Claims)
        {
            var next = claim.Next is { } coming ? $"next {coming.Step} {coming.EarliestOn:yyyy-MM-dd}{(coming.StoppedBy is { } by ? $" stopped by {by}" : "")}" : "nothing next";
            found.AppendLine(CultureInfo.InvariantCulture, $"  {claim.Source}/{claim.Reference}: {claim.Stage}, owed {claim.BalanceOre}, pay by {claim.PayBy:yyyy-MM-dd}, {next}");
            foreach (var hold in claim.Holds) found.AppendLine(CultureInfo.InvariantCulture, $"    hold {hold.Kind} from {hold.From:yyyy-MM-dd}{(hold.Until is { } until ? $" until {until:yyyy-MM-dd}" : "")}");
            foreach (var step in claim.Steps) found.AppendLine(CultureInfo.InvariantCulture, $"    {step.On:yyyy-MM-dd} {step.Step}{(step.Skipped ? " skipped" : "")}");
        }
        foreach (var agreement in account.Agreements)
            found.AppendLine(CultureInfo.InvariantCulture, $"  agreement {agreement.Status}: {string.Join(", ", agreement.Instalments.Select(one => $"{one.DueOn:yyyy-MM-dd} {one.PaidOre} of {one.AmountOre}"))}");
        foreach (var request in account.Requests) found.AppendLine(CultureInfo.InvariantCulture, $"  request for {string.Join('+', request.Kinds)} because of {string.Join('+', request.Reasons)}: {request.Status}");
        foreach (var letter in account.Letters.OrderBy(letter => letter.On).ThenBy(letter => letter.Kind, StringComparer.Ordinal)) found.AppendLine(CultureInfo.InvariantCulture, $"  letter {letter.On:yyyy-MM-dd} {letter.Kind}");
    }

    private static void Approved(string story, string found)
    {
        var file = Path.Combine(Folder, $"{story}.approved.txt");
        if (!File.Exists(file))
        {
            File.WriteAllText(file, found);
            Assert.Fail($"{Path.GetFileName(file)} was written anew: read it, and run again.");
        }
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), found.ReplaceLineEndings("\n"));
    }
}
