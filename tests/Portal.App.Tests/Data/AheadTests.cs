using Portal.App.Data;

namespace Portal.App.Tests.Data;

public sealed class AheadTests
{
    [Fact]
    public async Task Every_piece_comes_once_and_in_order_and_at_most_one_is_made_ahead()
    {
        var made = 0;
        IEnumerable<int> Pieces()
        {
            for (var i = 0; i < 100; i++)
            {
                Interlocked.Increment(ref made);
                yield return i;
            }
        }

        var taken = new List<int>();
        await foreach (var piece in Ahead.Of(Pieces().ToAsyncEnumerable()))
        {
            taken.Add(piece);
            Assert.InRange(Volatile.Read(ref made), taken.Count, taken.Count + 1);
        }

        Assert.Equal(Enumerable.Range(0, 100), taken);
    }

    [Fact]
    public async Task What_goes_wrong_while_a_piece_is_made_is_told_where_it_is_taken()
    {
        static IEnumerable<int> Pieces()
        {
            yield return 1;
            throw new InvalidDataException("the second");
        }

        var taken = new List<int>();
        var fault = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var piece in Ahead.Of(Pieces().ToAsyncEnumerable())) taken.Add(piece);
        });

        Assert.Equal([1], taken);
        Assert.Equal("the second", fault.Message);
    }

    [Fact]
    public async Task Nothing_is_left_running_when_the_taker_gives_up()
    {
        var (running, ended) = (0, false);
        IEnumerable<int> Pieces()
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    Interlocked.Increment(ref running);
                    Thread.Sleep(20);
                    Interlocked.Decrement(ref running);
                    yield return i;
                }
            }
            finally
            {
                ended = true;
            }
        }

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var _ in Ahead.Of(Pieces().ToAsyncEnumerable())) throw new InvalidOperationException("enough");
        });

        Assert.Equal((0, true), (running, ended));
    }
}
