namespace Portal.App.Documents;

/// <summary>What a file is, told from its first bytes: the name and type that a browser sends are only claims.</summary>
public static class EvidenceFile
{
    /// <summary>The most one file may hold: 10 MB, room for a photo of a letter.</summary>
    public const long LargestBytes = 10 * 1024 * 1024;

    /// <summary>The most files one request may hold.</summary>
    public const int MostFiles = 10;

    /// <summary>What the file picker offers.</summary>
    public const string Accept = ".pdf,.jpg,.jpeg,.png,.heic";

    public const string Pdf = "application/pdf", Jpeg = "image/jpeg", Png = "image/png", Heic = "image/heic";

    private static readonly string[] HeicBrands = ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"];

    /// <returns>The media type, or null when the bytes are none of the kinds that are taken.</returns>
    public static string? TypeOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("%PDF-"u8)) return Pdf;
        if (bytes is [0xFF, 0xD8, 0xFF, ..]) return Jpeg;
        if (bytes is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..]) return Png;
        if (bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8) && HeicBrands.Contains(System.Text.Encoding.ASCII.GetString(bytes[8..12]))) return Heic;
        return null;
    }

    /// <summary>A name fit to show and to save under: no path, no control or direction marks, an ending that fits the type.</summary>
    public static string CleanName(string name, string mediaType)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(letter => !char.IsControl(letter) && char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.Format && "<>:\"|?*".IndexOf(letter) < 0)).Trim('.', ' ');
        var stem = Path.GetFileNameWithoutExtension(clean);
        if (stem.Length == 0) stem = "bilag";
        return (stem.Length > 80 ? stem[..80] : stem) + mediaType switch { Pdf => ".pdf", Jpeg => ".jpg", Png => ".png", _ => ".heic" };
    }
}
