namespace Portal.Domain.Law;

/// <summary>Where a rule comes from (hjemmel), as a letter prints it: "gældsinddrivelsesloven § 2, stk. 3".</summary>
/// <param name="Law">The name of the law in Danish, as it was called on the date of the row that holds this.</param>
/// <param name="Paragraph">The paragraph in Danish, "§ 2, stk. 3".</param>
public sealed record LawRef(string Law, string Paragraph)
{
    public override string ToString() => $"{Law} {Paragraph}";
}
