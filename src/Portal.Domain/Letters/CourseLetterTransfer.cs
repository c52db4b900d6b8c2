using Portal.Domain.Money;

namespace Portal.Domain.Letters;

/// <summary>That the recovery authority has received the letter's claims, as its letter shows it (kravet er hos inddrivelsesmyndigheden, letters.md 4.19).</summary>
/// <param name="ReceivedOn">The day of receipt, as the authority has told it.</param>
/// <param name="Sent">What was passed on of each claim with everything related, in the order of the letter's claims.</param>
/// <param name="CanBeAskedBack">The municipality may ask for it back: not where the state refunds part of it (L10).</param>
public sealed record CourseLetterTransfer(DateOnly ReceivedOn, IReadOnlyList<Kroner> Sent, bool CanBeAskedBack);

/// <summary>That a claim is the municipality's again, as its letter shows it (kravet er tilbage, letters.md 4.20).</summary>
/// <param name="On">The day from which it is here.</param>
/// <param name="Why">The name of the municipality's own reason for recalling it; "returned" where the authority has sent it back.</param>
/// <param name="Covered">What has been covered at the authority.</param>
/// <param name="NextOn">The earliest day of a new notice; never sooner than a fortnight after the return.</param>
public sealed record CourseLetterReturn(DateOnly On, string Why, Kroner Covered, DateOnly NextOn);
