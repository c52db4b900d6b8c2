namespace Portal.Model;

/// <summary>"order of a night D: payments, interest, breaches, steps": what becomes of the agreements and arrangements.</summary>
internal sealed class AgreementNight(IReadOnlyList<AgreementFile> agreements, Nightly nightly, DateOnly night)
{
    public void FindBreaches()
    {
        foreach (var agreement in agreements.Where(agreement => agreement.Runs))
        {
            if (agreement.Owed == 0)
            {
                agreement.End(night, "completed");
                continue;
            }

            if (agreement.CureBy is { } cureBy && !Cured(agreement, cureBy))
            {
                continue;
            }

            if (agreement.Missing(night, night, night) > AgreementFile.CarriedOre)
            {
                Missed(agreement);
            }
            else if (Calendar.AddBankingDays(agreement.Plan[^1].DueOn, 5) <= night)
            {
                // "less is carried to the next", and there is no next.
                agreement.End(night, "completed");
            }
        }
    }

    /// <summary>"paid in time: the agreement goes on, once; else it ends".</summary>
    private bool Cured(AgreementFile agreement, DateOnly cureBy)
    {
        var paidBy = night < cureBy ? night : cureBy;
        if (agreement.Missing(agreement.BreachedOn!.Value, paidBy, night) <= AgreementFile.CarriedOre)
        {
            agreement.Cure();
            return true;
        }

        if (night > cureBy)
        {
            End(agreement);
        }

        return false;
    }

    /// <summary>
    /// "the breach reminder goes that night with a deadline of 14 days"; a second breach of an agreement ends it. An arrangement: "a written
    /// demand with deadline 10 days", whenever an instalment is missed (letters.md 4.5).
    /// </summary>
    private void Missed(AgreementFile agreement)
    {
        if (agreement.Cured && !agreement.IsArrangement)
        {
            End(agreement);
            return;
        }

        var step = agreement.IsArrangement ? Course.Demand : Course.BreachReminder;
        var named = agreement.Claims.Where(claim => nightly.MayTake(claim, step)).ToList();
        if (!Calendar.IsBanking(night) || named.Count == 0)
        {
            return;
        }

        agreement.Breach(night, agreement.IsArrangement ? Course.Deadline(night) : Calendar.BankingDayOf(night.AddDays(14)));
        nightly.SendAlone(step, named);
    }

    /// <summary>"else it ends and the course goes on with phone, co-liability, notice": the reminders that were not sent are passed over.</summary>
    private void End(AgreementFile agreement)
    {
        agreement.End(night, "breached");
        if (agreement.IsArrangement)
        {
            return;
        }

        foreach (var claim in agreement.Claims)
        {
            foreach (var step in new[] { Course.Reminder1, Course.Reminder2 }.Where(step => claim.Taken(step) is null))
            {
                nightly.Record(claim, step, claim.Claim.Debtor, skipped: true);
            }
        }
    }
}
