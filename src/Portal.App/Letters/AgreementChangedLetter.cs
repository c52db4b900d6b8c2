using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Payments;

namespace Portal.App.Letters;

/// <summary>An agreement that has changed or ended.</summary>
/// <param name="PaymentId">The agreement's own; what is left is paid with it also when it has ended.</param>
/// <param name="From">The day from which the change holds, or on which it ended.</param>
/// <param name="Paid">On the agreement so far.</param>
/// <param name="Plan">The whole plan as it is now; null when it has ended.</param>
/// <param name="OwnWish">The receiver asked for it.</param>
public sealed record AgreementChangedModel(AgreementLetterCase About, PaymentId PaymentId, AgreementChange Change, DateOnly From, Kroner Paid, ToldPlan? Plan, bool OwnWish)
{
    /// <summary>Not at the receiver's wish: the caseworker's own words, Danish. A breach is grounds enough.</summary>
    public string WrittenGrounds { get; init; } = "";

    /// <summary>The day of the letter that heard the receiver first (partshøring, forvaltningsloven § 19); null where none was needed.</summary>
    public DateOnly? HeardOn { get; init; }

    public AgreementEnd? End { get; init; }
}

/// <summary>How an agreement ended.</summary>
/// <param name="PayBy">The last day to pay all that is left.</param>
/// <param name="Next">What may follow, each with its earliest day; only what can truly follow. Empty: the course goes on where it was.</param>
public sealed record AgreementEnd(DateOnly PayBy, IReadOnlyList<StepAhead> Next)
{
    /// <summary>What is missing of the instalments that are due, and since when.</summary>
    public Kroner Missing { get; init; }

    /// <inheritdoc cref="Missing"/>
    public DateOnly Since { get; init; }

    /// <summary>The day of the reminder about it; null where a breach had been cured before, so that none was sent.</summary>
    public DateOnly? RemindedOn { get; init; }

    /// <summary>The last day on which it can be taken up again by paying what is missing; null where that has been done once.</summary>
    public DateOnly? ReinstateBy { get; init; }
}

/// <summary>A step of the course, and the earliest day it may come.</summary>
public sealed record StepAhead(Step Step, DateOnly On);

/// <summary>An agreement has changed or ended (letters.md 4.18): what is new, from when and at whose wish, and the whole plan, never only the difference.</summary>
public sealed class AgreementChangedLetter(MunicipalityOptions municipality, LettersOptions letters)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "agreement-changed/1";

    /// <exception cref="InvalidOperationException">There is neither a plan nor an end, or the grounds are missing.</exception>
    public UnwrittenLetter Compose(AgreementChangedModel model)
    {
        if (model.Plan is null == model.End is null) throw new InvalidOperationException("A changed agreement has its whole new plan; one that has ended says what falls due.");
        if (!model.OwnWish && model.Change != AgreementChange.Ended && model.WrittenGrounds.Length == 0)
            throw new InvalidOperationException("An agreement that is changed against its debtor's wish needs grounds.");
        return AgreementScene.Compose(LetterKind.AgreementChanged, Version, model.About, municipality, letters, scene => Write(scene, model));
    }

    private static string Write(AgreementScene scene, AgreementChangedModel model)
    {
        var writer = scene.Writer;
        if (model.End is { } end) AgreementEndedText.Write(scene, model, end);
        else if (model.Plan is { } plan) Changed(scene, model, plan);
        if (model.OwnWish) ComplaintText.WriteAgreed(writer);
        else ComplaintText.Write(writer, scene.About.Facts, fullyGranted: false, scene.About.Law, scene.Letters);
        scene.Help();
        return writer.Text(model.Plan is null ? "Changed_Title_Ended" : model.Change == AgreementChange.Reinstated ? "Changed_Title_Reinstated" : "Changed_Title");
    }

    private static void Changed(AgreementScene scene, AgreementChangedModel model, ToldPlan plan)
    {
        var writer = scene.Writer;
        var coming = plan.Instalments.FirstOrDefault(instalment => instalment.DueOn > scene.About.On) ?? plan.Instalments[^1];
        var (by, amount) = AgreementPlanText.Next(plan, model.Paid, scene.About.On);
        var reinstated = model.Change == AgreementChange.Reinstated;
        writer.Paragraph(reinstated ? "Changed_Reinstated" : "Changed", writer.Date(model.From), coming.Amount.Text(), writer.Date(plan.Instalments[^1].DueOn));
        if (!reinstated) writer.Paragraph($"Changed_{Slug.Of(model.Change)}", AgreementPlanText.Day(writer, coming.DueOn), writer.Date(by));
        Why(scene, model);
        scene.Pay(model.PaymentId, "Pay_Next", by, amount);
        writer.Paragraph("Changed_SameLine");
        AgreementPlanText.Write(scene, plan, model.Paid);
        writer.Paragraph("Changed_Paid", model.Paid.Text());
        scene.Claims();
    }

    /// <summary>At whose wish; against it with grounds, and the letter that heard the receiver first.</summary>
    /// <param name="facts">What the grounds begin with.</param>
    internal static void Why(AgreementScene scene, AgreementChangedModel model, params IEnumerable<string> facts)
    {
        var writer = scene.Writer;
        writer.Heading(model.OwnWish ? "Why_Heading" : "Grounds_Heading");
        writer.Together(facts);
        if (model.HeardOn is { } heard) writer.Paragraph("Changed_Heard", writer.Date(heard));
        if (model.WrittenGrounds.Length > 0 && writer.Language == "en") writer.Paragraph("Grounds_InDanish");
        writer.Words(model.WrittenGrounds);
        writer.Together([.. model.OwnWish ? (string[])[writer.Text(Wish(model))] : [], writer.Text("Changed_Law", scene.About.Law)]);
        if (scene.About.IsAutomatic) writer.Paragraph(model is { OwnWish: true, Plan: not null } ? "Changed_Automatic" : "Grounds_Automatic");
    }

    private static string Wish(AgreementChangedModel model) => model switch
    {
        { Plan: null } => "Changed_OwnWish_ended",
        { Change: AgreementChange.Reinstated } => "Changed_OwnWish_reinstated",
        _ => "Changed_OwnWish",
    };
}
