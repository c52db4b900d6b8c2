using Portal.Domain.Claims;

namespace Portal.App.Letters;

/// <summary>Why somebody owes a claim too, in the first letter to them (letters.md 4.7): the fact it rests on, for what time, and where it comes from. It names nobody else.</summary>
internal static class CoDebtorText
{
    public static void Write(CourseScene scene)
    {
        var writer = scene.Writer;
        writer.Heading("CoDebtor_Heading");
        foreach (var claim in scene.About.Claims)
        {
            var ground = scene.About.Grounds.FirstOrDefault(one => one.Claim == claim.Amounts.Claim)
                ?? throw new InvalidOperationException($"The letter {scene.Letter.Id} tells somebody that they owe a claim too, and it is not on record why.");
            var (on, name, from) = (writer.Date(ground.On), claim.Name(scene.Language), writer.Date(ground.From));
            if (ground.Until is { } until) writer.Paragraph("CoDebtor_Why", on, name, from, writer.Date(until));
            else writer.Paragraph("CoDebtor_Why_Since", on, name, from);
            writer.Words(ground.Text).Paragraph("CoDebtor_Source", ground.Source);
        }
        writer.Together([
            writer.Text("CoDebtor_Once"), writer.Text("CoDebtor_Others"),
            .. scene.About.Claims.Any(claim => scene.Outlook.LawOf(claim) != FeeLaw.None) ? (string[])[writer.Text("CoDebtor_NoFee")] : [],
        ]);
    }
}
