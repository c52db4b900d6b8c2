namespace Portal.Web.Texts;

// One marker class an area: IStringLocalizer<Texts.Public> reads Public.resx (Danish) and Public.en.resx.

/// <summary>Words that stand on many pages: layout, components, errors.</summary>
internal sealed class Shared;

/// <summary>Pages that need no login.</summary>
internal sealed class Public;

/// <summary>The desk: worklist and cases.</summary>
internal sealed class Staff;

/// <summary>What has happened in a case, by the journal's codes: `Event_` and who it was, `Actor_`.</summary>
internal sealed class CaseHistory;

/// <summary>The desk's pages about calls (opkald).</summary>
internal sealed class Calls;

/// <summary>The desk's pages about who else is liable for a claim (hæftelse).</summary>
internal sealed class Liabilities;

/// <summary>The privacy notice.</summary>
internal sealed class Privacy;

/// <summary>The citizen's own pages: overview, claims, requests, letters.</summary>
internal sealed class Citizens;

/// <summary>The pages on which a citizen asks to wait with a payment.</summary>
internal sealed class Deferral;

/// <summary>The pages on which a citizen asks to pay by instalments.</summary>
internal sealed class Instalments;

/// <summary>The desk's page about the municipality's choices (regelsæt).</summary>
internal sealed class Policy;

/// <summary>The desk's page about transfers to the recovery authority.</summary>
internal sealed class Transfers;

/// <summary>What a citizen is told about a claim that the recovery authority has.</summary>
internal sealed class Recovery;

/// <summary>The desk's page about money that the portal cannot place by itself.</summary>
internal sealed class Payments;

/// <summary>The desk's page about the nights (kørsler).</summary>
internal sealed class Nights;

/// <summary>The desk's page about what finance does to the books (bogføring).</summary>
internal sealed class Books;

/// <summary>The citizen's payment agreements (betalingsaftaler): their page, and what other pages say about them.</summary>
internal sealed class Agreement;

/// <summary>What is said on a request between its sending and its answer: the citizen's pages and the desk.</summary>
internal sealed class Messages;

/// <summary>Changed circumstances (ændrede forhold): the citizen's page and the desk.</summary>
internal sealed class Circumstances;

/// <summary>The desk's words about requests for an agreement: what is asked for, how it stands to our frame, and the answer.</summary>
internal sealed class AgreementDesk;

/// <summary>What a citizen sees of an arrangement on a repayment claim (afdragsordning).</summary>
internal sealed class MyArrangement;

/// <summary>Objections (indsigelser): the citizen's pages and the desk.</summary>
internal sealed class Objection;

/// <summary>The desk's words about the recovery authority's rules (klar til overdragelse) and about limitation.</summary>
internal sealed class Readiness;

/// <summary>The desk's words about arrangements on repayment claims.</summary>
internal sealed class Arrangements;

/// <summary>The desk's search for people and the page about one of them.</summary>
internal sealed class People;

/// <summary>The days between a notice and the transfer to the recovery authority (varsel).</summary>
internal sealed class Notice;

/// <summary>Acting for somebody by a power of attorney (fuldmagt).</summary>
internal sealed class Represented;

/// <summary>The citizen's page about who has looked at their data.</summary>
internal sealed class MyAccess;

/// <summary>The citizen's copy of everything we have about them: its pages, its parts and what they are called.</summary>
internal sealed class MyData;

/// <summary>What the choices among words are called in that copy, by enum and member.</summary>
internal sealed class MyDataWords;

/// <summary>The desk's pages about the letters' texts and the municipality's own in place of them.</summary>
internal sealed class OwnTexts;

/// <summary>Balance statements (opgørelser): the citizen's pages and finance's.</summary>
internal sealed class Statements;

/// <summary>The citizen's settings: messages that there is a letter (nudges), language and hours.</summary>
internal sealed class Nudges;
