using Portal.Domain.People;

namespace Portal.Web.SignIn;

/// <summary>From a CPR or CVR number to our own id of the person; null when we have nothing on them.</summary>
internal delegate Task<PersonId?> PersonLookup(string cprOrCvr, CancellationToken cancel);
