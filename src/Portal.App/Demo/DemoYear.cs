using System.Globalization;
using Portal.App.Dunning;
using Portal.App.Import;
using Portal.App.Outbox;
using Portal.App.Payments;
using Portal.App.Settings;

namespace Portal.App.Demo;

/// <summary>
/// The demo municipality's past year as it was lived: files of claims arrive every week, the bank's twice a week, nights are run, letters go out and are answered, citizens ask
/// and object, and Sofie answers; agreements are kept and broken. Everything through the use cases; no state is written by itself.
/// </summary>
internal sealed class DemoYear(DemoPast past, DemoFiles files, StorageOptions storage, DigitalPostOptions post, int seed, DateOnly today)
{
    private const int Days = 365;

    /// <summary>A department sends a claim over about three weeks before it is due.</summary>
    private const int ArrivesBefore = 21;

    /// <summary>Every night of the last days is run, so that the last steps lie on the days where they belong.</summary>
    private const int LastDays = 10;

    private const int LastMonths = 60;

    private readonly string _folder = storage.Folder("demo").FullName;
    private readonly DateOnly _first = today.AddDays(-Days);
    private DateOnly _paidTo = today.AddDays(-Days);

    /// <param name="progress">Told the days lived so far.</param>
    public async Task<DemoImport> Live(IProgress<int>? progress, CancellationToken cancel)
    {
        past.GoTo(_first);
        var persons = Whole(await past.Use<ImportPersons>().Handle(files.Persons(_folder, _first), acceptValid: false, null, cancel));
        var arrivals = files.AllClaims.ToLookup(Arrival);
        var payers = new DemoPayers(files.MadeUpClaims, seed);
        var requests = new DemoRequests(past, today, files.Cast, seed);
        var objections = new DemoObjections(past, today, files.Cast);
        var (agreements, arrangements) = (new DemoAgreements(past, today, files.Cast, persons.New), new DemoArrangements(past, today, files.Cast, seed));
        var (claims, payments, nights) = (0, 0, 0);
        for (var day = _first; day <= today; day = day.AddDays(1))
        {
            past.GoTo(day);
            if (day == today) Whole(await past.Use<ImportPersons>().Handle(files.Persons(_folder, today), acceptValid: false, null, cancel));
            if (arrivals[day].Any()) claims += Whole(await past.Use<ImportClaims>().Handle(DemoFiles.Claims(_folder, day, arrivals[day]), acceptValid: false, null, cancel)).New;
            if (day == today || day.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Friday) payments += await Bank(payers, agreements, arrangements, day, cancel);
            await requests.Live(day, cancel);
            await objections.Live(day, cancel);
            await agreements.Live(day, cancel);
            await arrangements.Live(day, cancel);
            if (!IsNight(day)) continue;
            nights++;
            await past.Use<NightWork>().Handle(day, mayBeAhead: false, standInAnswers: post.Mode == HandoverMode.Folder, null, cancel);
            await past.Use<SendOutbox>().Handle(at: null, retryNow: true, null, cancel);
            progress?.Report(day.DayNumber - _first.DayNumber);
        }
        return new DemoImport(persons.New, claims, payments, nights);
    }

    /// <summary>On a Monday, so that a week's claims come in one file.</summary>
    private DateOnly Arrival(DemoClaim claim)
    {
        var on = claim.DueOn.AddDays(-ArrivesBefore);
        while (on.DayOfWeek != DayOfWeek.Monday) on = on.AddDays(-1);
        return on < _first ? _first : on > today ? today : on;
    }

    /// <summary>Nights may be missed: one a week is enough to live a year by, and two where it is looked at more closely.</summary>
    private bool IsNight(DateOnly day) =>
        day > today.AddDays(-LastDays) || day.DayOfWeek == DayOfWeek.Monday || (day > today.AddDays(-LastMonths) && day.DayOfWeek == DayOfWeek.Thursday);

    private async Task<int> Bank(DemoPayers payers, DemoAgreements agreements, DemoArrangements arrangements, DateOnly day, CancellationToken cancel)
    {
        await using var db = past.Open();
        var agreed = await agreements.Payments(db, _paidTo, day.AddDays(-1), arrangements.Paid, cancel);
        var file = await payers.BankFile(db, _paidTo, day.AddDays(-1), agreed, cancel);
        _paidTo = day;
        if (file is null) return 0;
        var path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"bank-{day:yyyy-MM-dd}.xml"));
        await File.WriteAllTextAsync(path, file, cancel);
        var report = await past.Use<ImportPayments>().Handle(path, null, cancel);
        return report.Outcome == ImportOutcome.Done ? report.Matched.Count + report.Unmatched.Count : throw new InvalidOperationException($"The demo's bank file of {day:yyyy-MM-dd} is not in the documented format.");
    }

    private static ImportReport Whole(ImportReport report) => report.Outcome == ImportOutcome.Done
        ? report
        : throw new InvalidOperationException($"The demo file is not in the documented format: {report.Errors[0].Text(report.File)}");
}
