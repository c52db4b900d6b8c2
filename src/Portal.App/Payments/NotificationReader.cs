namespace Portal.App.Payments;

/// <summary>The course through one file: notification by notification, entry by entry, a child element a step.</summary>
internal sealed class NotificationReader : IDisposable
{
    private readonly CamtXml _xml;
    private readonly CamtNames _names;
    private readonly EntryDraft _entry = new();
    private readonly SummaryCheck _summary = new();
    private readonly BatchCheck _batch = new();
    private readonly TransactionSeries _series = new();
    private readonly Queue<BankFileItem> _ready = new();
    private Place _place = Place.Start;
    private string? _account;
    private bool _hasNotification;

    public NotificationReader(Stream file)
    {
        _xml = new CamtXml(file);
        _names = _xml.Names;
    }

    /// <summary>The element whose children are read.</summary>
    private enum Place
    {
        Start,
        Message,
        Notification,
        Entry,
        Details,
        End,
    }

    /// <returns>Null after the last one.</returns>
    /// <exception cref="BankFileException">Nothing of the file may be booked.</exception>
    public BankFileItem? Next()
    {
        try
        {
            BankFileItem? item;
            while (!_ready.TryDequeue(out item) && _place != Place.End) Step();
            return item;
        }
        catch (Exception broken) when (CamtXml.IsOfTheFile(broken))
        {
            throw _xml.Broken(broken);
        }
    }

    public void Dispose() => _xml.Dispose();

    private void Step() => _place = _place switch
    {
        Place.Start => BeginMessage(),
        Place.Message => InMessage(),
        Place.Notification => InNotification(),
        Place.Entry => InEntry(),
        _ => InDetails(),
    };

    private Place BeginMessage()
    {
        _xml.ReadRoot();
        _xml.Enter();
        if (!_xml.NextChild() || !_xml.Is(_names.BkToCstmrDbtCdtNtfctn)) throw NotTheFormat(_names.Document, $"it holds one {_names.BkToCstmrDbtCdtNtfctn}");
        _xml.Enter();
        return Place.Message;
    }

    private Place InMessage()
    {
        if (!_xml.NextChild())
        {
            if (!_hasNotification) throw NotTheFormat(_names.BkToCstmrDbtCdtNtfctn, $"it holds at least one {_names.Ntfctn}");
            if (_xml.NextChild()) throw NotTheFormat(_names.Document, $"it holds one {_names.BkToCstmrDbtCdtNtfctn}");
            _xml.ReadToEnd();
            return Place.End;
        }
        if (!_xml.Is(_names.Ntfctn))
        {
            _xml.Skip();
            return Place.Message;
        }
        _account = null;
        _hasNotification = true;
        _summary.Begin();
        _xml.Enter();
        return Place.Notification;
    }

    private Place InNotification()
    {
        if (!_xml.NextChild())
        {
            _summary.Check();
            return Place.Message;
        }
        if (_xml.Is(_names.Ntry))
        {
            _entry.Begin(_xml.Line);
            _xml.Enter();
            return Place.Entry;
        }
        if (_xml.Is(_names.Acct)) ReadAccount();
        else if (_xml.Is(_names.TxsSummry)) _summary.Read(_xml);
        else _xml.Skip();
        return Place.Notification;
    }

    private Place InEntry()
    {
        if (!_xml.NextChild())
        {
            EndEntry();
            return Place.Notification;
        }
        if (!_xml.Is(_names.NtryDtls))
        {
            EntryElements.Read(_xml, _entry);
            return Place.Entry;
        }
        _entry.BeginDetails();
        _batch.Begin();
        _xml.Enter();
        return Place.Details;
    }

    private Place InDetails()
    {
        if (!_xml.NextChild())
        {
            _batch.Check();
            return Place.Entry;
        }
        if (_xml.Is(_names.Btch)) _batch.Read(_xml);
        else if (!_xml.Is(_names.TxDtls)) _xml.Skip();
        else
        {
            var transaction = _entry.BeginTransaction(_xml.Line);
            TransactionElements.Read(_xml, transaction, _entry);
            _batch.Add(_entry.EndTransaction(transaction));
            if (_entry.IsFull || _entry.IsReleased) Release();
        }
        return Place.Details;
    }

    private void EndEntry()
    {
        if (_entry.Transactions == 0)
        {
            var whole = _entry.BeginTransaction(_entry.Line);
            whole.AddMessage(_entry.Information);
            _entry.EndTransaction(whole);
        }
        EntryElements.RequireAll(_entry, _account);
        _summary.Add(_entry);
        if (_entry is { Amount: { IsGood: true, Ore: { } ore }, Sum: { } sum, IsDebit: { } isDebit } && sum != (isDebit ? -ore : ore))
            throw new BankFileException($"entry {_entry.Number}, Amt", _entry.Line, $"is {BankAmount.Text(ore)}, its transactions sum to {BankAmount.Text(Int128.Abs(sum))}", "an entry is the sum of its transactions");
        if (_entry.Fault is { } fault) _ready.Enqueue(_series.Refused(_entry, fault));
        else HandOn();
    }

    /// <summary>An entry too large to be held back is handed on as it is read; whatever is found wrong with it later is a fault of the file.</summary>
    private void Release()
    {
        EntryElements.RequireAll(_entry, _account);
        if (_entry.Fault is not null) return;
        HandOn();
        _entry.Release();
    }

    private void HandOn()
    {
        for (var i = 0; i < _entry.Held; i++) _ready.Enqueue(_series.Of(_entry[i], _entry, _account!));
    }

    private void ReadAccount()
    {
        if (_account is not null) throw new BankFileException(_names.Acct, _xml.Line, "stands more than once", "a notification has one account");
        for (_xml.Enter(); _xml.NextChild();)
        {
            if (_xml.Is(_names.Id)) ReadAccountId();
            else _xml.Skip();
        }
    }

    private void ReadAccountId()
    {
        for (_xml.Enter(); _xml.NextChild();)
        {
            if (_xml.Is(_names.Iban)) _account = _xml.Words()?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
            else if (!_xml.Is(_names.Othr)) _xml.Skip();
            else
            {
                for (_xml.Enter(); _xml.NextChild();)
                {
                    if (_xml.Is(_names.Id)) _account ??= _xml.Words();
                    else _xml.Skip();
                }
            }
        }
    }

    private BankFileException NotTheFormat(string element, string rule) => new(element, _xml.Line, "does not hold what the format has there", rule);
}
