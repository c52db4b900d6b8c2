using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Letters;
using Portal.Domain.Money;

namespace Portal.App.Letters;

/// <summary>A repayment arrangement that has been set, or a right to wait, before it is put into words.</summary>
/// <param name="About">The case number is the claim's payment id; the decision is a caseworker's.</param>
/// <param name="NetYearly">The income that it was set from; null where none is known.</param>
/// <param name="IncomeSource">Where the income was read.</param>
/// <param name="Plan">Null where the debtor waits.</param>
/// <param name="Source">The row of law that gives the amount.</param>
/// <param name="WrittenGrounds">An amount of the caseworker's own: why, Danish.</param>
/// <param name="LookAgainOn">The day on which the income is looked at again.</param>
public sealed record ArrangementModel(
    AgreementLetterCase About, ArrangementBasis Basis, Kroner? NetYearly, bool HasDependants, string IncomeSource, DateOnly? IncomeOn, int? Percent, string Source, ToldPlan? Plan,
    string WrittenGrounds, DateOnly LookAgainOn)
{
    public ArrangementTurn Turn { get; init; }

    /// <summary>What has been paid on it; it covers the instalments in order.</summary>
    public Kroner Paid { get; init; }

    /// <summary>The day of the letter that heard the receiver about a raise (partshøring, forvaltningsloven § 19); null where none was needed.</summary>
    public DateOnly? HeardOn { get; init; }
}

/// <summary>What has happened to an arrangement.</summary>
public enum ArrangementTurn
{
    /// <summary>A caseworker has set it.</summary>
    Set,

    /// <summary>It rests: the debtor has come to have a right to wait (BEK 585/2023 § 7).</summary>
    Rests,

    /// <summary>That right has ended, and it goes on.</summary>
    GoesOn,
}

/// <summary>
/// How a repayment claim is paid back (fastsættelse, letters.md 4.15): the amount and the sum behind it, or that nothing is to be paid for now. A table decides, not what
/// anybody thinks can be afforded; it is never called an agreement.
/// </summary>
public sealed class ArrangementLetter(MunicipalityOptions municipality, LettersOptions letters)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "arrangement/1";

    public UnwrittenLetter Compose(ArrangementModel model) =>
        AgreementScene.Compose(LetterKind.Arrangement, Version, model.About, municipality, letters, scene => Write(scene, model));

    private static string Write(AgreementScene scene, ArrangementModel model)
    {
        var writer = scene.Writer;
        if (model.Plan is { Instalments.Count: > 0 } plan)
        {
            var first = plan.Instalments.FirstOrDefault(instalment => instalment.DueOn > scene.About.On) ?? plan.Instalments[^1];
            writer.Paragraph(model.Turn == ArrangementTurn.GoesOn ? "Arrangement_Message_GoesOn" : "Arrangement_Message", scene.About.Owed.Text(), first.Amount.Text(), writer.Date(first.DueOn));
            Reckoned(writer, model, scene.About.IsAutomatic);
            Do(scene);
            scene.PayFirst(plan, model.Paid);
            AgreementPlanText.Dates(writer, plan, model.Paid);
            writer.Heading("Next_Heading").Paragraph("Arrangement_Missed").Paragraph("Arrangement_Again", writer.Date(model.LookAgainOn));
        }
        else
        {
            writer.Paragraph("Arrangement_Message_Wait", scene.About.Owed.Text(), writer.Date(model.LookAgainOn));
            if (model.Turn == ArrangementTurn.Rests) writer.Paragraph("Arrangement_Rests");
            Reckoned(writer, model, scene.About.IsAutomatic);
            Do(scene);
            writer.Heading("Next_Heading").Paragraph("Arrangement_Wait_Change");
        }
        if (Lapse(model) is { } lapse) writer.Paragraph("Arrangement_Lapse", lapse.Years, lapse.Law);
        writer.Heading("Complaint_Heading").Locked("K2", writer.Text("K2"));
        scene.Help();
        return writer.Text(model.Plan is null ? "Arrangement_Title_Wait" : "Arrangement_Title");
    }

    /// <summary>One worked line: what the amount is made of.</summary>
    private static void Reckoned(LetterWriter writer, ArrangementModel model, bool automatic)
    {
        writer.Heading("Arrangement_Why_Heading");
        var income = model.NetYearly is { } net ? net.Text() : "";
        writer.Paragraph($"Arrangement_Basis_{Slug.Of(model.Basis)}", income, model.Percent ?? 0, model.Plan?.Instalments[0].Amount.Text() ?? "", model.Source);
        if (model is { NetYearly: not null, IncomeOn: { } read })
            writer.Together(writer.Text("Arrangement_Income", model.IncomeSource, writer.Date(read)), writer.Text(model.HasDependants ? "Arrangement_Dependants" : "Arrangement_NoDependants"));
        if (model.WrittenGrounds.Length > 0) writer.Words(model.WrittenGrounds);
        writer.Paragraph("Arrangement_Law");
        if (model.HeardOn is { } heard) writer.Paragraph("Changed_Heard", writer.Date(heard));
        if (automatic) writer.Paragraph("Grounds_Automatic");
    }

    private static void Do(AgreementScene scene)
    {
        List<string> acts = [scene.Writer.Text("Do_Demand_Wait", scene.Municipality.PortalAddress, scene.Municipality.Phone), scene.Writer.Text("Do_Demand_Income")];
        if (scene.About.Receiver.OnPaper) acts.Add(scene.Writer.Text("Do_Paper"));
        scene.Writer.Heading("Do_Heading").Bullets(acts);
    }

    private static RepaymentLapse? Lapse(ArrangementModel model) => RepaymentLapses.For(model.About.Facts[0].Type);
}
