using System.Runtime.CompilerServices;

namespace Portal.App.Data;

/// <summary>Makes the next of many pieces on another thread while the one before it is worked on.</summary>
internal static class Ahead
{
    /// <summary>The same pieces in the same order, made one at a time, at most one ahead. Nothing is left running when it ends, however it ends.</summary>
    public static async IAsyncEnumerable<T> Of<T>(IAsyncEnumerable<T> pieces, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var piece = pieces.GetAsyncEnumerator(cancel);
        Task<bool> Next() => Task.Run(() => piece.MoveNextAsync().AsTask(), cancel);
        var next = Next();
        try
        {
            while (await next)
            {
                var made = piece.Current;
                next = Next();
                yield return made;
            }
        }
        finally
        {
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
