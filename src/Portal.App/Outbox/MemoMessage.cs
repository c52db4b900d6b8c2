using System.Globalization;
using System.Text;
using System.Xml;
using Portal.App.Letters;
using Portal.App.Settings;
using Portal.Domain.People;

namespace Portal.App.Outbox;

/// <summary>
/// One letter as a MeMo 1.2 message (Digital Post): the header, and the PDF as main document. The same letter to the same receiver is the same bytes.
/// </summary>
internal static class MemoMessage
{
    private const string Namespace = "https://DigitalPost.dk/MeMo-1";

    // Readers are known that look for this very prefix.
    private const string Prefix = "memo";

    public static ReadOnlyMemory<byte> Write(OutgoingLetter letter, LetterFile file, MunicipalityOptions sender)
    {
        var bytes = new MemoryStream(file.Pdf.Length * 4 / 3 + 4096);
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement(Prefix, "Message", Namespace);
            xml.WriteAttributeString("memoVersion", "1.2");
            Header(xml, letter, sender);
            Body(xml, letter, file);
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
        Start(xml, "Sender");
        Element(xml, "senderID", sender.Cvr);
        Element(xml, "idType", "CVR");
        Element(xml, "label", sender.Name);
        xml.WriteEndElement();
        Start(xml, "Recipient");
        Element(xml, "recipientID", letter.Receiver.IdNumber);
        Element(xml, "idType", letter.Receiver.Kind == PersonKind.Person ? "CPR" : "CVR");
        xml.WriteEndElement();
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
