using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Arrangements;
using Portal.Domain.Letters;
using Portal.Domain.Money;

namespace Portal.App.Letters;

/// <summary>What a debtor is heard about before their arrangement is raised, before it is put into words.</summary>
/// <param name="CaseNumber">The claim's payment id.</param>
/// <param name="Now">What is paid a month today.</param>
/// <param name="Considered">What may be set, and what it follows from.</param>
/// <param name="FirstOn">The first day that it would be paid on.</param>
/// <param name="WrittenGrounds">An amount of the caseworker's own: why, Danish.</param>
/// <param name="HeardBy">Name of the caseworker.</param>
public sealed record RaiseHearingModel(
    LetterReceiver Receiver, DateOnly On, string CaseNumber, Kroner Now, ArrangementAnswer.Instalments Considered, Kroner? NetYearly, bool HasDependants, string IncomeSource, DateOnly? IncomeOn,
    DateOnly FirstOn, string WrittenGrounds, DateOnly ReplyBy, string HeardBy);

/// <summary>A hearing before a raise (partshøring, letters.md 4.11): nothing is decided; both amounts, what the higher one follows from, and how to answer.</summary>
public sealed class RaiseHearingLetter(MunicipalityOptions municipality)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "hearing-raise/1";

    public UnwrittenLetter Compose(RaiseHearingModel model) => RequestLetterText.Compose(
        LetterKind.Hearing, Version, "Raise_Title", new RequestLetterHead(model.Receiver, model.On, model.CaseNumber), municipality, writer => Body(writer, model));

    private void Body(LetterWriter writer, RaiseHearingModel model)
    {
        writer.Paragraph("Raise_Message", writer.Date(model.ReplyBy));
        writer.Heading("Hearing_Considered_Heading").Paragraph("Raise_Considered", model.Now.Text(), model.Considered.Monthly.Text(), writer.Date(model.FirstOn));
        writer.Heading("Hearing_Facts_Heading");
        writer.Paragraph($"Raise_Basis_{Slug.Of(model.Considered.Basis)}", model.NetYearly?.Text() ?? "", model.Considered.Percent ?? 0, model.Considered.Monthly.Text(), model.Considered.Source);
        if (model is { NetYearly: not null, IncomeOn: { } read })
            writer.Together(writer.Text("Arrangement_Income", model.IncomeSource, writer.Date(read)), writer.Text(model.HasDependants ? "Arrangement_Dependants" : "Arrangement_NoDependants"));
        if (model.WrittenGrounds.Length > 0)
        {
            if (writer.Language == "en") writer.Paragraph("Hearing_InDanish");
            writer.Words(model.WrittenGrounds);
        }
        writer.Heading("Hearing_Rule_Heading").Paragraph("Raise_Rule");

        List<string> ways = [writer.Text("Raise_Do_Portal", municipality.PortalAddress), writer.Text("Hearing_Do_Phone", municipality.Phone), writer.Text("Hearing_Do_Papers"), writer.Text("Do_Representative")];
        if (model.Receiver.OnPaper) ways.Insert(2, writer.Text("Do_Paper"));
        writer.Heading("Hearing_Do_Heading").Bullets(ways).Paragraph("Hearing_CanChange");
        writer.Heading("Reply_Otherwise_Heading").Paragraph("Raise_Otherwise", writer.Date(model.ReplyBy));
        RequestLetterText.Help(writer, municipality, model.Receiver, model.HeardBy);
    }
}
