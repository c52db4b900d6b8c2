using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Portal.Web.Tests.Shell;

/// <summary>
/// The built program killed (SIGKILL) at random moments of a night, and started again until the night is done. What stands at the end is what an undisturbed night leaves.
/// Ten kills that land inside a night of 5,000 claims; the large trial is the same test with PORTAL_KILLS and PORTAL_KILL_CLAIMS set (docs/trials.md).
/// </summary>
public sealed class NightKillTests(ITestOutputHelper output) : IDisposable
{
    private const string Night = "nightly --date 2026-10-05";

    /// <summary>After so many kills the state that the last one left is verified.</summary>
    private const int VerifyEvery = 10;

    private static readonly (string, string) Today = ("Clock__Today", "2026-10-02");

    private readonly string _folder = Directory.CreateTempSubdirectory("portal-kill-").FullName;

    [Fact]
    public async Task A_night_that_is_killed_again_and_again_ends_as_one_that_was_left_alone()
    {
        var (kills, claims) = (Setting("PORTAL_KILLS", 10), Setting("PORTAL_KILL_CLAIMS", 5_000));
        var town = await Imported(claims);
        var (clean, whole, start) = await LeftAlone(town);

        var random = new Random(kills);
        var (killed, inside, nights) = (0, 0, 0);
        var folder = Copy(town, "killed");
        while (inside < kills)
        {
            var before = Fence(folder);
            using var process = new PortalCommandLine(folder).Start(Night, Today);
            // From the moment it has taken the night, for at most half of what an undisturbed one takes.
            if (await Ended(process, () => Fence(folder) > before) || await Ended(process, (whole - start) * random.NextDouble() / 2))
            {
                // It came to its end first: this one is looked at, and the next begins anew.
                nights++;
                Assert.Equal(0, process.ExitCode);
                Assert.Equal(clean, Everything(folder));
                folder = Copy(town, "killed");
                continue;
            }
            process.Kill();
            await process.WaitForExitAsync();
            killed++;
            if (IsUnfinished(folder)) inside++;
            if (killed % VerifyEvery != 0) continue;
            var verified = await new PortalCommandLine(folder).Run("verify", Today);
            Assert.True(verified.Exit == 0, verified.Output);
        }
        Assert.Equal(0, (await new PortalCommandLine(folder).Run(Night, Today)).Exit);
        Assert.Equal(clean, Everything(folder));
        Assert.Equal(0, (await new PortalCommandLine(folder).Run("verify", Today)).Exit);
        output.WriteLine($"{claims} claims, {killed} kills, {inside} of them while the night was writing, {nights + 1} nights brought to their end; undisturbed {whole.TotalSeconds:0.0} s, of it starting {start.TotalSeconds:0.0} s");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : usual;

    private async Task<string> Imported(int claims)
    {
        var town = Directory.CreateDirectory(Path.Combine(_folder, "town")).FullName;
        var portal = new PortalCommandLine(town);
        var (persons, bills) = (new StringBuilder("id;kind;name;street;postcode;city;country;email;phone;language;digital_post;protected;benefits;dead_on\n"), new StringBuilder(
            "source;reference;claim_type;debtor;co_debtors;principal;period_from;period_to;established_on;due_on;pay_by;limitation_on;basis;basis_on;state_refund;property;description\n"));
        for (var i = 0; i < claims; i++)
        {
            var (type, who) = (i % 3 == 0 ? "daycare" : "after-school", i / 2);
            var id = string.Create(CultureInfo.InvariantCulture, $"{61 + who % 28}{1 + who / 28 % 12:00}80{1000 + who / 336}");
            if (i % 2 == 0) persons.Append(CultureInfo.InvariantCulture, $"{id};person;Borger {who};Vej 1;9990;Strandby;DK;;;da;{(who % 10 == 0 ? "exempt" : "yes")};no;;\n");
            bills.Append(CultureInfo.InvariantCulture, $"KILDE;K-{i};{type};{id};;{1000 + i % 700},50;;;;2026-10-15;2026-10-15;;ordinary;;no;;\n");
        }
        await File.WriteAllTextAsync(Path.Combine(town, "persons.csv"), persons.ToString());
        await File.WriteAllTextAsync(Path.Combine(town, "claims.csv"), bills.ToString());
        foreach (var command in new[] { "migrate", "import persons persons.csv", "import claims claims.csv" })
        {
            var (exit, _, error) = await portal.Run(command, Today);
            Assert.True(exit == 0, error);
        }
        return town;
    }

    /// <summary>What an undisturbed night leaves, how long it takes, and how long the program takes to start.</summary>
    private async Task<(string Everything, TimeSpan Whole, TimeSpan Start)> LeftAlone(string town)
    {
        var folder = Copy(town, "clean");
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, (await new PortalCommandLine(folder).Run(Night, Today)).Exit);
        var whole = watch.Elapsed;
        watch.Restart();
        // A night that has been run: all that it costs is to start.
        Assert.Equal(0, (await new PortalCommandLine(folder).Run(Night, Today)).Exit);
        return (Everything(folder), whole, watch.Elapsed);
    }

    /// <returns>True when the process came to its end before the condition held.</returns>
    private static async Task<bool> Ended(Process process, Func<bool> before)
    {
        while (!process.HasExited)
        {
            if (before()) return false;
            await Task.Delay(20);
        }
        return true;
    }

    private static async Task<bool> Ended(Process process, TimeSpan within)
    {
        var watch = Stopwatch.StartNew();
        return await Ended(process, () => watch.Elapsed >= within);
    }

    private string Copy(string town, string name)
    {
        var folder = Path.Combine(_folder, name);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(town, "portal.db*")) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    private static long Fence(string folder) => Number(folder, "SELECT coalesce(max(fence), 0) FROM leases WHERE name = 'night'");

    private static bool IsUnfinished(string folder) => Number(folder, "SELECT count(*) FROM nights WHERE finished_at IS NULL") > 0;

    private static long Number(string folder, string sql)
    {
        using var db = Open(folder);
        using var command = db.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Every claim, step, entry, letter and task: both towns have the same ids.</summary>
    private static string Everything(string folder)
    {
        using var db = Open(folder);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var counts = new StringBuilder();
        foreach (var sql in new[]
        {
            "SELECT id, version, balance_ore, credit_ore, derived_on, next_on FROM claims ORDER BY id",
            "SELECT claim_id, person_id, step, cycle, \"on\", letter_id, skipped FROM steps ORDER BY claim_id, person_id, step, cycle",
            "SELECT claim_id, kind, \"on\", amount_ore, letter_id FROM transactions ORDER BY claim_id, kind, \"on\", id",
            "SELECT id, person_id, kind, \"on\" FROM letters ORDER BY id",
            "SELECT letter_id, claim_id FROM letter_claims ORDER BY letter_id, claim_id",
            "SELECT id, channel FROM outbox ORDER BY id",
            "SELECT kind, person_id, opened_on FROM tasks ORDER BY kind, person_id",
            "SELECT \"on\", finished_at IS NOT NULL FROM nights",
            "SELECT what, claim_id FROM journal ORDER BY claim_id, what",
        })
        {
            using var command = db.CreateCommand();
            command.CommandText = sql;
            using var rows = command.ExecuteReader();
            var count = 0;
            for (; rows.Read(); count++)
                for (var i = 0; i < rows.FieldCount; i++) hash.AppendData(Encoding.UTF8.GetBytes($"{rows.GetValue(i)}|"));
            counts.Append(CultureInfo.InvariantCulture, $"{count} ");
        }
        return $"{counts}{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static SqliteConnection Open(string folder)
    {
        var db = new SqliteConnection($"Data Source={Path.Combine(folder, "portal.db")};Pooling=false");
        db.Open();
        return db;
    }
}
