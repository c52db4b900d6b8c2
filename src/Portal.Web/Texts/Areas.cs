namespace Portal.Web.Texts;

// One marker class an area: IStringLocalizer<Texts.Public> reads Public.resx (Danish) and Public.en.resx.

/// <summary>Words that stand on many pages: layout, components, errors.</summary>
internal sealed class Shared;

/// <summary>Pages that need no login.</summary>
internal sealed class Public;

/// <summary>The desk: worklist and cases.</summary>
internal sealed class Staff;

/// <summary>The privacy notice.</summary>
internal sealed class Privacy;
