using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Portal.App.Outbox;
using Portal.App.Settings;
using Portal.Web.Tests.SignIn;
using Portal.Web.Tests.Staff;

namespace Portal.Web.Tests.Citizens;

/// <summary>Protocol B: a citizen's CPR number is in no address, header, log line of any level, file name or PDF beside what is printed on its pages.</summary>
public sealed class CanaryTests
{
    private static readonly string[] Written = [Desk.Cpr, $"{Desk.Cpr[..6]}-{Desk.Cpr[6..]}"];

    [Fact]
    public async Task The_number_is_nowhere_but_in_the_database_and_where_a_person_reads_it()
    {
        using var log = new CollectedLog();
        using var portal = new Chatty(log) { Day = CitizenWorld.Today };
        var world = await CitizenWorld.Make(portal);
        await portal.Get<SendOutbox>().Handle(null, retryNow: true, null, CancellationToken.None);
        var anna = await portal.SignInAs("anna");
        var pdfs = 0;
        foreach (var (_, template) in CitizenMatrixTests.Rows.Values)
        {
            await anna.Get(world.Address(template));
            Assert.DoesNotContain(anna.Last.Headers.Concat(anna.Last.Content.Headers).SelectMany(header => header.Value).Append(anna.Address), HasNumber);
            if (anna.Last.Content.Headers.ContentType?.MediaType != "application/pdf") continue;
            var bytes = await anna.Last.Content.ReadAsByteArrayAsync();
            // Title, subject and the rest stand uncompressed, so that others can read them: here too.
            Assert.Contains("<dc:title>", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
            Assert.DoesNotContain(Spellings(), spelt => bytes.AsSpan().IndexOf(spelt) >= 0);
            pdfs++;
        }
        Assert.True(pdfs >= 4, $"{pdfs} PDF files");
        var files = portal.Get<StorageOptions>().Folder("").EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.FullName).ToList();
        Assert.True(files.Count > 10, string.Join(' ', files));
        Assert.DoesNotContain(files, HasNumber);
        Assert.True(log.Lines.Count > 500, $"{log.Lines.Count} lines");
        Assert.DoesNotContain(log.Lines, HasNumber);
    }

    private static bool HasNumber(string text) => Written.Any(number => Uri.UnescapeDataString(text).Contains(number, StringComparison.Ordinal));

    /// <summary>The ways in which a PDF can spell a text: as bytes, as UTF-16, and either in hexadecimal digits.</summary>
    private static IEnumerable<byte[]> Spellings() => Written.SelectMany(number => new[] { Encoding.ASCII.GetBytes(number), Encoding.BigEndianUnicode.GetBytes(number) })
        .SelectMany(bytes => new[] { bytes, Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)) });

    private sealed class Chatty(CollectedLog log) : PortalApplication
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Logging:LogLevel:Default", "Trace").ConfigureLogging(logging => logging.ClearProviders().AddProvider(log));
        }
    }
}
