using Portal.App.Import;

namespace Portal.App.Payments;

/// <summary>The file as a whole cannot be used, and nothing of it may be booked.</summary>
/// <param name="element">The element at fault; empty when it is the file as such.</param>
/// <param name="line">The physical line; 0 when it is the file as such.</param>
/// <param name="problem">What is wrong. Never holds a CPR number.</param>
/// <param name="rule">The rule that it breaks.</param>
internal sealed class BankFileException(string element, int line, string problem, string rule, Exception? cause = null)
    : Exception(new LineError(line, element, problem, rule).Text("bank file"), cause)
{
    public LineError Error { get; } = new(line, element, problem, rule);
}
