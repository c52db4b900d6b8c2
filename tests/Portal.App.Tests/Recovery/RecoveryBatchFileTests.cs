using System.Text;
using System.Xml.Linq;
using Portal.App.Recovery;
using Portal.Domain.Money;
using Portal.Domain.Recovery;

namespace Portal.App.Tests.Recovery;

/// <summary>The file that is handed over to the recovery authority (formats.md section 3; docs/formats/recovery-batch.xsd).</summary>
public sealed class RecoveryBatchFileTests
{
    private static readonly XNamespace Ours = RecoveryBatchFile.Namespace;

    [Fact]
    public async Task Every_kind_of_action_validates_against_the_schema_that_ships() =>
        Assert.Equal((0, "- validates\n"), await Xmllint.Check("recovery-batch.xsd", RecoveryBatchFile.Of(Batches.With(Batches.Actions))));

    [Fact]
    public async Task Every_reason_code_of_the_authority_can_be_said()
    {
        var actions = new List<RecoveryAction>();
        actions.AddRange(Enum.GetValues<WriteDownReason>().Select(reason => new WriteDown(Batches.Of(100 + (int)reason), Batches.Claim, Batches.Of(1), Kroner.Of(1), reason, new(2026, 5, 5))));
        actions.AddRange(Enum.GetValues<RecallReason>().Select(reason => new Recall(Batches.Of(200 + (int)reason), Batches.Claim, reason)));
        actions.AddRange(Enum.GetValues<ChangeRequest>().Select(request => new ReportChange(Batches.Of(300 + (int)request), Batches.Claim, Batches.Number(Batches.Anna), request, "Flyttet.")));
        actions.AddRange(Enum.GetValues<HearingChoice>().Select(choice => new AnswerHearing(Batches.Of(400 + (int)choice), Batches.Claim, Batches.Of(1), choice, "Rigtigt.")));
        actions.Add(new CreateClaim(Batches.Of(500), Batches.Claim, Batches.Daycare with { Purpose = RecoveryPurpose.SetOffOnly }));
        var file = RecoveryBatchFile.Of(Batches.With(actions));

        Assert.Equal(0, (await Xmllint.Check("recovery-batch.xsd", file)).ExitCode);
        var codes = Read(file).Descendants().Where(element => element.Name.LocalName is "ÅrsagKode" or "Anmodning" or "Svar").Select(element => element.Value);
        Assert.Equal("INDB REGU OANI OONR BORD BORT FEJL HENS KLAG HAFT INGEN INTENSIVER SEND-TILBAGE GODKEND FORTRYD", string.Join(' ', codes));
        Assert.Contains("<Fordringsart>MODR</Fordringsart>", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_batch_gives_the_same_bytes_without_a_byte_order_mark()
    {
        var file = RecoveryBatchFile.Of(Batches.With(Batches.Actions));

        Assert.Equal(file, RecoveryBatchFile.Of(Batches.With([.. Batches.Actions])));
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Overdragelse ", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.DoesNotContain((byte)'\r', file);
    }

    [Fact]
    public void A_claim_stands_with_each_fee_each_month_of_interest_and_everybody_liable()
    {
        var claim = Assert.Single(Read(RecoveryBatchFile.Of(Batches.With(Batches.Actions))).Elements(Ours + "OpretFordring").Elements(Ours + "Hovedfordring"));

        Assert.Equal(["CPR 6101801234", "CVR 12345674"], claim.Elements(Ours + "Skyldner").Elements().Select(person => $"{person.Name.LocalName} {person.Value}"));
        Assert.Equal(["GEDAINS 250.00 2026-01-13", "REOPDAG 26.85 2026-02-12"], claim.Elements(Ours + "RelateretFordring").Select(related => $"{Value(related, "Fordringstype")} {Value(related, "Beløb")} {Value(related, "PeriodeSlut")}"));
        Assert.All(claim.Elements(Ours + "RelateretFordring"), related => Assert.Equal(Value(claim, "FordringsID"), Value(related, "HovedfordringsID")));
        Assert.Equal("2685.00 1200.50 2026-01-02 2029-01-02 2026-02-01", string.Join(' ', new[] { "Hovedstol", "Beløb", "SidsteRettidigeBetalingsdato", "Forældelsesdato", "Forligsdato" }.Select(field => Value(claim, field))));
        Assert.Equal("Daginstitution, januar 2026 <æøå & \"bil\">", Value(claim, "Beskrivelse"));
        Assert.Equal("BFE 5512 <A & B> true", $"{Value(claim.Element(Ours + "Ejendom")!, "Identifikation")} {Value(claim.Element(Ours + "Ejendom")!, "LovbestemtPant")}");
    }

    public static TheoryData<string, RecoveryBatch> Unfit() => new()
    {
        { "Fordringstype", Create(Batches.Daycare with { TypeCode = null }) },
        { "Fordringstype", Create(Batches.Daycare with { TypeCode = "kfdains" }) },
        { "Fordringshaver", Create(Batches.Daycare with { Creditor = "" }) },
        { "Fordringshaverreference", Create(Batches.Daycare with { CreditorReference = "" }) },
        { "Hovedstol", Create(Batches.Daycare with { OriginalPrincipal = new(-1) }) },
        { "Beskrivelse", Create(Batches.Daycare with { Description = new string('x', 101) }) },
        { "Rentevalg", Create(Batches.Daycare with { LimitationOn = null, SettlementOn = null }) },
        { "Forligsdato", Create(Batches.Daycare with { JudgmentOn = new(2026, 1, 1) }) },
        { "Rentesatskode", Create(Batches.Daycare with { Interest = new("002", "04") }) },
        { "RelateretFordring", Create(Batches.Daycare with { Liable = [] }) },
        { "Identifikation", Create(Batches.Daycare with { Property = new("", true) }) },
        { "Beløb", Batches.With(new WriteDown(Batches.Of(3), Batches.Claim, Batches.Of(1), Kroner.Zero, WriteDownReason.Payment, new(2026, 5, 4))) },
        { "Begrundelse", Batches.With(new AnswerHearing(Batches.Of(3), Batches.Claim, Batches.Of(1), HearingChoice.Withdraw, "")) },
        { "ÆndredeForhold", Batches.With(new ReportChange(Batches.Of(3), Batches.Claim, Batches.Number(Batches.Anna), ChangeRequest.None, new string('x', 1001))) },
        { "ÆndredeForhold", Batches.With(new ReportChange(Batches.Of(3), Batches.Claim, Batches.Number(Batches.Anna), ChangeRequest.None, "Flyttet, 610180-1234")) },
        { "Beskrivelse", Create(Batches.Daycare with { Description = "Plads til 6101801234" }) },
        { "Tilbagekald", Batches.With(new Recall(Batches.Of(3), Batches.Claim, RecallReason.Mistake), new Recall(Batches.Of(3), Batches.Claim, RecallReason.Objection)) },
        { "Overdragelse", Batches.With() },
        { "Overdragelse", Batches.With(Batches.Actions) with { Name = "../ud" } },
        { "Overdragelse", Batches.With(Batches.Actions) with { Name = "Anna-6101801234" } },
        { "Overdragelse", Batches.With(Batches.Actions) with { Creditor = "1" } },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void What_does_not_fit_the_schema_is_never_handed_over(string element, RecoveryBatch batch)
    {
        var fault = Assert.Throws<UnfitBatchException>(() => RecoveryBatchFile.Of(batch));

        Assert.Equal(element, fault.Element);
        Assert.DoesNotContain("1801234", fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("180-1234", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_that_xml_has_no_place_for_is_left_out() =>
        Assert.Contains("<Beskrivelse>Mad 🍎</Beskrivelse>", Encoding.UTF8.GetString(RecoveryBatchFile.Of(Create(Batches.Daycare with { Description = "Mad\uffff 🍎" }))), StringComparison.Ordinal);

    [Fact]
    public void Everything_the_portal_may_ask_for_is_written() =>
        Assert.Equal(
            typeof(RecoveryAction).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RecoveryAction))).Select(type => type.Name).Order(),
            Batches.Actions.Select(action => action.GetType().Name).Distinct().Order());

    private static RecoveryBatch Create(TransferRecord record) => Batches.With(new CreateClaim(Batches.Of(1), Batches.Claim, record));

    private static XElement Read(byte[] file) => XDocument.Parse(Encoding.UTF8.GetString(file)).Root!;

    private static string Value(XElement element, string name) => element.Element(Ours + name)!.Value;
}
