namespace Portal.App.Access;

/// <summary>What of a person's data was read (opslag). Each has words for the person it is about.</summary>
public enum AccessKind
{
    /// <summary>A case with the request, its reasons and papers; the purpose is its number.</summary>
    Case,

    /// <summary>A letter to the person.</summary>
    Letter,

    /// <summary>A paper that the person sent with a request.</summary>
    Evidence,

    /// <summary>The whole account, outside the pages; the purpose is as whoever asked has written it.</summary>
    Account,

    /// <summary>A repayment claim whose arrangement is set; the purpose is the claim.</summary>
    Arrangement,

    /// <summary>What somebody who calls the person needs.</summary>
    Call,

    /// <summary>Who is liable for a claim; the purpose is the claim.</summary>
    Liability,

    /// <summary>The person's name stood on a list of work.</summary>
    List,

    /// <summary>The person was among those that a search found.</summary>
    Search,

    /// <summary>The page about the person was opened: the purpose was given, and holds for a working day.</summary>
    Person,

    /// <summary>The page about the person was shown, for the purpose that it was opened for.</summary>
    PersonShown,

    /// <summary>The whole CPR number.</summary>
    Number,

    /// <summary>An address that is protected.</summary>
    Address,

    /// <summary>Somebody with a power of attorney began to act for the person; the purpose is what it gives the right to.</summary>
    Representation,

    /// <summary>The person fetched a copy of everything we have about them.</summary>
    Copy,

    /// <summary>Used for work that needed no look at the person: a letter to them, a check of a batch.</summary>
    Used,
}

/// <summary>Why somebody at the desk looks up a person who is not on their list (GDPR art. 5: a purpose for each look).</summary>
public enum AccessPurpose
{
    /// <summary>The person has called, written or come.</summary>
    Contact,

    /// <summary>A claim of theirs has to be followed up.</summary>
    FollowUp,

    /// <summary>Something in their claims, letters or payments may be wrong.</summary>
    Check,

    /// <summary>They have asked to see what is on record about them.</summary>
    Insight,
}
