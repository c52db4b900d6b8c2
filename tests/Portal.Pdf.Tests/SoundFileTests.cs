namespace Portal.Pdf.Tests;

public sealed class SoundFileTests
{
    [Fact]
    public void The_letter_is_a_sound_file()
    {
        var letter = Sample.Letter();
        if (Environment.GetEnvironmentVariable("PDF_SAMPLE") is { } path)
        {
            File.WriteAllBytes(path, letter.Bytes);
        }

        Tool.AssertSound(letter.Bytes);
        Assert.Empty(letter.MissingGlyphs);
    }
}
