using System.Globalization;
using System.Text;
using System.Xml;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.App.Settings;
using Portal.Domain.People;

namespace Portal.App.Outbox;

/// <summary>
/// What goes to Digital Post as a MeMo 1.2 message: a letter with its PDF as main document, or a NemSMS. The same one to the same receiver is the same bytes.
/// </summary>
internal static class MemoMessage
{
    private const string Namespace = "https://DigitalPost.dk/MeMo-1";

    // Readers are known that look for this very prefix.
    private const string Prefix = "memo";

    public static ReadOnlyMemory<byte> Write(OutgoingLetter letter, LetterFile file, MunicipalityOptions sender) => Message(file.Pdf.Length * 4 / 3 + 4096, xml =>
    {
        Header(xml, letter, sender);
        Body(xml, letter, file);
    });

    /// <summary>A message to the receiver's own mobile number: a header and no body, the text in the notification.</summary>
    /// <param name="label">Stands in the sender's and the receiver's lists.</param>
    public static ReadOnlyMemory<byte> NemSms(Guid id, string label, string text, PersonRow receiver, MunicipalityOptions sender) => Message(1024, xml =>
    {
        Start(xml, "MessageHeader");
        Element(xml, "messageType", "NEMSMS");
        Element(xml, "messageUUID", id.ToString("D"));
        Element(xml, "label", label);
        Element(xml, "notification", text);
        Parties(xml, receiver, sender);
        xml.WriteEndElement();
    });

    private static ReadOnlyMemory<byte> Message(int size, Action<XmlWriter> content)
    {
        var bytes = new MemoryStream(size);
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement(Prefix, "Message", Namespace);
            xml.WriteAttributeString("memoVersion", "1.2");
            content(xml);
            xml.WriteEndElement();
        }
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private static void Header(XmlWriter xml, OutgoingLetter letter, MunicipalityOptions sender)
    {
        Start(xml, "MessageHeader");
        Element(xml, "messageType", "DIGITALPOST");
        Element(xml, "messageUUID", letter.Id.ToString("D"));
        Element(xml, "label", letter.Letter.Subject);
        Element(xml, "mandatory", "false");
        Element(xml, "legalNotification", "false");
        Parties(xml, letter.Receiver, sender);
        xml.WriteEndElement();
    }

    private static void Parties(XmlWriter xml, PersonRow receiver, MunicipalityOptions sender)
    {
        Start(xml, "Sender");
        Element(xml, "senderID", sender.Cvr);
        Element(xml, "idType", "CVR");
        Element(xml, "label", sender.Name);
        xml.WriteEndElement();
        Start(xml, "Recipient");
        Element(xml, "recipientID", receiver.IdNumber);
        Element(xml, "idType", receiver.Kind == PersonKind.Person ? "CPR" : "CVR");
        xml.WriteEndElement();
    }

    private static void Body(XmlWriter xml, OutgoingLetter letter, LetterFile file)
    {
        Start(xml, "MessageBody");
        Element(xml, "createdDateTime", letter.Message.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Start(xml, "MainDocument");
        Start(xml, "File");
        Element(xml, "encodingFormat", "application/pdf");
        Element(xml, "filename", file.Name);
        Element(xml, "language", letter.Letter.Language);
        Start(xml, "content");
        // In one piece: a line break in the middle is not base64 to every reader.
        xml.WriteRaw(Convert.ToBase64String(file.Pdf.Span));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Start(XmlWriter xml, string name) => xml.WriteStartElement(Prefix, name, Namespace);

    private static void Element(XmlWriter xml, string name, string value) => xml.WriteElementString(Prefix, name, Namespace, value);
}
