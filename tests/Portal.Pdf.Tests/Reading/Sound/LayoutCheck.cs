using System.Globalization;

namespace Portal.Pdf.Tests.Sound;

/// <summary>The free space around the text, in millimetres.</summary>
internal readonly record struct Margins(double Left, double Right, double Top, double Bottom);

/// <summary>
/// Looks at where everything is drawn: all of it on the page, what is read aloud inside the margins, no words over other words
/// or pictures, none across the border of a box or under a line.
/// </summary>
internal static class LayoutCheck
{
    /// <summary>Places are rounded to thousandths, and letters are not squares.</summary>
    private const double Slack = 0.6;

    /// <summary>A fill lower than this is a line: a rule, or the underline of a link.</summary>
    private const double LineThickness = 1.6;

    /// <summary>What is wrong with the places; nothing when all is well.</summary>
    /// <param name="file">The document.</param>
    /// <param name="margins">Its margins. Address windows and letterheads must stand inside them too.</param>
    public static List<string> Complaints(byte[] file, Margins margins) => SoundPdf.Check(file, pdf => Complaints(pdf, margins));

    /// <summary>The same of a file that was read.</summary>
    public static List<string> Complaints(SoundPdf pdf, Margins margins)
    {
        var problems = new List<string>();
        for (int i = 0; i < pdf.Pages.Count; i++)
        {
            var box = pdf.File.Box(pdf.Pages[i].Entries["MediaBox"]);
            var found = new PageLayout(pdf.Pages[i].Drawn.Pieces, box[2], box[3], margins).Complaints();
            problems.AddRange(found.Select(problem => string.Create(CultureInfo.InvariantCulture, $"Page {i + 1}: {problem}")));
        }

        return problems;
    }

    private sealed class PageLayout(List<Piece> pieces, double width, double height, Margins margins)
    {
        private readonly List<Piece> _words = [.. pieces.Where(piece => piece.Ink == Ink.Text && piece.Text.Trim().Length > 0)];

        public IEnumerable<string> Complaints() => Outside().Concat(Covered()).Concat(Crossed());

        private IEnumerable<string> Outside()
        {
            const double millimetre = 72 / 25.4;
            foreach (var piece in pieces.Where(piece => piece.Ink != Ink.Text || piece.Text.Trim().Length > 0))
            {
                bool running = piece.Mark is { IsRunning: true };
                double left = margins.Left * millimetre, right = width - (margins.Right * millimetre);
                double top = running ? height : height - (margins.Top * millimetre), bottom = running ? 0 : margins.Bottom * millimetre;
                if (piece.Left < left - Slack || piece.Right > right + Slack || piece.Top > top + Slack || piece.Bottom < bottom - Slack)
                {
                    yield return $"{Named(piece)} is outside the margins";
                }
            }
        }

        /// <summary>Words, drawings and pictures that stand where another does.</summary>
        private IEnumerable<string> Covered()
        {
            // From the top down: only those that begin above the lower edge of another can cover it.
            var solid = _words.Concat(Drawings()).OrderByDescending(piece => piece.Top).ToArray();
            for (int i = 0; i < solid.Length; i++)
            {
                for (int j = i + 1; j < solid.Length && solid[j].Top > solid[i].Bottom + Slack; j++)
                {
                    if (solid[i].Left < solid[j].Right - Slack && solid[j].Left < solid[i].Right - Slack)
                    {
                        yield return $"{Named(solid[i])} and {Named(solid[j])} cover each other";
                    }
                }
            }
        }

        /// <summary>Pictures, and the shapes of each figure taken as one.</summary>
        private IEnumerable<Piece> Drawings() =>
            pieces.Where(piece => piece.Ink == Ink.Picture).Concat(pieces
                .Where(piece => piece.Ink is Ink.Fill or Ink.Stroke && piece.Mark is { IsArtifact: false })
                .GroupBy(piece => piece.Mark!.Number)
                .Select(figure => new Piece(Ink.Picture, figure.Min(p => p.Left), figure.Min(p => p.Bottom), figure.Max(p => p.Right), figure.Max(p => p.Top), figure.First().Mark)));

        /// <summary>Words that a line strikes through, or that are half in a box.</summary>
        private IEnumerable<string> Crossed()
        {
            foreach (var piece in pieces.Where(piece => piece is { Ink: Ink.Fill or Ink.Stroke, Mark.IsArtifact: true }))
            {
                bool line = piece.Ink == Ink.Fill && piece.Top - piece.Bottom <= LineThickness;
                foreach (var word in _words.Where(word => line ? Strikes(piece, word) : Cuts(piece, word)))
                {
                    yield return line ? $"{Named(word)} is struck through" : $"{Named(word)} is half in a box";
                }
            }
        }

        private static bool Strikes(Piece line, Piece word)
        {
            const double low = 0.05, high = 0.45;
            return line.Left < word.Right - Slack && word.Left < line.Right - Slack
                && line.Top > word.Baseline + (low * word.Size) && line.Bottom < word.Baseline + (high * word.Size);
        }

        private static bool Cuts(Piece box, Piece word)
        {
            bool meets = word.Left < box.Right - Slack && box.Left < word.Right - Slack && word.Bottom < box.Top - Slack && box.Bottom < word.Top - Slack;
            bool inside = word.Left >= box.Left - Slack && word.Right <= box.Right + Slack && word.Bottom >= box.Bottom - Slack && word.Top <= box.Top + Slack;
            return meets && !inside;
        }

        private static string Named(Piece piece) => string.Create(
            CultureInfo.InvariantCulture,
            $"{(piece.Ink == Ink.Text ? $"'{piece.Text}'" : piece.Ink.ToString())} at {piece.Left:0.#}-{piece.Right:0.#}, {piece.Bottom:0.#}-{piece.Top:0.#}");
    }
}
