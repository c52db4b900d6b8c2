namespace Portal.DevIdentity;

/// <summary>Somebody who can be played in development: a button on the login page.</summary>
/// <param name="Id">The provider's name for the person.</param>
/// <param name="Description">The role, in words a demonstration audience understands.</param>
/// <param name="Client">Which door they use.</param>
/// <param name="Claims">What the token says besides who it is; an empty text leaves a claim out.</param>
public sealed record Persona(string Id, string Name, string Description, string Client, IReadOnlyDictionary<string, object> Claims);
