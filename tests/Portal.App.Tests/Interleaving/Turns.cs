using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Data;

namespace Portal.App.Tests.Interleaving;

/// <summary>
/// Lets several people work on one database at once, a command of one, then a command of another, in an order that the seed gives: each waits before every command
/// and every transaction until it is their turn. Who waits for a lock of another's is passed over.
/// </summary>
internal sealed class Turns(int seed) : IDisposable
{
    /// <summary>So long a command is waited for; then it is taken to wait for a lock.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(40);

    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(1);

    private readonly Random _random = new(seed);
    private readonly AsyncLocal<bool> _plays = new();
    private readonly List<TaskCompletionSource> _waiting = [];
    private readonly SemaphoreSlim _moved = new(0);

    public void Watch(IServiceCollection services)
    {
        services.ConfigureDbContext<SqlitePortalDb>(options => options.AddInterceptors(new Commands(this), new Transactions(this)));
        services.ConfigureDbContext<PostgresPortalDb>(options => options.AddInterceptors(new Commands(this), new Transactions(this)));
    }

    /// <summary>Ends when all have ended; throws what the first of them threw.</summary>
    public async Task Play(IReadOnlyList<Func<Task>> plays)
    {
        var all = plays.Select(play => Task.Run(async () =>
        {
            _plays.Value = true;
            try
            {
                await Turn();
                await play();
            }
            finally
            {
                _moved.Release();
            }
        })).ToList();
        while (Waiting < all.Count) await Moved(Stuck);
        while (!all.TrueForAll(task => task.IsCompleted))
        {
            if (Take() is { } turn)
            {
                turn.SetResult();
                await _moved.WaitAsync(Patience);
            }
            else
            {
                await Moved(Stuck);
            }
        }
        await Task.WhenAll(all);
    }

    public void Dispose() => _moved.Dispose();

    private int Waiting
    {
        get
        {
            lock (_waiting) return _waiting.Count;
        }
    }

    private async Task Moved(TimeSpan patience) => Assert.True(await _moved.WaitAsync(patience), "All wait for each other.");

    private TaskCompletionSource? Take()
    {
        lock (_waiting)
        {
            if (_waiting.Count == 0) return null;
            var i = _random.Next(_waiting.Count);
            var turn = _waiting[i];
            _waiting.RemoveAt(i);
            return turn;
        }
    }

    private Task Turn()
    {
        if (!_plays.Value) return Task.CompletedTask;
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting) _waiting.Add(turn);
        _moved.Release();
        return turn.Task;
    }

    private sealed class Commands(Turns turns) : DbCommandInterceptor
    {
        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await turns.Turn();
            return result;
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await turns.Turn();
            return result;
        }
    }

    private sealed class Transactions(Turns turns) : DbTransactionInterceptor
    {
        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            await turns.Turn();
            return result;
        }

        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            await turns.Turn();
            return result;
        }
    }
}
