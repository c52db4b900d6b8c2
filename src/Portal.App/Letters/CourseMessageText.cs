using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Letters;

namespace Portal.App.Letters;

/// <summary>The top of a letter of the course: what it is, what is asked for and by when, and the ways out before the payment line.</summary>
internal sealed class CourseMessageText(CourseScene scene)
{
    private readonly LetterWriter _writer = scene.Writer;
    private readonly string _kind = Slug.Of(scene.Letter.Kind);

    /// <summary>The H1: a reminder is called a reminder, with its number.</summary>
    public string Title() => _writer.Text(scene.Key($"Title_{_kind}"), Thing(), scene.Authority.Name);

    public void Write()
    {
        _writer.Paragraph(MessageKey(), scene.Balance.Text(), scene.Names, scene.PayBy, scene.IsNotice ? _writer.Date(scene.TransferOn) : "", scene.Authority.Name);
        if (scene.About.Claims is [{ Amounts: var claim }] && scene.Letter.Kind == LetterKind.Bill && claim.DueOn != claim.PayBy)
            _writer.Paragraph("Dates_bill", _writer.Date(claim.DueOn), _writer.Date(claim.PayBy));

        if (scene.IsFirstToCoDebtor) return;
        if (scene.About.Liability == LiabilityKind.Owner) _writer.Paragraph("Liable_owner");
        else if (scene.About.Liability == LiabilityKind.CoDebtor) _writer.Paragraph("Liable_co-debtor");
        else if (scene.About.Claims.Any(claim => claim.OthersLiable)) _writer.Paragraph("Liable_others");
    }

    public void WhatYouCanDo()
    {
        List<string> acts = scene.IsNotice ? StopTheTransfer() : [Help(), .. Special()];
        if (scene.IsPerson && scene.Find($"Do_{_kind}") is { } own) acts.Add(_writer.Text(own));
        if (scene.IsFirstToCoDebtor) acts.Add(_writer.Text("Do_CoDebtor_Not", scene.Municipality.PortalAddress, scene.Municipality.Phone));
        if (scene.About.Receiver.OnPaper) acts.Add(_writer.Text("Do_Paper"));
        _writer.Heading("Do_Heading").Bullets(acts);
    }

    private string Help() => _writer.Text(scene.Key(scene.About.Receiver.OnPaper ? "Do_HelpPaper" : "Do_Help"), scene.Municipality.PortalAddress, scene.Municipality.Phone);

    /// <summary>P09: running payments of some types wait only in special circumstances.</summary>
    private IEnumerable<string> Special() => scene.Rules.Any(rules => rules.SpecialCircumstances) ? [_writer.Text("Do_Special")] : [];

    private List<string> StopTheTransfer() =>
    [
        _writer.Text("Do_Stop_Pay", scene.Balance.Text(), scene.PayBy),
        _writer.Text(scene.Key("Do_Stop_Apply"), scene.Municipality.Phone, scene.Municipality.PortalAddress),
        _writer.Text("Do_Stop_Object", scene.Municipality.Phone, scene.Municipality.PortalAddress),
    ];

    private string MessageKey()
    {
        var name = $"Message_{_kind}";
        if (scene.Letter.Kind == LetterKind.Reminder1 && scene.About.Liability != LiabilityKind.Primary) return $"{name}_beside";
        if (scene.Letter.Kind == LetterKind.Reminder2 && scene.About.NeverTransferred) return $"{name}_kept";
        return scene.HasManyDates ? $"{name}_dated" : scene.Key(name);
    }

    /// <summary>What the claims are for, as a word of the title. Where the type says too little, the claim's own name.</summary>
    private string Thing() => scene.About.Claims is [var only] && scene.Family is ClaimFamily.Other or ClaimFamily.Civil ? only.Name(scene.Language) : _writer.Text(scene.Key("Thing"));
}
