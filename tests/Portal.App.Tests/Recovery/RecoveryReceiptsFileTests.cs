using System.Text;
using System.Xml;
using System.Xml.Schema;
using Portal.App.Import;
using Portal.App.Recovery;
using Portal.App.Tests.Import;
using Portal.Domain.Money;
using Portal.Domain.Recovery;

namespace Portal.App.Tests.Recovery;

/// <summary>The file that the recovery authority sends back (formats.md section 3; docs/formats/recovery-receipts.xsd).</summary>
public sealed class RecoveryReceiptsFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"portal-receipts-{Guid.NewGuid():N}.xml");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Receipts_balances_returns_and_set_offs_are_told_apart()
    {
        var (news, fault) = RecoveryReceiptsFile.Read(Files.Sample("recovery-receipts.xml"), new ImportTally("x", false));

        Assert.Null(fault);
        Assert.Equal([(ReceiptOutcome.Done, "", 3), (ReceiptOutcome.Refused, "R_5_2 R_7_11", 4), (ReceiptOutcome.Hearing, "R_4_2", 5)], news.Receipts.Select(told => (told.What.Outcome, string.Join(' ', told.What.Codes), told.Line)));
        Assert.Equal((new Guid("1d5e9a70-43c2-8f1a-8b66-e2a7740cd913"), new DateOnly(2026, 4, 21)), (news.Receipts[1].What.Action, news.Receipts[1].What.On));
        Assert.Equal(new BalanceUpdate("SALDO-2026-04-21-000911", new("DAGTILBUD", "2026-01-1001"), new(2026, 4, 21), new(1_950_85), OtherCreditors: true), Assert.Single(news.Balances).What);
        Assert.Equal(new ReturnedClaim("RETUR-2026-000052", new("EJENDOM", "BFE-5512-1"), new(2026, 4, 22), "RETU", new(4_120_50)), Assert.Single(news.Returns).What);
        Assert.Equal([Kroner.Of(500), new Kroner(1_250_50)], news.SetOffs.Select(told => told.What.Amount));
    }

    [Fact]
    public async Task The_sample_validates_against_the_schema_that_ships()
    {
        var sample = await File.ReadAllBytesAsync(Files.Sample("recovery-receipts.xml"));

        Assert.Equal((0, "- validates\n"), await Xmllint.Check("recovery-receipts.xsd", sample));
        Assert.Null(SchemaFault(Encoding.UTF8.GetString(sample)));
    }

    public static TheoryData<string, string> Bad() => new()
    {
        { "action", """<receipt action="8A2C1F6E" state="UDFØRT" on="2026-04-21"/>""" },
        { "state", """<receipt action="8a2c1f6e-0b7d-8e55-9c41-5d0f3c7a9b10" state="OK" on="2026-04-21"/>""" },
        { "on", """<receipt action="8a2c1f6e-0b7d-8e55-9c41-5d0f3c7a9b10" state="UDFØRT" on="2026-02-30"/>""" },
        { "on", """<receipt action="8a2c1f6e-0b7d-8e55-9c41-5d0f3c7a9b10" state="UDFØRT"/>""" },
        { "codes", """<receipt action="8a2c1f6e-0b7d-8e55-9c41-5d0f3c7a9b10" state="HØRING" on="2026-04-21" codes="R(1)"/>""" },
        { "amount", """<setOff id="M-1" claim="A/1" amount="-5.00" on="2026-02-02"/>""" },
        { "amount", """<setOff id="M-1" claim="A/1" amount="0.00" on="2026-02-02"/>""" },
        { "balance", """<balance id="S-1" claim="A/1" on="2026-02-02" balance="5" otherCreditors="no"/>""" },
        { "otherCreditors", """<balance id="S-1" claim="A/1" on="2026-02-02" balance="5.00" otherCreditors="maybe"/>""" },
        { "claim", """<returned id="R-1" claim="A1" on="2026-02-02" code="X" balance="5.00"/>""" },
        { "code", """<returned id="R-1" claim="A/1" on="2026-02-02" balance="5.00"/>""" },
        { "id", """<returned id="R 1" claim="A/1" on="2026-02-02" code="X" balance="5.00"/>""" },
        { "cpr", """<setOff id="M-1" claim="A/1" amount="5.00" on="2026-02-02" cpr="6101801234"/>""" },
        { "setOff", """<setOff id="M-1" claim="A/1" amount="5.00" on="2026-02-02">6101801234</setOff>""" },
        { "setOff", """<setOff id="M-1" claim="A/1" amount="5.00" on="2026-02-02"><setOff/></setOff>""" },
        { "konto", """<konto id="1"/>""" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task An_element_that_the_schema_refuses_is_refused_with_its_line_and_rule(string field, string element)
    {
        var document = Document(element);
        var report = Read(document).Tally.Refused();

        var error = Assert.Single(report.Errors);
        Assert.Equal((2, field, 1), (error.Line, error.Field, report.Rejected));
        Assert.NotEmpty(error.Rule);
        Assert.DoesNotContain("1801234", error.Text("in.xml"), StringComparison.Ordinal);
        Assert.NotNull(SchemaFault(document));
        Assert.NotEqual(0, (await Xmllint.Check("recovery-receipts.xsd", Encoding.UTF8.GetBytes(document))).ExitCode);
    }

    [Theory]
    [InlineData("AFVIST", "", "a refusal has at least one code")]
    [InlineData("UDFØRT", "R_1", "what was carried out has no codes")]
    public void Codes_belong_to_a_refusal_and_to_a_hearing(string state, string codes, string rule)
    {
        var (news, tally) = Read(Document($"""<receipt action="8a2c1f6e-0b7d-8e55-9c41-5d0f3c7a9b10" state="{state}" on="2026-04-21"{(codes.Length > 0 ? $" codes=\"{codes}\"" : "")}/>"""));

        Assert.Equal(rule, Assert.Single(tally.Refused().Errors).Rule);
        Assert.Empty(news.Receipts);
    }

    [Fact]
    public void Everything_that_is_wrong_with_an_element_is_told_at_once() =>
        Assert.Equal(["action", "state", "codes", "on", "ekstra"], Read(Document("""<receipt action="1" state="x" codes="(" ekstra="1"/>""")).Tally.Refused().Errors.Select(error => error.Field));

    [Theory]
    [InlineData("<recoveryReceipts xmlns='urn:portal:recovery-receipts:1' version='2'/>", "has attributes")]
    [InlineData("<recoveryReceipts xmlns='urn:portal:recovery-receipts:1'>500</recoveryReceipts>", "holds text between its elements")]
    [InlineData("<recoveryReceipts xmlns='urn:portal:recovery-receipts:1'><setOff id='1'></recoveryReceipts>", "is not well-formed")]
    [InlineData("<recoveryReceipts xmlns='urn:portal:recovery-receipts:2'/>", "is another root")]
    [InlineData("", "is not well-formed")]
    public void A_file_of_another_form_is_refused_whole(string document, string problem)
    {
        File.WriteAllText(_path, document);

        Assert.Equal(problem, RecoveryReceiptsFile.Read(_path, new ImportTally(_path, false)).Fault?.Problem);
    }

    [Fact]
    public void A_text_without_an_end_is_never_gathered()
    {
        File.WriteAllText(_path, Document($"""<setOff id="{new string('a', 3_000_000)}"/>"""));

        Assert.Equal("holds more than a million bytes in one piece", RecoveryReceiptsFile.Read(_path, new ImportTally(_path, false)).Fault?.Problem);
    }

    [Fact]
    public void A_file_larger_than_a_days_is_refused_unread()
    {
        using (var file = File.Create(_path)) file.SetLength(50_000_001);

        Assert.Equal("is larger than 50 million bytes", RecoveryReceiptsFile.Read(_path, new ImportTally(_path, false)).Fault?.Problem);
    }

    private (RecoveryNews News, ImportTally Tally) Read(string document)
    {
        File.WriteAllText(_path, document);
        var tally = new ImportTally("in.xml", false);
        var (news, fault) = RecoveryReceiptsFile.Read(_path, tally);
        Assert.Null(fault);
        return (news, tally);
    }

    private static string Document(string element) => $"<recoveryReceipts xmlns=\"{RecoveryReceiptsFile.Namespace}\">\n{element}\n</recoveryReceipts>";

    private static string? SchemaFault(string document)
    {
        string? found = null;
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = RecoverySchemas.Receipts };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, fault) => found ??= fault.Message;
        using var xml = XmlReader.Create(new StringReader(document), settings);
        while (xml.Read())
        {
        }
        return found;
    }
}
