using System.Globalization;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>The claim of these tests, brought to where each of them begins.</summary>
public sealed partial class RecoveryModelTests
{
    private const string Anna = "6101801234";
    private const string Bo = "6202811234";
    private const string Key = "KILDE/1";
    private static readonly ModelClaim Line = new("KILDE", "1", "after-school", Anna, [Bo], 1790_00, Day("2026-10-09"), Day("2026-10-09"), "ordinary", []);

    private static PortalModel Town(bool hasPhone = false, ModelClaim? line = null)
    {
        var town = new PortalModel(Day("2026-10-06"));
        town.Apply(new ModelEvent.Persons([new ModelPerson(Anna, hasPhone, Dead: false, "DK"), new ModelPerson(Bo, HasPhone: false, Dead: false, "DK")]));
        town.Apply(new ModelEvent.Claims([line ?? Line]));
        return town;
    }

    private static PortalModel AtTheCheck(ModelClaim? line = null)
    {
        var town = Town(line: line);
        RunTo(town, "2026-11-13");
        return town;
    }

    /// <summary>The notice went on 16 November.</summary>
    private static PortalModel Notified(string by, ModelClaim? line = null)
    {
        var town = AtTheCheck(line);
        town.Apply(new ModelEvent.CloseCoLiability(Key, Day("2026-11-13")));
        RunTo(town, by);
        return town;
    }

    private static PortalModel Proposed(ModelClaim? line = null)
    {
        var town = Notified("2026-11-17", line);
        town.Apply(Receipt(ModelDelivery.Delivered, "2026-11-17", on: "2026-11-17"));
        RunTo(town, "2026-12-02");
        return town;
    }

    private static PortalModel Sent(string on, ModelClaim? line = null)
    {
        var town = Proposed(line);
        Send(town, 1, on);
        return town;
    }

    private static void Send(PortalModel town, int batch, string on)
    {
        town.Apply(new ModelEvent.OpenBatch(batch, Day(on), "lone", [Key]));
        town.Apply(new ModelEvent.ApproveBatch(batch, Day(on), "sofie"));
        town.Apply(new ModelEvent.SendBatch(batch, Day(on)));
        Assert.Equal("sent-to-recovery", Claim(town).Stage);
    }

    private static void RunTo(PortalModel town, string day)
    {
        for (var night = town.BusinessDay.AddDays(1); night <= Day(day); night = night.AddDays(1)) town.Apply(new ModelEvent.Night(night));
    }

    private static void Pay(PortalModel town, long ore, string on) =>
        town.Apply(new ModelEvent.Payments([new ModelPayment($"B-{ore}", "KILDE", "1", Day(on), ore, IsReversal: false, null)]));

    private static ModelEvent.NoticeReceipt Receipt(ModelDelivery status, string at, string on, string to = Anna, int notice = 1) =>
        new(Key, to, notice, Day(on), status, Day(at));

    private static ModelClaimState Claim(PortalModel town) => Assert.Single(town.Claims());

    private static ModelClaimState Claim(PortalModel town, string person) => Assert.Single(town.Account(person).Claims);

    private static void AssertNext(PortalModel town, string step, string? on, string? stop = null)
    {
        var claim = Claim(town);
        Assert.Equal((step, on is null ? (DateOnly?)null : Day(on), stop), (claim.NextStep, claim.NextEarliestOn, claim.StoppedBy));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
