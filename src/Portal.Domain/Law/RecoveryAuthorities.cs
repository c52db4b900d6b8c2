namespace Portal.Domain.Law;

/// <summary>Who collects for the state when a claim has been transferred, and by which law (L02), dated: an old letter names the authority of its day.</summary>
/// <param name="Name">As letters name it.</param>
/// <param name="NoticeLaw">The law that asks for a notice before the transfer (L08).</param>
/// <param name="Complaint">The complaint paragraph on the authority's own decisions (L15): the block's name in the letters' texts.</param>
public sealed record RecoveryAuthority(DateOnly ValidFrom, string Name, LawRef NoticeLaw, string Complaint);

/// <summary>One line for each change of authority, law or way of complaint.</summary>
public static class RecoveryAuthorities
{
    private const string Lov429 = "lov om opkrævning og inddrivelse af visse fordringer";
    private const string Gil = "gældsinddrivelsesloven";

#pragma warning disable format // columns are aligned by hand
    public static readonly IReadOnlyList<RecoveryAuthority> All =
    [
        //  valid from           name               notice before transfer            complaint
        new(new(2005, 11, 1),    "SKAT",            new(Lov429, "§ 2, stk. 4"),       "K8_Lov429"),
        new(new(2009, 1, 1),     "SKAT",            new(Gil, "§ 2, stk. 4"),          "K8_Lov429"),
        new(new(2014, 1, 1),     "SKAT",            new(Gil, "§ 2, stk. 4"),          "K8"),
        new(new(2018, 7, 1),     "Gældsstyrelsen",  new(Gil, "§ 2, stk. 4"),          "K8"),
    ];
#pragma warning restore format

    public static RecoveryAuthority For(DateOnly on) =>
        All.Where(authority => authority.ValidFrom <= on).MaxBy(authority => authority.ValidFrom)
        ?? throw new InvalidOperationException($"No recovery authority is known on {on:yyyy-MM-dd}.");
}
