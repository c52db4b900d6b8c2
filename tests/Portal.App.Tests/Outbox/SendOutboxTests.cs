using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Actors;
using Portal.App.Outbox;
using Portal.App.Tests.Data;
using Portal.Domain.Letters;

namespace Portal.App.Tests.Outbox;

public sealed class SendOutboxTests
{
    private static readonly XNamespace Memo = "https://DigitalPost.dk/MeMo-1";

    [Theory, OnEveryDatabase]
    public async Task A_letter_is_handed_over_once_as_a_memo_message_with_its_pdf(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var mail = new Mail(database);
        var letter = await mail.Letter(await new Town(database).Citizen());

        Assert.Equal(new SendReport(1, 0, 0, 0, false, false), await mail.Send());
        Assert.Equal(new SendReport(0, 0, 0, 0, false, false), await mail.Send());

        var file = Assert.Single(Directory.GetFiles(mail.OutFolder));
        Assert.Equal($"{letter:D}.xml", Path.GetFileName(file));
        var message = XDocument.Load(file).Root!;
        Assert.Equal("1.2", message.Attribute("memoVersion")!.Value);
        Assert.Equal(
            ["DIGITALPOST", $"{letter:D}", "Brev fra Strandby Kommune", "false", "false", "12345674CVRStrandby Kommune", "6101801000CPR"],
            message.Element(Memo + "MessageHeader")!.Elements().Select(element => element.Value));
        var pdf = message.Element(Memo + "MessageBody")!.Element(Memo + "MainDocument")!.Element(Memo + "File")!;
        Assert.Equal(["application/pdf", "brev-2026-10-02.pdf", "da"], pdf.Elements().Take(3).Select(element => element.Value));
        Assert.Equal(Mail.Pdf(1), Convert.FromBase64String(pdf.Element(Memo + "content")!.Value));
        Assert.Contains("<memo:messageUUID>", await File.ReadAllTextAsync(file), StringComparison.Ordinal);

        Assert.Equal(["attempt:digital-post", "folder"], (await mail.Rows(letter)).Select(row => row.Code).Order());
        Assert.Equal(DeliveryState.HandedOver, (await mail.Of(letter)).State);
        Assert.Empty(await mail.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Paper_goes_to_the_print_folder_of_the_day_with_a_line_that_no_spreadsheet_carries_out(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, mail) = (new Town(database), new Mail(database));
        var first = await mail.Letter(await town.Citizen("=HYPERLINK(\"x\")\n;Bo", person => { person.ExemptFromDigitalPost = true; person.Protected = true; }));
        await mail.Send();
        var second = await mail.Letter(await town.Citizen(), channel: Channel.Paper);
        await mail.Send();

        Assert.False(Directory.Exists(mail.OutFolder) && Directory.EnumerateFiles(mail.OutFolder).Any());
        var index = await File.ReadAllTextAsync(Path.Combine(mail.PrintFolder, "2026-10-02", "index.csv"));
        Assert.Equal(
            $"""
            letter;file;on;name;street;postcode;city;country;protected
            {first:D};{first:D}.pdf;2026-10-02;"'=HYPERLINK(""x"") ;Bo";"Havnegade 4, 2. tv";9990;Skagen;DK;yes
            {second:D};{second:D}.pdf;2026-10-02;Anna Ågård Sørensen;"Havnegade 4, 2. tv";9990;Skagen;DK;no

            """.ReplaceLineEndings("\n"), index);
        Assert.Equal(Mail.Pdf(2), await File.ReadAllBytesAsync(Path.Combine(mail.PrintFolder, "2026-10-02", $"{second:D}.pdf")));
        Assert.DoesNotContain("610180", index, StringComparison.Ordinal);
        Assert.Equal((DeliveryState.HandedOver, DeliveryState.Delivered), ((await mail.Of(first, new(2026, 10, 11))).State, (await mail.Of(first, new(2026, 10, 12))).State));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+4520112233", "'+4520112233")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "' =1")]
    [InlineData("\r\n@x", "'  @x")]
    [InlineData("＝1", "'＝1")]
    [InlineData("Bo \"Bobo\" Æbelø", "\"Bo \"\"Bobo\"\" Æbelø\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("", "")]
    public void A_field_of_the_index_is_text_and_stays_on_its_line(string value, string field) => Assert.Equal(field, PrintFolder.Field(value));

    [Theory, OnEveryDatabase]
    public async Task Without_an_address_or_to_the_dead_a_letter_is_held_and_is_a_task(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, mail) = (new Town(database), new Mail(database));
        await mail.Letter(await town.Citizen(with: person => person.Street = ""), channel: Channel.Paper);
        await mail.Letter(await town.Citizen(with: person => person.DeadOn = new(2026, 9, 1)));

        Assert.Equal(new SendReport(0, 0, 2, 0, false, false), await mail.Send());

        Assert.Equal(["no-address", "receiver-dead"], (await mail.Tasks()).Select(task => task.Detail).Order());
        Assert.Empty(await mail.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task A_letter_without_pages_waits_and_a_damaged_one_is_held_while_the_rest_go(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, mail) = (new Town(database), new Mail(database));
        var anna = await town.Citizen();
        await mail.Letter(anna, drawn: false);
        await mail.Letter(anna);
        foreach (var file in Directory.GetFiles(Path.Combine(database.Folder, "documents"), "*", SearchOption.AllDirectories)) await File.WriteAllTextAsync(file, "rot");
        await mail.Letter(anna);

        Assert.Equal(new SendReport(1, 1, 1, 0, false, false), await mail.Send());
        Assert.Equal("document-damaged", Assert.Single(await mail.Tasks()).Detail);
        Assert.Equal(new SendReport(0, 1, 0, 0, false, false), await mail.Send());
    }

    [Fact]
    public async Task A_letter_that_cannot_be_written_stops_no_other()
    {
        await using var database = await Database.Create(Engine.Sqlite, services => services.AddSingleton<ILetterBytes, Unwritable>());
        var (town, mail) = (new Town(database), new Mail(database));
        var anna = await town.Citizen();
        await mail.Letter(anna);
        await mail.Letter(anna, channel: Channel.Paper);

        Assert.Equal(new SendReport(0, 2, 0, 0, false, false), await mail.Send());
        database.Clock.Pass(TimeSpan.FromDays(3));
        for (var i = 1; i < 8; i++) await mail.Send(retryNow: true);
        Assert.Equal(2, (await mail.Send()).Held);
        Assert.Empty(await mail.Broken());
    }

    private sealed class Unwritable : ILetterBytes
    {
        public Task<Portal.App.Letters.LetterFile?> Pdf(Guid letter, CancellationToken cancel) => throw new InvalidOperationException("No text for this letter.");
    }

    [Theory, OnEveryDatabase]
    public async Task Several_runners_share_the_work_and_double_nothing(Engine engine)
    {
        const int letters = 450;
        await using var database = await Database.Create(engine);
        var (town, mail) = (new Town(database), new Mail(database));
        var (digital, paper) = (await town.Citizen(), await town.Citizen("Bo Æbelø", person => person.ExemptFromDigitalPost = true));
        for (var i = 0; i < letters; i++) await mail.Letter(i % 3 == 0 ? paper : digital);

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => mail.Send())));

        Assert.Equal(letters, reports.Sum(report => report.HandedOver));
        await using var db = database.Open();
        Assert.Equal(letters, await db.Deliveries.CountAsync(row => row.State == DeliveryState.Unknown));
        Assert.Equal(letters, await db.Deliveries.CountAsync(row => row.State == DeliveryState.HandedOver));
        Assert.Equal(letters / 3, mail.PrintLines().Distinct().Count());
        Assert.Equal(letters / 3, mail.PrintLines().Count());
        Assert.Equal(letters - letters / 3, Directory.GetFiles(mail.OutFolder).Length);
    }

    [Theory, OnEveryDatabase]
    public async Task A_letter_that_may_have_been_printed_and_whose_index_is_gone_is_left_to_a_person(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var mail = new Mail(database);
        var letter = await mail.Letter(await new Town(database).Citizen(), channel: Channel.Paper);
        await CrashTests.SendUntil(mail, 3);
        Directory.Delete(Path.Combine(mail.PrintFolder, "2026-10-02"), recursive: true);
        database.Clock.Pass(TimeSpan.FromDays(1));

        Assert.Equal(1, (await mail.Send()).Held);

        Assert.Equal("print-unknown", (await mail.Of(letter)).Code);
        Assert.Empty(mail.PrintLines());
    }

    [Theory, OnEveryDatabase]
    public async Task On_hold_nothing_goes_until_the_outbox_is_released(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var mail = new Mail(database);
        await mail.Letter(await new Town(database).Citizen());

        Assert.True(await database.Get<HoldOutbox>().Handle(SystemActor.CommandLine, CancellationToken.None));
        Assert.False(await database.Get<HoldOutbox>().Handle(SystemActor.CommandLine, CancellationToken.None));
        Assert.Equal(new SendReport(0, 0, 0, 0, OnHold: true, false), await mail.Send());
        Assert.True(await database.Get<ReleaseOutbox>().Handle(SystemActor.CommandLine, CancellationToken.None));
        Assert.False(await database.Get<ReleaseOutbox>().Handle(SystemActor.CommandLine, CancellationToken.None));

        Assert.Equal(1, (await mail.Send()).HandedOver);
        await using var db = database.Open();
        Assert.Equal(["outbox-on-hold", "outbox-released"], await db.Journal.Select(row => row.What).OrderBy(what => what).ToListAsync());
    }
}
