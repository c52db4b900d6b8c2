using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Letters;
using Portal.Domain.Payments;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.App.Letters;

/// <summary>
/// The letters of the course: bill (regning), reminder 1 and 2 (rykker), the first letter to a co-debtor (medhæfter), letters.md 4.7, the reminder about an agreement (påmindelse), the demand on an arrangement (påkrav) and the notice before
/// a transfer (varsel), letters.md 4.1-4.5 and 4.8; and that a claim has been transferred or is back, 4.19 and 4.20.
/// What to do and by when first, then how the amount is made up, what happens otherwise, and what to do when one disagrees.
/// </summary>
public sealed class CourseLetterText(MunicipalityOptions municipality, LettersOptions letters)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public static string VersionOf(LetterKind kind) => kind switch
    {
        LetterKind.Bill => "bill/1",
        LetterKind.Reminder1 => "reminder-1/1",
        LetterKind.Reminder2 => "reminder-2/1",
        LetterKind.TransferNotice => "transfer-notice/1",
        LetterKind.BreachReminder => "breach-reminder/1",
        LetterKind.Demand => "demand/1",
        LetterKind.CoDebtorFirst => "co-debtor-first/1",
        LetterKind.TransferDone => "transfer-done/1",
        LetterKind.Returned => "returned/1",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is not a letter of the course."),
    };

    /// <exception cref="InvalidOperationException">The letter lacks something it must say, or its claims get no such letter.</exception>
    public LetterContent Compose(CourseLetterCase about)
    {
        var letter = about.Letter;
        Check(about);
        return new LetterSheet(letter.Kind, VersionOf(letter.Kind), letter.On, about.Receiver, CaseOf(about).Digits, "Course_Case")
            .Write(municipality, about.Wording, writer => Write(new CourseScene(writer, about, municipality, letters)));
    }

    /// <returns>The title.</returns>
    private static string Write(CourseScene scene)
    {
        var letter = scene.Letter;
        if (letter.Agreement is { } agreement)
        {
            if (letter.Kind == LetterKind.Demand) DemandText.Write(scene, agreement);
            else BreachReminderText.Write(scene, agreement);
            return scene.Writer.Text($"Title_{Slug.Of(letter.Kind)}");
        }
        if (letter.Transfer is { } transfer) return TransferText.Done(scene, transfer);
        if (letter.Return is { } back) return TransferText.Back(scene, back);
        var message = new CourseMessageText(scene);
        message.Write();
        if (scene.IsDecision) CourseNoticeText.Grounds(scene);
        if (scene.IsFirstToCoDebtor) CoDebtorText.Write(scene);
        message.WhatYouCanDo();
        CourseAmountText.Write(scene);
        if (scene.IsNotice) CourseNoticeText.WhatHappens(scene);
        else CourseNextText.Write(scene);
        CourseHelpText.Write(scene);
        return message.Title();
    }

    /// <summary>What the citizen can name when they call: the payment id that the letter asks them to pay with.</summary>
    private static PaymentId CaseOf(CourseLetterCase about) => about.Letter.Agreement is { } agreement ? BreachReminderText.PaymentIdOf(agreement) : about.Claims[0].PaymentId;

    private static void Check(CourseLetterCase about)
    {
        if (about.Claims.Any(claim => claim.Rules.Family == ClaimFamily.Repayment) && about.Liability != LiabilityKind.CoDebtor && about.Letter.Kind is LetterKind.Reminder1 or LetterKind.Reminder2)
            throw new InvalidOperationException($"The letter {about.Letter.Id} is a reminder of a repayment claim, which has an arrangement instead (P13).");
        if (about.Letter.SecondFee && about.FeeReason.Length == 0)
            throw new InvalidOperationException($"The letter {about.Letter.Id} charges one more fee without a recorded reason.");
        if (about.NeverTransferred && about.Letter.Kind == LetterKind.TransferNotice)
            throw new InvalidOperationException($"The letter {about.Letter.Id} gives notice of a transfer to somebody the law does not reach (L17).");
    }
}

/// <summary>What every part of a letter of the course needs at hand.</summary>
internal sealed class CourseScene(LetterWriter writer, CourseLetterCase about, MunicipalityOptions municipality, LettersOptions letters)
{
    public LetterWriter Writer => writer;

    public CourseLetterCase About => about;

    public CourseLetter Letter => about.Letter;

    public MunicipalityOptions Municipality => municipality;

    public LettersOptions Letters => letters;

    public string Language => writer.Language;

    public bool IsNotice => Letter.Kind == LetterKind.TransferNotice;

    /// <summary>It tells somebody for the first time that they owe a claim too.</summary>
    public bool IsFirstToCoDebtor => Letter.Kind == LetterKind.CoDebtorFirst;

    /// <summary>The transfer of a repayment claim is decided; its notice is that decision (letters.md 4.8).</summary>
    public bool IsDecision => IsNotice && Family == ClaimFamily.Repayment;

    public bool IsPerson => about.Receiver.Kind == PersonKind.Person;

    public ClaimFamily Family => Rules[0].Family;

    public IReadOnlyList<ClaimTypeRules> Rules { get; } = [.. about.Claims.Select(claim => claim.Rules)];

    public CourseOutlook Outlook { get; } = new(about.Policies ?? Policies.Default, about.Letter.On);

    /// <summary>A law gives interest on these claims. "Law none": no word of fee or interest (letters.md 5.7).</summary>
    public bool RunsInterest => About.Claims.Any(claim => Outlook.Interest(claim) is not null);

    /// <summary>Who collects for the state on the letter's date.</summary>
    public RecoveryAuthority Authority { get; } = letters.AuthorityOn(about.Letter.On);

    public Domain.Money.Kroner Balance => Domain.Money.Kroner.Sum(Letter.Claims.Select(claim => claim.Balance));

    /// <summary>The claims by name; many of them by number, because the table names them.</summary>
    public string Names => about.Claims.Count > 2
        ? writer.Text("Claims_Count", about.Claims.Count)
        : DeferralDecisionLetter.Join([.. about.Claims.Select(claim => claim.Name(Language))], Language);

    /// <summary>A bill has each claim's own last day; a reminder has one for them all.</summary>
    public bool HasManyDates => Letter.Kind == LetterKind.Bill && Letter.Claims.Select(claim => claim.PayBy).Distinct().Count() > 1;

    /// <summary>The last day to pay: on a notice the last of its waiting time, which is counted from when it can be in the receiver's hands.</summary>
    public string PayBy => writer.Date(IsNotice ? TransferOn.AddDays(-1) : Letter.PayBy);

    public DateOnly TransferOn
    {
        get
        {
            var earliest = Outlook.Transfer(Letter.On, about.Receiver.OnPaper ? letters.PaperWorkingDays : 0);
            return earliest > Letter.PayBy ? earliest : Letter.PayBy.AddDays(1);
        }
    }

    /// <summary>The text under a name that fits these claims.</summary>
    public string Key(string name) => LetterWriter.KeyFor(name, Rules) ?? name;

    /// <summary>The same for a text that only some claims have, by the portal or by the municipality's own choice.</summary>
    /// <returns>Null where these have none.</returns>
    public string? Find(string name) => LetterWriter.KeyFor(name, Rules) ?? (writer.HasOwn(name) ? name : null);

    /// <inheritdoc cref="Find"/>
    public void Optional(string name, params IReadOnlyList<object> values)
    {
        if (Find(name) is { } key) writer.Paragraph(key, values);
    }
}
