using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Portal.App.Nudges;
using Portal.App.Settings;
using Portal.Domain.Nudges;

namespace Portal.App.Tests.Nudges;

/// <summary>The real client, against a mail server of some lines.</summary>
public sealed class SmtpMailTests
{
    private static readonly OutgoingMail Nudge = new(new Guid("7c0e4b1e-52a1-8f0e-9d3a-6f1f0f3f2a01"), "anna@example.dk", "Ny besked fra Ærø Kommune", "Der er en ny besked. Log på for at læse den.\n\nHilsen ø");

    [Fact]
    public async Task An_e_mail_is_handed_over_whole()
    {
        await using var server = new TinySmtp();
        Assert.Equal(NudgeEnd.Taken("accepted"), await Client(server).Send(Nudge, default));

        Assert.Contains("MAIL FROM:<portal@strandby.invalid>", server.Lines);
        Assert.Contains("RCPT TO:<anna@example.dk>", server.Lines);
        var mail = server.Message;
        Assert.Contains("Subject: =?utf-8?B?TnkgYmVza2VkIGZyYSDDhnLDuCBLb21tdW5l?=", mail, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", mail, StringComparison.Ordinal);
        Assert.Contains("Der er en ny besked. Log p=C3=A5 for at l=C3=A6se den.", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("text/html", mail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 <anna@example.dk> unknown", NudgeState.Dropped, "smtp-550")]
    [InlineData("RCPT", "450 4.2.1 busy", NudgeState.Waiting, "smtp-450")]
    [InlineData("MAIL", "530 5.7.0 must authenticate", NudgeState.Waiting, "smtp-530")]
    [InlineData(".", "451 4.3.0 try later", NudgeState.Waiting, "smtp-451")]
    [InlineData(".", "", NudgeState.Unknown, "no-answer")]
    public async Task What_the_server_answers_decides_whether_it_is_tried_again(string to, string answer, NudgeState state, string code)
    {
        await using var server = new TinySmtp { Answer = (to, answer) };
        Assert.Equal(new NudgeEnd(state, code), await Client(server).Send(Nudge, default));
    }

    [Fact]
    public async Task A_server_that_says_nothing_after_the_message_may_have_taken_it()
    {
        await using var server = new TinySmtp { Answer = (".", "silence") };
        Assert.Equal(NudgeEnd.NoAnswer("no-answer"), await Client(server, patience: TimeSpan.FromSeconds(2)).Send(Nudge, default));
    }

    [Fact]
    public async Task Where_nobody_listens_it_is_later()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Assert.Equal(NudgeEnd.NotNow("unreachable"), await new SmtpMail(Options(port, encrypted: false)).Send(Nudge, default));
    }

    [Theory]
    [InlineData(false, NudgeState.Unknown, "no-answer")]
    [InlineData(true, NudgeState.Waiting, "unreachable")]
    public async Task Encrypted_means_that_nothing_is_said_before_the_line_is_safe(bool offersTls, NudgeState state, string code)
    {
        await using var server = new TinySmtp { OffersTls = offersTls };
        // The server's certificate is its own work: nobody vouches for it.
        Assert.Equal(new NudgeEnd(state, code), await Client(server, encrypted: true).Send(Nudge, default));

        Assert.Equal(offersTls, server.Lines.Contains("STARTTLS"));
        Assert.DoesNotContain(server.Lines, line => line.StartsWith("MAIL", StringComparison.Ordinal) || line.Contains("anna", StringComparison.Ordinal));
    }

    private static SmtpMail Client(TinySmtp server, bool encrypted = false, TimeSpan? patience = null) => new(Options(server.Port, encrypted), patience);

    private static MailOptions Options(int port, bool encrypted) => new() { Smtp = new() { Host = "127.0.0.1", Port = port, Encrypted = encrypted, From = "portal@strandby.invalid" } };

    /// <summary>Speaks as much SMTP as one message needs.</summary>
    private sealed class TinySmtp : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task _serving;
        private readonly CancellationTokenSource _stop = new();
        private readonly StringBuilder _message = new();

        public TinySmtp()
        {
            _listener.Start();
            _serving = Serve();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public bool OffersTls { get; init; }

        /// <summary>Another answer than the usual to one command; empty breaks the line, "silence" says nothing.</summary>
        public (string To, string Say) Answer { get; init; } = ("", "");

        public List<string> Lines { get; } = [];

        public string Message => _message.ToString();

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Stop();
            await _serving;
            _stop.Dispose();
        }

        private async Task Serve()
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await Talk(client.GetStream());
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException)
            {
                Lines.Add($"ended by {gone.GetType().Name}");
            }
        }

        private async Task Talk(Stream stream)
        {
            var (reader, writer) = (new StreamReader(stream, Encoding.ASCII), new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true });
            await writer.WriteLineAsync("220 tiny");
            var data = false;
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                if (data && line != ".")
                {
                    _message.Append(line).Append('\n');
                    continue;
                }
                data = false;
                Lines.Add(line);
                var verb = line.Split(' ')[0];
                if (verb == Answer.To)
                {
                    if (Answer.Say.Length == 0) return;
                    if (Answer.Say != "silence") await writer.WriteLineAsync(Answer.Say);
                    continue;
                }
                switch (verb)
                {
                    case "EHLO":
                        await writer.WriteLineAsync(OffersTls ? "250-tiny\r\n250 STARTTLS" : "250 tiny");
                        break;
                    case "STARTTLS":
                        await writer.WriteLineAsync("220 go on");
                        await using (var safe = new SslStream(stream)) await safe.AuthenticateAsServerAsync(Certificate());
                        return;
                    case "DATA":
                        data = true;
                        await writer.WriteLineAsync("354 go on");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 ok");
                        break;
                }
            }
        }

        private static X509Certificate2 Certificate()
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
            return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        }
    }
}
