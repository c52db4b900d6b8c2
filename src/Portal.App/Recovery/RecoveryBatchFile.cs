using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Schema;
using Portal.App.Import;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Recovery;

namespace Portal.App.Recovery;

/// <summary>Writes a batch (overdragelse) as the recovery authority reads it: docs/formats/recovery-batch.xsd. The same batch gives the same bytes.</summary>
public static partial class RecoveryBatchFile
{
    public const string Namespace = "urn:portal:recovery-batch:1";

    /// <exception cref="UnfitBatchException">Something in it is not as the schema has it, or a text holds a CPR number: nothing may be handed over.</exception>
    public static byte[] Of(RecoveryBatch batch)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" })) Write(batch, xml);
        Check(bytes);
        return bytes.ToArray();
    }

    private static void Check(MemoryStream bytes)
    {
        bytes.Position = 0;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, ValidationType = ValidationType.Schema, Schemas = RecoverySchemas.Batch, CloseInput = false };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ProcessIdentityConstraints;
        // The schema's own message may repeat a value, and a value may be somebody's number.
        settings.ValidationEventHandler += (_, fault) => throw Unfit(bytes, fault.Exception.LineNumber);
        using var xml = XmlReader.Create(bytes, settings);
        while (xml.Read())
        {
        }
    }

    /// <summary>Each element was written on a line of its own.</summary>
    private static UnfitBatchException Unfit(MemoryStream bytes, int line)
    {
        var above = Encoding.UTF8.GetString(bytes.ToArray()).Split('\n').Take(line).ToList();
        return new UnfitBatchException(above.Select(text => ActionId().Match(text).Groups[1].Value).LastOrDefault(id => id.Length > 0) ?? "", ElementName().Match(above[^1]).Groups[1].Value, line);
    }

    private static void Write(RecoveryBatch batch, XmlWriter xml)
    {
        // The file is named so too.
        if (Shown.HoldsCpr(batch.Name)) throw new UnfitBatchException("", "Overdragelse", 0);
        xml.WriteStartDocument();
        xml.WriteStartElement("Overdragelse", Namespace);
        xml.WriteAttributeString("navn", batch.Name);
        xml.WriteAttributeString("dato", Day(batch.On));
        xml.WriteAttributeString("Fordringshaver", batch.Creditor);
        foreach (var action in batch.Actions) Write(action, xml);
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void Write(RecoveryAction action, XmlWriter xml)
    {
        switch (action)
        {
            case CreateClaim create:
                Start("OpretFordring");
                Write(create.Record, xml, inside: false);
                break;
            case Resend resend:
                Start("GenindsendFordring");
                Write(resend.Record, xml, inside: false);
                break;
            case WriteDown down:
                Start("Nedskriv");
                Text(xml, "FordringsID", Id(down.Record));
                Text(xml, "Beløb", Amount(down.Amount));
                Text(xml, "ÅrsagKode", ActionCodes.Of(down.Reason));
                Text(xml, "Virkningsdato", Day(down.EffectiveOn));
                break;
            case Recall recall:
                Start("Tilbagekald");
                Text(xml, "FordringsID", Id(recall.Claim.Value));
                Text(xml, "ÅrsagKode", ActionCodes.Of(recall.Reason));
                Text(xml, "Virkningsdato", recall.EffectiveOn);
                break;
            case ReportChange change:
                Start("ÆndrFordring");
                Text(xml, "FordringsID", Id(change.Claim.Value));
                Write(change.Number, xml);
                Text(xml, "Anmodning", ActionCodes.Of(change.Request));
                Words(xml, "ÆndredeForhold", change.What, action);
                break;
            case AnswerHearing answer:
                Start("SvarPåHøring");
                Text(xml, "FordringsID", Id(answer.Claim.Value));
                Text(xml, "HøringAktionID", Id(answer.Action));
                Text(xml, "Svar", ActionCodes.Of(answer.Choice));
                Words(xml, "Begrundelse", answer.Reason, action);
                break;
            default: throw new InvalidOperationException($"No element is written for {action.GetType().Name}.");
        }
        xml.WriteEndElement();

        void Start(string name)
        {
            xml.WriteStartElement(name);
            xml.WriteAttributeString("AktionID", Id(action.Id));
        }
    }

    /// <param name="inside">A related record inside its main record: the same people are liable.</param>
    private static void Write(TransferRecord record, XmlWriter xml, bool inside)
    {
        xml.WriteStartElement(record.Category == RecordCategory.Main ? "Hovedfordring" : "RelateretFordring");
        Text(xml, "FordringsID", Id(record.Id));
        Text(xml, "Fordringshaver", record.Creditor);
        Text(xml, "Fordringshaverreference", record.CreditorReference);
        Text(xml, "Fordringsart", ActionCodes.Of(record.Purpose));
        Text(xml, "Fordringstype", record.TypeCode ?? "");
        Text(xml, "Hovedstol", Amount(record.OriginalPrincipal));
        Text(xml, "Beløb", Amount(record.Amount));
        if (record.MainRecord is { } main) Text(xml, "HovedfordringsID", Id(main));
        if (Shown.HoldsCpr(record.Description)) throw new UnfitBatchException(Id(record.Id), "Beskrivelse", 0);
        if (record.Description.Length > 0) Text(xml, "Beskrivelse", Clean(record.Description));
        Text(xml, "PeriodeStart", record.PeriodFrom);
        Text(xml, "PeriodeSlut", record.PeriodTo);
        Text(xml, "Stiftelsesdato", record.EstablishedOn);
        Text(xml, "Forfaldsdato", record.DueOn);
        Text(xml, "SidsteRettidigeBetalingsdato", record.PayBy);
        Text(xml, "Forældelsesdato", record.LimitationOn);
        Text(xml, "Domsdato", record.JudgmentOn);
        Text(xml, "Forligsdato", record.SettlementOn);
        if (record.Interest is { } interest)
        {
            xml.WriteStartElement("Rentevalg");
            Text(xml, "Renteregel", interest.Rule);
            Text(xml, "Rentesatskode", interest.Rate);
            xml.WriteEndElement();
        }
        if (record.Property is { } property)
        {
            xml.WriteStartElement("Ejendom");
            Text(xml, "Identifikation", Clean(property.Identification));
            Text(xml, "LovbestemtPant", property.StatutoryLien ? "true" : "false");
            xml.WriteEndElement();
        }
        if (!inside)
            foreach (var person in record.Liable) Write(person.Number, xml);
        foreach (var related in record.Related) Write(related, xml, inside: true);
        xml.WriteEndElement();
    }

    private static void Write(IdNumber number, XmlWriter xml)
    {
        xml.WriteStartElement("Skyldner");
        Text(xml, number.Kind == PersonKind.Person ? "CPR" : "CVR", number.Digits);
        xml.WriteEndElement();
    }

    /// <summary>What somebody has written is about the debtor, who is named beside it by number: the text names nobody by number.</summary>
    private static void Words(XmlWriter xml, string name, string text, RecoveryAction action)
    {
        if (Shown.HoldsCpr(text)) throw new UnfitBatchException(Id(action.Id), name, 0);
        Text(xml, name, Clean(text));
    }

    private static void Text(XmlWriter xml, string name, DateOnly? day)
    {
        if (day is { } known) Text(xml, name, Day(known));
    }

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, text);

    /// <summary>A source may send characters that XML has no place for.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString()));

    private static string Id(Guid id) => id.ToString("D");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Amount(Kroner amount) => (amount.Ore / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    [GeneratedRegex("AktionID=\"([^\"]*)\"")]
    private static partial Regex ActionId();

    [GeneratedRegex("^ *</?([^ />]+)")]
    private static partial Regex ElementName();
}

/// <summary>A batch does not fit its schema. Tells where, never what stood there.</summary>
/// <param name="about">The action, or the record in it.</param>
public sealed class UnfitBatchException(string about, string element, int line)
    : InvalidOperationException($"{about}: {element} is not as recovery-batch.xsd has it{(line > 0 ? string.Create(CultureInfo.InvariantCulture, $" (line {line})") : "")}.")
{
    public string About { get; } = about;

    public string Element { get; } = element;
}
