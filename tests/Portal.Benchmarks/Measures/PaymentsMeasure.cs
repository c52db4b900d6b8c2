using System.Diagnostics;
using System.Globalization;
using Portal.App.Import;
using Portal.App.Payments;
using Portal.App.Settings;
using Portal.Benchmarks.Files;
using Portal.Benchmarks.Floors;
using Portal.Benchmarks.Report;

namespace Portal.Benchmarks.Measures;

/// <summary>P5: a bank's file that pays every claim, booked by a process of its own, so that its memory can be told from that of the floor.</summary>
internal static class PaymentsMeasure
{
    private const int FloorTimes = 3;

    public static async Task Run(Bench bench, CancellationToken cancel)
    {
        var (installation, claims) = await bench.Town(bench.Claims, TownFiles.Nights, cancel);
        await using var _ = installation;
        await Bench.ImportClaims(installation, claims, cancel);
        await installation.Settle(cancel);
        var file = await BankFile.Write(installation.Place.Folder, bench.Claims, Days.Arrival);

        var floor = new Timing();
        for (var i = 0; i < FloorTimes; i++) floor.Add(XmlFloor.Run(file));
        // Nothing of a file is booked when its end is missing, and that is seen only there: so this is the reading and all its checks.
        var broken = Path.ChangeExtension(file, ".broken.xml");
        File.Copy(file, broken);
        await using (var stream = File.OpenWrite(broken)) stream.SetLength(stream.Length - 12);
        var size = $"{bench.Claims:N0} entries, {new FileInfo(file).Length >> 20} MB";
        var read = await PaymentsChild.Start(installation.Place, broken, ImportOutcome.Refused, cancel);
        File.Delete(broken);
        bench.Add(new Result(Goal.PaymentsRead, bench.Engine, size, floor, Timing.Of(read.Time), read.Time.TotalSeconds / floor.Median, $"most memory {read.Megabytes:0} MB"));
        var booked = await PaymentsChild.Start(installation.Place, file, ImportOutcome.Done, cancel);
        bench.Add(new Result(Goal.Payments, bench.Engine, size, floor, Timing.Of(booked.Time), booked.Time.TotalSeconds / floor.Median));
        bench.Add(new Result(Goal.PaymentsMemory, bench.Engine, size, null, null, booked.Megabytes));
    }
}

/// <summary>The process that books a file, and tells how long it took and how much memory it had at most.</summary>
internal static class PaymentsChild
{
    public const string Argument = "book-payments";

    public static async Task<(TimeSpan Time, double Megabytes)> Start(Place place, string file, ImportOutcome expected, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        string[] arguments = [Argument, place.Engine.ToString(), place.Connection, place.Folder, file];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var child = Process.Start(start) ?? throw new InvalidOperationException("The measured process cannot be started.");
        var said = await child.StandardOutput.ReadToEndAsync(cancel);
        await child.WaitForExitAsync(cancel);
        return said.Split(' ') is [var outcome, var seconds, var kilobytes] && outcome == expected.ToString()
            ? (TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)), double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024)
            : throw new InvalidOperationException($"The measured process said '{said}'.");
    }

    public static async Task<int> Run(string[] arguments)
    {
        await using var installation = Installation.Open(new Place(Enum.Parse<DatabaseProvider>(arguments[0]), arguments[1], arguments[2]));
        installation.Clock.GoTo(Days.Arrival);
        PaymentsReport? report = null;
        var time = await Bench.Time(async () => report = await installation.Get<ImportPayments>().Handle(arguments[3], null, CancellationToken.None));
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{report!.Outcome} {time.TotalSeconds} {ChildMemory.MostKilobytes()}"));
        return 0;
    }
}
