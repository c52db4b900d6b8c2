using System.Text.Json;
using Portal.Domain.Recovery;
using Portal.Domain.Tests.Tidy;

namespace Portal.Domain.Tests.Recovery;

/// <summary>The authority's own entry filter, as it was read (psrm-indgangsfilter.json), and a row of ours said in its words.</summary>
internal static class AuthoritysFilter
{
    /// <summary>Each (type, rule) with its sentence and consequence; and whether the type is a main or a related record.</summary>
    public static readonly IReadOnlyList<(string Type, string Rule, string Says, string Consequence)> Rules = Read();

    private static List<(string, string, string, string)> Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Source.Root, "tests/Portal.Domain.Tests/Recovery/psrm-indgangsfilter.json")));
        return
        [
            .. from type in file.RootElement.GetProperty("fordringstyper").EnumerateArray()
               from rule in type.GetProperty("regler").EnumerateArray()
               select (type.GetProperty("kode").GetString()!, rule.GetProperty("regel").GetString()!, rule.GetProperty("krav").GetString()!, rule.GetProperty("konsekvens").GetString()!),
        ];
    }

    public static string Consequence(FilterConsequence consequence) => consequence == FilterConsequence.Refused ? "AFVIST" : "HØRING";

    /// <summary>What a row of ours asks for, in the authority's sentence.</summary>
    public static string Says(FilterRule rule) => rule.Rule == "R_3_1" ? "Forældelsesdato >= modtagelsesdato" : Says(rule.Requirement);

    private static string Says(Requirement requirement) => requirement switch
    {
        Requirement.HasPurpose(var setOff) => setOff ? "Fordringsartkoden skal være \"INDR\" eller \"MODR\"" : "Fordringsartkoden skal være \"INDR\"",
        Requirement.IsCategory(var category) => $"Fordringen skal altid være en {(category == RecordCategory.Main ? "hovedfordring" : "relateret fordring")}",
        Requirement.TenYears(var bound) => $"Hvis domsdato eller forligsdato: forældelsesdato {(bound == Bound.Earliest ? ">=" : "<=")} denne + 10 år",
        Requirement.Filled { Field: TransferField.PayBy } => "SRB udfyldt",
        Requirement.Filled(var field, var open) => $"{Name(field)} udfyldt{(open ? " (ikke en banklukkedag)" : "")}",
        Requirement.PrincipalAboveZero => "Oprindelig hovedstol > 0 (dog tillades 0-fordringer)",
        Requirement.PrincipalAtMost(var most) => $"Oprindelig hovedstol skal være mindre end eller lig med {most.Number().Replace(",00", "", StringComparison.Ordinal)} kr.",
        Requirement.AmountNotNegative => "Beløb >= 0",
        Requirement.AmountWithinPrincipal => "Oprindelig hovedstol >= beløb til inddrivelse",
        Requirement.BeforeReceipt { Field: TransferField.PayBy } => "SRB < modtagelsesdato",
        Requirement.BeforeReceipt(var field) => $"{Name(field)} < modtagelsesdato",
        Requirement.BasisDates(var neither) => neither ? "Hverken domsdato eller forligsdato udfyldt" : "Domsdato og forligsdato ikke begge udfyldt",
        Requirement.WithinOne(var month) => $"Periode start og periode slut er indeholdt i samme {(month ? "måned" : "år")}",
        Requirement.Distance distance => Says(distance),
        _ => requirement.ToString(),
    };

    private static string Says(Requirement.Distance rule)
    {
        if (rule is { Field: TransferField.PayBy, Bound: Bound.Earliest }) return "Sidste rettidige betalingsdato >= Forfaldsdato";
        var any = rule.AnyDay ? " uden hensyn til FOKO-lukkedage" : "";
        return $"{Name(rule.Field)} skal {rule.Bound switch { Bound.Earliest => "tidligst ", Bound.Latest => "senest ", _ => "" }}ligge {(rule.Bound == Bound.After ? "efter" : Says(rule.Span))} {Name(rule.From)}{any}";
    }

    private static string Says(Span span) => span switch
    {
        (0, 0, 0) => "samtidig med",
        (0, 0, < 0) => $"{-span.Days} dage før",
        _ => Parts(span) + " efter",
    };

    private static string Parts(Span span)
    {
        var parts = new List<string>();
        if (span.Years > 0) parts.Add($"{span.Years} år");
        if (span.Months > 0) parts.Add(span.Months == 1 ? "1 måned" : $"{span.Months} måneder");
        if (span.Days != 0) parts.Add($"{(span.Days < 0 ? "minus " : "")}{Math.Abs(span.Days)} {(Math.Abs(span.Days) == 1 ? "dag" : "dage")}");
        return string.Join(' ', parts);
    }

    private static string Name(TransferField field) => field switch
    {
        TransferField.PeriodFrom => "Periode start",
        TransferField.PeriodTo => "Periode slut",
        TransferField.EstablishedOn => "Stiftelsesdato",
        TransferField.DueOn => "Forfaldsdato",
        TransferField.LimitationOn => "Forældelsesdato",
        TransferField.ReceivedOn => "Modtagelsesdato",
        TransferField.Description => "Beskrivelse",
        _ => field.ToString(),
    };
}
