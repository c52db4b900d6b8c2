using System.Text;

namespace Portal.Pdf;

/// <summary>Characters that a document's typefaces lack, each once, in order of first use.</summary>
internal sealed class MissingCharacters
{
    private readonly HashSet<Rune> _known = [];
    private readonly List<Rune> _all = [];

    public IReadOnlyList<Rune> All => _all;

    public void Add(Rune character)
    {
        if (_known.Add(character))
        {
            _all.Add(character);
        }
    }
}
