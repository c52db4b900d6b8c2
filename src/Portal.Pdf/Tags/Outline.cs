namespace Portal.Pdf;

/// <summary>Writes the outline of a file, line by line as they come: a line names the next, so the latest one waits for it.</summary>
/// <param name="open">Whether the lines under a line are shown from the first.</param>
internal sealed class Outline(PdfFile file, bool open)
{
    private Bookmark? _waiting;
    private int _number, _first, _before, _shown;

    public void Add(Bookmark bookmark)
    {
        _number = _number == 0 ? file.Reserve() : _number;
        bookmark.ObjectNumber = file.Reserve();
        _first = _first == 0 ? bookmark.ObjectNumber : _first;
        WriteWaiting(bookmark.ObjectNumber);
        _waiting = bookmark;
        _shown += 1 + (open ? bookmark.Descendants() : 0);
    }

    /// <summary>Writes the rest and gives the outline's object number, or null when it has no lines.</summary>
    public int? Finish()
    {
        if (_waiting is null)
        {
            return null;
        }

        int last = _waiting.ObjectNumber;
        WriteWaiting(0);
        file.Begin(_number).Raw("<</Type/Outlines/First "u8).Ref(_first).Raw("/Last "u8).Ref(last).Raw("/Count "u8).Int(_shown).Raw(">>"u8);
        return _number;
    }

    private void WriteWaiting(int next)
    {
        if (_waiting is { } bookmark)
        {
            Write(bookmark, _number, _before, next);
            _before = bookmark.ObjectNumber;
        }
    }

    private void Write(Bookmark bookmark, int parent, int before, int next)
    {
        var children = bookmark.Children;
        children.ForEach(child => child.ObjectNumber = file.Reserve());
        var target = file.Begin(bookmark.ObjectNumber).Raw("<</Title"u8).TextString(CleanText.Shortened(bookmark.Title)).Raw("/Parent "u8).Ref(parent)
            .Raw("/Dest["u8).Ref(bookmark.Page).Raw("/XYZ null "u8).Number(bookmark.Top).Raw("null]"u8);
        Link(target, "/Prev "u8, before);
        Link(target, "/Next "u8, next);
        if (children.Count > 0)
        {
            // Below zero, the lines under it are folded away until somebody opens them.
            target.Raw("/First "u8).Ref(children[0].ObjectNumber).Raw("/Last "u8).Ref(children[^1].ObjectNumber)
                .Raw("/Count "u8).Int(open ? bookmark.Descendants() : -children.Count);
        }

        target.Raw(">>"u8);
        for (int i = 0; i < children.Count; i++)
        {
            Write(children[i], bookmark.ObjectNumber, i > 0 ? children[i - 1].ObjectNumber : 0, i < children.Count - 1 ? children[i + 1].ObjectNumber : 0);
        }
    }

    private static void Link(PdfBuffer target, ReadOnlySpan<byte> name, int number)
    {
        if (number != 0)
        {
            target.Raw(name).Ref(number);
        }
    }
}
