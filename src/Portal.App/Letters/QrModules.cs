using QRCoder;

namespace Portal.App.Letters;

/// <summary>A QR code as a square of dark and light modules, for letters and pages alike.</summary>
public sealed class QrModules
{
    private readonly List<System.Collections.BitArray> _rows;

    private QrModules(List<System.Collections.BitArray> rows) => _rows = rows;

    /// <summary>Modules a side, the quiet zone included.</summary>
    public int Size => _rows.Count;

    public bool IsDark(int column, int row) => _rows[row][column];

    public static QrModules Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return new QrModules(code.ModuleMatrix);
    }
}
