using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.App;
using Portal.App.Data;
using Portal.App.Import;
using Portal.App.Payments;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Web.Commands;
using Portal.Web.Commands.Act;

namespace Portal.Web.Tests.Shell;

/// <summary>The service graph of `portal act` over a SQLite file of its own, with Anna's two claims, one that Bo is the debtor of, and the files that act on them.</summary>
internal sealed class ActTown : IDisposable
{
    public const string Anna = "6101801234", Bo = "7202852345", NoId = "000000000009993";

    private readonly string _folder = TestFolder.Create("portal-act-");
    private readonly IHost _host;
    private int _files;

    private ActTown()
    {
        EmptyDatabase.CopyTo(_folder);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development, ContentRootPath = _folder });
        builder.Configuration.AddDemoMunicipality(builder.Environment);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Root"] = _folder, ["Database:ConnectionString"] = ConnectionOf(_folder),
        });
        builder.Services.AddPortalSettings(builder.Configuration, builder.Environment).AddPortalApp(builder.Configuration).AddAct().AddLocalization();
        _host = builder.Build();
    }

    /// <summary>Without anybody in it.</summary>
    public static ActTown Bare() => new();

    public static async Task<ActTown> Open()
    {
        var town = new ActTown();
        await town.Get<ActClock>().StandOn(new DateOnly(2026, 1, 2), CancellationToken.None);
        var persons = town.Write(
            "id;kind;name;street;postcode;city;country;email;phone;language;digital_post;protected;benefits;dead_on",
            $"{Anna};person;Anna Ågård Sørensen;Havnegade 4;9990;Skagen;DK;;;da;yes;no;;", $"{Bo};person;Bo Æbelø;Kirkevej 12;9990;Skagen;DK;;;da;yes;no;;");
        Assert.Equal(ImportOutcome.Done, (await town.Get<ImportPersons>().Handle(persons, false, null, CancellationToken.None)).Outcome);
        var claims = town.Write(
            "source;reference;claim_type;debtor;co_debtors;principal;period_from;period_to;established_on;due_on;pay_by;limitation_on;basis;basis_on;state_refund;property;description",
            Claim("BIBLIOTEK;1", Anna, "400,00"), Claim("BYG;2", Anna, "1200,00"), Claim("BYG;3", Bo, "900,00"));
        Assert.Equal(ImportOutcome.Done, (await town.Get<ImportClaims>().Handle(claims, false, null, CancellationToken.None)).Outcome);
        return town;
    }

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Carries out the lines as a file of their own. A line is written as JSON with ' for ".</summary>
    public Task<(int Exit, List<JsonElement> Answers, string Error)> Act(params string[] lines) => Carry(Write([.. lines.Select(line => line.Replace('\'', '"'))]));

    public async Task<(int Exit, List<JsonElement> Answers, string Error)> Carry(string file)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await Get<ActFile>().Run(file, output, error, CancellationToken.None);
        return (exit, [.. output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))], error.ToString());
    }

    public static string PaymentId(long number) => Portal.Domain.Payments.PaymentId.Of(number).Digits;

    /// <summary>Takes in a file of payments of 9 January 2026.</summary>
    public async Task Bank(params (string BankReference, long Ore, string PaymentId)[] payments)
    {
        await Get<ActClock>().StandOn(new DateOnly(2026, 1, 12), CancellationToken.None);
        var file = Write(BankFile(new DateOnly(2026, 1, 9), payments));
        Assert.Equal(ImportOutcome.Done, (await Get<ImportPayments>().Handle(file, null, CancellationToken.None)).Outcome);
    }

    /// <summary>A negative amount is one that the bank takes back.</summary>
    public static string BankFile(DateOnly day, IEnumerable<(string BankReference, long Ore, string PaymentId)> payments)
    {
        var entries = payments.Select(one => $"""
            <Ntry><Amt Ccy="DKK">{Math.Abs(one.Ore) / 100}.{Math.Abs(one.Ore) % 100:00}</Amt><CdtDbtInd>{(one.Ore < 0 ? "DBIT</CdtDbtInd><RvslInd>true</RvslInd>" : "CRDT</CdtDbtInd>")}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{day:yyyy-MM-dd}</Dt></BookgDt><ValDt><Dt>{day:yyyy-MM-dd}</Dt></ValDt>
            <AcctSvcrRef>{one.BankReference}</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Strd><CdtrRefInf><Ref>{one.PaymentId}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>
            """);
        return $"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><Ntfctn><Id>1</Id><Acct><Id><IBAN>DK5000400440116243</IBAN></Id></Acct>
            {string.Concat(entries)}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
            """;
    }

    public async Task<ClaimFacts> Facts(string source, string reference)
    {
        var id = await Get<ActNames>().Claim(new SourceReference(source, reference), CancellationToken.None);
        await using var db = Get<IDbContextFactory<PortalDb>>().CreateDbContext();
        return Assert.Single(await ClaimFactsQuery.Of([id!.Value], db, CancellationToken.None));
    }

    /// <summary>"ok", or the rules that refused the line.</summary>
    public static string Said(JsonElement answer) =>
        answer.GetProperty("ok").GetBoolean() ? "ok" : string.Join(" ", answer.GetProperty("refused").EnumerateArray().Select(rule => rule.GetString()));

    private static string ConnectionOf(string folder) => $"Data Source={Path.Combine(folder, "portal.db")}";

    public void Dispose()
    {
        _host.Dispose();
        using (var kept = new SqliteConnection(ConnectionOf(_folder))) SqliteConnection.ClearPool(kept);
        Directory.Delete(_folder, recursive: true);
    }

    private static string Claim(string name, string debtor, string principal) =>
        $"{name};general;{debtor};;{principal};;;2026-01-02;2026-01-05;2026-01-05;2029-01-05;ordinary;;no;;Et krav";

    private string Write(params string[] lines)
    {
        var file = Path.Combine(_folder, $"file-{++_files}");
        File.WriteAllLines(file, lines);
        return file;
    }
}
