using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Recovery;

namespace Portal.App.Letters;

/// <summary>
/// That the recovery authority has received a claim (letters.md 4.19): whom to turn to for what, and no payment line of ours; and that one is back (4.20): why, what it comes to, and
/// what that opens. Neither names anybody else who is liable.
/// </summary>
internal static class TransferText
{
    /// <returns>The title.</returns>
    public static string Done(CourseScene scene, CourseLetterTransfer transfer)
    {
        var (writer, authority) = (scene.Writer, scene.Authority.Name);
        var sent = Kroner.Sum(transfer.Sent);
        writer.Paragraph(scene.Key("Message_transfer-done"), sent.Text(), scene.Names, authority, writer.Date(transfer.ReceivedOn));
        Liable(scene);
        writer.Heading("Do_Heading").Bullets(DoWhenSent(scene, transfer));
        writer.Heading("Done_Heading").Add(new LetterBlock.Table(
            writer.Text("Done_Caption", authority), [writer.Text("Column_Claim"), writer.Text("Column_Amount")],
            [.. scene.About.Claims.Zip(transfer.Sent, (claim, amount) => (IReadOnlyList<string>)[claim.Name(scene.Language), amount.Number()])], [writer.Text("Done_Total"), sent.Number()]));
        writer.Together([.. CourseAmountText.Basis(scene)]);
        writer.Heading("Next_Heading").Paragraph("Done_Ours", authority).Paragraph("Done_Interest", authority, writer.Date(FirstOfNext(transfer.ReceivedOn)));
        CourseHelpText.Write(scene);
        return writer.Text(scene.Key("Title_transfer-done"), authority);
    }

    /// <inheritdoc cref="Done"/>
    public static string Back(CourseScene scene, CourseLetterReturn back)
    {
        var (writer, authority) = (scene.Writer, scene.Authority.Name);
        var owed = scene.Balance.IsPositive && back.Why != Lapsed;
        writer.Paragraph(owed ? scene.Key("Message_returned") : "Message_returned_nothing", scene.Balance.Text(), scene.Names);
        Liable(scene);
        writer.Heading("Why_Heading").Together([
            writer.Text($"Back_{back.Why}", authority, writer.Date(back.On)),
            .. back.Covered.IsPositive ? (string[])[writer.Text("Back_Covered", back.Covered.Text(), authority)] : [],
        ]);
        if (owed)
        {
            writer.Heading("Do_Heading").Bullets([
                writer.Text(scene.Key(scene.About.Receiver.OnPaper ? "Do_HelpPaper" : "Do_Help"), scene.Municipality.PortalAddress, scene.Municipality.Phone),
                .. scene.About.Receiver.OnPaper ? (string[])[writer.Text("Do_Paper")] : [],
            ]);
            CourseAmountText.Write(scene);
            writer.Heading("Next_Heading").Together([
                writer.Text("Back_Next", writer.Date(back.NextOn), authority), .. scene.Letter.Claims.Any(claim => claim.Fees.IsPositive) ? (string[])[writer.Text("Back_Fees")] : [],
            ]).Paragraph(scene.RunsInterest ? "Next_Pause_Interest" : scene.Key("Next_Pause"));
        }
        CourseHelpText.Write(scene);
        return writer.Text("Title_returned");
    }

    /// <summary>A claim that has lapsed is not asked for again.</summary>
    private static readonly string Lapsed = Domain.Slug.Of(RecallReason.Lapsed);

    private static List<string> DoWhenSent(CourseScene scene, CourseLetterTransfer transfer)
    {
        var (writer, authority, municipality) = (scene.Writer, scene.Authority.Name, scene.Municipality);
        var contact = scene.Letters.ContactOn(scene.Letter.On, scene.Language);
        return
        [
            contact.Length > 0 ? $"{writer.Text("Do_Done_Pay", authority)} {contact}" : writer.Text("Do_Done_Pay", authority),
            transfer.CanBeAskedBack ? $"{writer.Text("Do_Done_Change", authority)} {writer.Text("Do_Done_Back")}" : writer.Text("Do_Done_Change", authority),
            writer.Text("Do_Done_Object", municipality.Phone, municipality.PortalAddress),
            .. scene.About.Receiver.OnPaper ? (string[])[writer.Text("Do_Paper")] : [],
        ];
    }

    private static void Liable(CourseScene scene)
    {
        if (scene.About.Liability == LiabilityKind.Owner) scene.Writer.Paragraph("Liable_owner");
        else if (scene.About.Liability == LiabilityKind.CoDebtor) scene.Writer.Paragraph("Liable_co-debtor");
    }

    private static DateOnly FirstOfNext(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1);
}
