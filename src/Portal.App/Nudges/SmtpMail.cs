using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Portal.App.Data;
using Portal.App.Settings;
using Portal.Domain.Nudges;

namespace Portal.App.Nudges;

/// <summary>
/// E-mail by SMTP, encrypted by STARTTLS as the settings say. What a server says in words may name an address: only its code is kept.
/// </summary>
internal sealed class SmtpMail(MailOptions options, TimeSpan? patience = null) : IMail
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TimeSpan _patience = patience ?? Patience;

    public bool IsOffered => options.Smtp.Host.Length > 0;

    public async Task<NudgeEnd> Send(OutgoingMail mail, CancellationToken cancel)
    {
        using var smtp = new SmtpClient(options.Smtp.Host, options.Smtp.Port) { EnableSsl = options.Smtp.Encrypted, Timeout = (int)_patience.TotalMilliseconds };
        if (options.Smtp.UserName.Length > 0) smtp.Credentials = new NetworkCredential(options.Smtp.UserName, options.Smtp.Password);
        using var message = Message(mail);
        try
        {
            return await Durably.HandOver(async () =>
            {
                await smtp.SendMailAsync(message, cancel);
                return NudgeEnd.Taken(NudgeCode.Accepted);
            });
        }
        catch (SmtpException failed)
        {
            return Meaning(failed);
        }
        catch (IOException)
        {
            return NudgeEnd.NoAnswer(NudgeCode.NoAnswer);
        }
    }

    /// <summary>A server that has answered with a code has not taken the message. Without a code it may have, unless there was no line to it yet.</summary>
    private static NudgeEnd Meaning(SmtpException failed)
    {
        if (failed.StatusCode == SmtpStatusCode.GeneralFailure) return HadNoLine(failed) ? NudgeEnd.NotNow(NudgeCode.Unreachable) : NudgeEnd.NoAnswer(NudgeCode.NoAnswer);
        var code = $"smtp-{((int)failed.StatusCode).ToString(CultureInfo.InvariantCulture)}";
        // The address is refused for good; anything else is about our access or the server's day.
        return failed is SmtpFailedRecipientException && (int)failed.StatusCode >= 500 ? NudgeEnd.Refused(code) : NudgeEnd.NotNow(code);
    }

    /// <summary>Nobody there, or a certificate that cannot be trusted. Without a cause it may be that time ran out after the message, so that is no such case.</summary>
    private static bool HadNoLine(SmtpException failed) => failed.InnerException is AuthenticationException
        or SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TryAgain or SocketError.NoData };

    private MailMessage Message(OutgoingMail mail)
    {
        var message = new MailMessage(options.Smtp.From, mail.To)
        {
            Subject = mail.Subject, SubjectEncoding = Encoding.UTF8, Body = mail.Text, BodyEncoding = Encoding.UTF8, BodyTransferEncoding = System.Net.Mime.TransferEncoding.QuotedPrintable,
        };
        // Answering machines keep quiet (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Message-ID", $"<{mail.Id:D}@{message.From!.Host}>");
        return message;
    }
}
