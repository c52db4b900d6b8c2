using System.Globalization;
using Portal.App.Claims;
using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;
using Portal.Domain.Requests;

namespace Portal.App.Letters;

/// <summary>What a receipt is about, before it is put into words. Neither reasons nor papers are named in it: a mailbox may be shared.</summary>
/// <param name="At">When the request came, in Danish time.</param>
/// <param name="Claims">What it is about.</param>
/// <param name="Repeated">Those of the claims that it does not stop the course of.</param>
/// <param name="LeftOut">What could not be part of it, with the reason.</param>
/// <param name="Until">The day that the citizen asks to wait until; null where an agreement alone is asked for.</param>
/// <param name="Papers">How many papers have come.</param>
public sealed record RequestReceiptModel(
    LetterReceiver Receiver, DateTimeOffset At, DateOnly On, string CaseNumber, RequestChannel Channel, IReadOnlyList<ClaimFacts> Claims, IReadOnlySet<ClaimId> Repeated,
    IReadOnlyList<(ClaimFacts Claim, DeferralRefusal Why)> LeftOut, DateOnly? Until, DateOnly AnswerBy, DateOnly EvidenceBy, int Papers)
{
    /// <summary>What an agreement is asked with.</summary>
    public InstalmentAsk? Instalments { get; init; }

    /// <summary>Nothing is asked for: somebody tells that their circumstances have changed.</summary>
    public bool IsReport { get; init; }

    /// <summary>What is called by its name in the title and the first sentence: to wait (no name of its own), to pay by instalments, both, or what has been told.</summary>
    internal string About => IsReport ? "_report" : Instalments?.Monthly is null ? "" : Until is null ? "_agreement" : "_both";

    internal IReadOnlyList<ClaimFacts> Held => [.. Claims.Where(claim => !Repeated.Contains(claim.Id))];
}

/// <summary>The receipt for a request (kvittering, letters.md 4.9): proof, the day of the answer, and what happens meanwhile.</summary>
public sealed class RequestReceiptLetter(MunicipalityOptions municipality)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "request-receipt/2";

    public UnwrittenLetter Compose(RequestReceiptModel model) =>
        RequestLetterText.Compose(LetterKind.RequestReceipt, Version, $"Receipt_Title{model.About}", new RequestLetterHead(model.Receiver, model.On, model.CaseNumber), municipality, writer => Body(writer, model));

    private void Body(LetterWriter writer, RequestReceiptModel model)
    {
        writer.Paragraph(MessageKey(model), writer.Date(model.AnswerBy), DeferralDecisionLetter.Names(model.Held, writer.Language));
        if (model.Repeated.Count > 0) writer.Paragraph("Receipt_Repeated", DeferralDecisionLetter.Names(model.Claims.Where(claim => model.Repeated.Contains(claim.Id)), writer.Language));
        Asked(writer, model);
        Meanwhile(writer, model);

        writer.Heading("Receipt_Papers_Heading").Together(
            writer.Text(model.Papers switch { 0 => "Receipt_Papers_None", 1 => "Receipt_Papers_One", _ => "Receipt_Papers_Some" }, model.Papers), writer.Text("Receipt_Papers_By", writer.Date(model.EvidenceBy)));
        List<string> acts = [writer.Text("Receipt_Do_Add", municipality.PortalAddress), writer.Text("Receipt_Do_Withdraw", municipality.Phone)];
        if (model.Receiver.OnPaper) acts.Add(writer.Text("Do_Paper"));
        writer.Heading("Do_Heading").Bullets(acts);
        RequestLetterText.Help(writer, municipality, model.Receiver, null);
    }

    private static string MessageKey(RequestReceiptModel model) =>
        model.Held.Count == 0 ? "Receipt_Message_Unheld"
        : model.Repeated.Count > 0 ? "Receipt_Message_Some"
        : model.About.Length > 0 ? $"Receipt_Message{model.About}"
        : model.Held.Count == 1 ? "Receipt_Message" : "Receipt_Message_several";

    private static void Asked(LetterWriter writer, RequestReceiptModel model)
    {
        var came = writer.Text(model.IsReport ? "Receipt_Came_report" : "Receipt_Came", writer.Date(model.On), model.At.ToString("HH.mm", CultureInfo.InvariantCulture), model.CaseNumber);
        writer.Heading(model.IsReport ? "Receipt_Told_Heading" : "Receipt_Asked_Heading");
        if (model.IsReport) writer.Paragraph("Receipt_Asked_report");
        if (model.Until is { } until) writer.Paragraph($"Receipt_Asked{model.About}", writer.Date(until));
        if (model.Instalments is { Monthly: { } monthly, PayDay: { } payDay, FirstOn: { } firstOn }) writer.Paragraph("Receipt_Asked_Agreement", monthly.Text(), payDay, writer.Date(firstOn));
        writer.Bullets(model.Claims.Select(claim => $"{ClaimName.Of(claim, writer.Language)}: {Account.On(claim, model.On).Balance.Text()}"));
        if (model.Channel == RequestChannel.Portal) writer.Together(came);
        else writer.Together(came, writer.Text($"Receipt_Channel_{Slug.Of(model.Channel)}"));
        if (model.LeftOut.Count > 0)
            writer.Paragraph("Receipt_LeftOut").Bullets(model.LeftOut.Select(left => $"{ClaimName.Of(left.Claim, writer.Language)}: {writer.Text($"Receipt_LeftOut_{Slug.Of(left.Why)}")}"));
    }

    private static void Meanwhile(LetterWriter writer, RequestReceiptModel model)
    {
        List<string> lines = [];
        if (model.Held.Count > 0) lines.Add(writer.Text(model.Repeated.Count > 0 ? "Receipt_Paused_Some" : "Receipt_Paused", DeferralDecisionLetter.Names(model.Held, writer.Language)));
        if (model.Claims.Any(claim => claim.Rules.FeeLaw != FeeLaw.None)) lines.Add(writer.Text("Receipt_Interest"));
        lines.Add(writer.Text("Receipt_Pay"));
        writer.Heading("Next_Heading").Bullets(lines);
    }
}
