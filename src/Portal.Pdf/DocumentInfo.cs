namespace Portal.Pdf;

/// <summary>What a document says about itself, to readers, archives and screen readers.</summary>
/// <param name="Title">Shown as the window's title; must not be empty.</param>
/// <param name="Language">The main language as in HTML, e.g. <c>da-DK</c>.</param>
/// <param name="Author">Who the document is from.</param>
/// <param name="CreatedOn">The date it carries. Given by the caller: the same input gives the same bytes on any day.</param>
public sealed record DocumentInfo(string Title, string Language, string Author, DateOnly CreatedOn);
