namespace Portal.Pdf;

/// <summary>A piece of text that looks and behaves the same all through.</summary>
/// <param name="Text">Clean text; a line feed begins a new line.</param>
/// <param name="Bold">Whether it stands out.</param>
/// <param name="Link">Where it leads, if anywhere.</param>
/// <param name="Language">Its language where that is not the surrounding one.</param>
internal sealed record TextRun(string Text, bool Bold = false, Uri? Link = null, string? Language = null);
