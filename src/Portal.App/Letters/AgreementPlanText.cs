using Portal.Domain.Agreements;
using Portal.Domain.Money;

namespace Portal.App.Letters;

/// <summary>A plan in words and as a table: every date and amount, what interest is expected, and what it comes to.</summary>
internal static class AgreementPlanText
{
    /// <param name="paid">What has been paid on the agreement; it covers the instalments in order.</param>
    public static void Write(AgreementScene scene, ToldPlan plan, Kroner paid = default)
    {
        var writer = scene.Writer;
        Dates(writer, plan, paid);
        writer.Together([.. scene.Interest().DefaultIfEmpty(writer.Text("Plan_NoInterest")), .. Expected(writer, plan)]);
    }

    /// <summary>The table alone: an arrangement that is set by law has no interest to tell of.</summary>
    public static void Dates(LetterWriter writer, ToldPlan plan, Kroner paid = default) => writer.Heading("Plan_Heading").Add(Table(writer, plan, paid));

    /// <summary>"3 rater"; one is "1 rate".</summary>
    public static string Count(LetterWriter writer, int instalments) => writer.Text(instalments == 1 ? "Plan_One" : "Plan_Many", instalments);

    /// <summary>"3 måneder"; one is "1 måned".</summary>
    public static string Months(LetterWriter writer, int months) => writer.Text(months == 1 ? "Plan_Month" : "Plan_Months", months);

    /// <summary>The day of the month: "15." or "15th".</summary>
    public static string Day(LetterWriter writer, DateOnly date) => writer.Language != "en" ? $"{date.Day}." : date.Day + (date.Day % 10, date.Day is 11 or 12 or 13) switch
    {
        (1, false) => "st",
        (2, false) => "nd",
        (3, false) => "rd",
        _ => "th",
    };

    /// <summary>The same amount on the same day of every month; the last amount may differ.</summary>
    public static bool IsEven(IReadOnlyList<Instalment> plan) =>
        plan.SkipLast(1).All(instalment => instalment.Amount == plan[0].Amount)
        && plan.Select((instalment, i) => instalment.DueOn == plan[0].DueOn.AddMonths(i)).All(follows => follows);

    /// <summary>What the last instalment comes to beyond its own amount: the interest that falls due with it.</summary>
    public static Kroner InterestWithLast(ToldPlan plan) => Kroner.Max(Kroner.Zero, plan.Cost.WithLast - plan.Instalments[^1].Amount);

    /// <summary>What is to be paid next and by when: small rests of earlier instalments with it, and with the last one its interest.</summary>
    public static (DateOnly By, Kroner Amount) Next(ToldPlan plan, Kroner paid, DateOnly today)
    {
        var last = plan.Instalments[^1];
        var due = Kroner.Zero;
        foreach (var instalment in plan.Instalments.SkipLast(1))
        {
            due += instalment.Amount;
            if (instalment.DueOn > today && due > paid) return (instalment.DueOn, due - paid);
        }
        return (last.DueOn, Kroner.Max(Kroner.Zero, due + last.Amount - paid) + InterestWithLast(plan));
    }

    private static LetterBlock.Table Table(LetterWriter writer, ToldPlan plan, Kroner paid)
    {
        var (interest, last, left) = (InterestWithLast(plan), plan.Instalments[^1].DueOn, paid);
        var told = paid.IsPositive;
        List<IReadOnlyList<string>> rows = [];
        for (var i = 0; i < plan.Instalments.Count; i++)
        {
            var instalment = plan.Instalments[i];
            var share = Kroner.Min(left, instalment.Amount);
            left -= share;
            rows.Add(Row($"{i + 1}", writer.Date(instalment.DueOn), instalment.Amount, share));
        }
        if (interest.IsPositive) rows.Add(Row(writer.Text("Plan_InterestRow"), writer.Date(last), interest, Kroner.Zero));
        return new LetterBlock.Table(
            writer.Text("Plan_Caption"),
            [writer.Text("Column_Instalment"), writer.Text("Column_PayBy"), writer.Text("Column_Amount"), .. told ? (string[])[writer.Text("Column_Paid")] : []],
            rows, Row(writer.Text("Plan_Total"), "", InstalmentPlans.Sum(plan.Instalments) + interest, paid - left), told ? 2 : 1);

        IReadOnlyList<string> Row(string name, string day, Kroner amount, Kroner covered) => [name, day, amount.Number(), .. told ? (string[])[covered.Number()] : []];
    }

    private static IEnumerable<string> Expected(LetterWriter writer, ToldPlan plan)
    {
        var interest = InterestWithLast(plan);
        if (interest.IsPositive) yield return writer.Text("Plan_Expected", interest.Text(), plan.Cost.WithLast.Text());
        // Renteloven's rate is that of a half-year: what is not known yet is in no figure.
        if (plan.Cost.MissingRateFrom is { } from) yield return writer.Text("Plan_MissingRate", writer.Date(from));
    }
}
