using System.Text;
using Portal.App.Data;
using Portal.App.Settings;
using Portal.Domain.Nudges;

namespace Portal.App.Nudges;

/// <summary>Stands in for a mail server in the demo: each e-mail is a file that any mail program, or any editor, opens.</summary>
internal sealed class MailFolder(StorageOptions storage, MailOptions options, MunicipalityOptions municipality, TimeProvider clock) : IMail
{
    public bool IsOffered => options.ToFolder;

    public async Task<NudgeEnd> Send(OutgoingMail mail, CancellationToken cancel)
    {
        var text = $"""
            From: {(options.Smtp.From.Length > 0 ? options.Smtp.From : municipality.Email)}
            To: {mail.To}
            Date: {clock.GetUtcNow():r}
            Message-ID: <{mail.Id:D}@mail>
            Auto-Submitted: auto-generated
            Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(mail.Subject))}?=
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            {mail.Text}

            """.ReplaceLineEndings("\r\n");
        await Durably.Write(Path.Combine(storage.Folder(MailOptions.Folder).FullName, $"{mail.Id:D}.eml"), Encoding.UTF8.GetBytes(text), cancel);
        return NudgeEnd.Taken(NudgeCode.Folder);
    }
}
