namespace Portal.Pdf;

/// <summary>Sees to it that headings go down one level at a time, as those who move from heading to heading need.</summary>
internal sealed class HeadingOrder
{
    private int _last;

    public void Next(int level)
    {
        if (level is < 1 or > 3)
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A heading has level 1, 2 or 3.");
        }

        if (level > _last + 1)
        {
            throw new ArgumentException($"A heading of level {level} cannot follow one of level {_last}.", nameof(level));
        }

        _last = level;
    }
}
