using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Arrangements;
using Portal.App.Data;
using Portal.App.Deferrals;
using Portal.App.Import;
using Portal.App.Requests;
using Portal.App.Tests.Data;
using Portal.App.Tests.Deferrals;
using Portal.App.Tests.Outbox;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Requests;
using static Portal.App.Tests.Deferrals.DeferralCase;

namespace Portal.App.Tests.Requests;

/// <summary>Sending, asking, hearing and deciding, each cut off before every one of its durable steps and then done again: it ends as if it had not been cut off.</summary>
public sealed class RequestCrashTests
{
    private static readonly InformationItem[] Payslip = [new("Lønseddel", "den viser din løn")];
    private static readonly HearingAsk Income = new("Vi overvejer at sige nej.", "Du fik løn.", "Indkomstregisteret", DeferralGround.Circumstances);

    public enum Deed
    {
        Submit,
        Enter,
        Ask,
        Hear,
        Answer,
        Decide,

        /// <summary>Instalments inside the frame: the agreement is made at once.</summary>
        Agree,
        Arrange,
    }

    [Theory]
    [InlineData(Engine.Sqlite, Deed.Submit, 3)]
    [InlineData(Engine.PostgreSql, Deed.Submit, 3)]
    [InlineData(Engine.Sqlite, Deed.Enter, 3)]
    [InlineData(Engine.Sqlite, Deed.Ask, 3)]
    [InlineData(Engine.Sqlite, Deed.Hear, 3)]
    [InlineData(Engine.Sqlite, Deed.Answer, 1)]
    [InlineData(Engine.Sqlite, Deed.Decide, 3)]
    [InlineData(Engine.PostgreSql, Deed.Decide, 3)]
    [InlineData(Engine.Sqlite, Deed.Agree, 3)]
    [InlineData(Engine.PostgreSql, Deed.Agree, 3)]
    [InlineData(Engine.Sqlite, Deed.Arrange, 3)]
    [InlineData(Engine.PostgreSql, Deed.Arrange, 3)]
    public async Task Cut_off_before_any_durable_step_nothing_is_half_done_and_the_second_time_does_it_once(Engine engine, Deed deed, int steps)
    {
        for (var crashAt = 1; crashAt <= steps + 1; crashAt++)
        {
            await using var database = await Database.Create(engine);
            var (town, cases) = (new Town(database), new DeferralCase(database));
            var anna = await town.Citizen();
            var claim = await town.Claim(anna, deed switch { Deed.Agree => ClaimType.General, Deed.Arrange => ClaimType.CashBenefitRepayment, _ => ClaimType.AfterSchool });
            var request = deed switch
            {
                Deed.Submit => await cases.Draft(anna, [claim]),
                Deed.Agree => await Instalments(database, cases, anna, claim),
                Deed.Enter or Deed.Arrange => Guid.Empty,
                _ => await cases.Sent(anna, claim),
            };
            if (deed == Deed.Answer) await Ask(database, cases, request);
            if (deed is Deed.Agree or Deed.Arrange) await OwnNumber(database);
            var before = await Everything(database);

            var passed = 0;
            Failpoints.Watch(() =>
            {
                if (++passed == crashAt) throw new PowerCutException();
            });
            try
            {
                await Do(database, cases, deed, request, anna, claim);
                Assert.Equal(steps + 1, crashAt);
            }
            catch (PowerCutException)
            {
                Failpoints.Watch(() => { });
                Assert.Equal(before, await Everything(database));
                Assert.Empty(await new Mail(database).Broken());
                await Do(database, cases, deed, request, anna, claim);
            }
            finally
            {
                Failpoints.Watch(() => { });
            }
            Assert.NotEqual(before, await Everything(database));
            Assert.Empty(await new Mail(database).Broken());
        }
    }

    private static async Task Do(Database database, DeferralCase cases, Deed deed, Guid request, Citizen anna, ClaimId claim)
    {
        switch (deed)
        {
            case Deed.Submit or Deed.Agree:
                Assert.IsType<SubmitAnswer.Sent>(await database.Get<SubmitRequest>().Handle(request, anna, Cancel));
                break;
            case Deed.Arrange:
                var arrangement = new ArrangementInput(claim, null, false, "", null, null, "", Today.AddDays(30), 1);
                Assert.IsType<SetArrangementResult.Done>(await database.Get<SetArrangement>().Handle(arrangement, Town.Sofie, Cancel));
                break;
            case Deed.Enter:
                var input = new EnteredRequest(anna.Person, [claim], RequestChannel.Letter, Christmas, new HashSet<HardshipReason> { HardshipReason.Divorce }, "", "", false);
                Assert.IsType<SubmitAnswer.Sent>(await database.Get<EnterRequest>().Handle(input, Town.Sofie, Cancel));
                break;
            case Deed.Ask:
                await Ask(database, cases, request);
                break;
            case Deed.Hear:
                Assert.IsType<AskAnswer<HearingFault>.Asked>(await database.Get<HearCitizen>().Handle(request, await cases.VersionOf(request), Income, Town.Sofie, Cancel));
                break;
            case Deed.Answer:
                Assert.Empty((await database.Get<AnswerInformation>().Handle(request, "Her er den.", anna, Cancel))!);
                break;
            default:
                await cases.Refuse(request);
                break;
        }
    }

    /// <summary>The claim of these tests took the first payment id without asking for it.</summary>
    private static async Task OwnNumber(Database database)
    {
        await using var work = await database.Get<ClaimWriter>().Begin([], Cancel);
        await ImportTurn.Numbers(work, 1, Cancel);
        await work.Commit(Cancel);
    }

    private static async Task<Guid> Instalments(Database database, DeferralCase cases, Citizen anna, ClaimId claim)
    {
        var draft = await cases.Draft(anna, [claim]);
        await database.Get<SaveRequestDraft>().Kinds(draft, new HashSet<RequestKind> { RequestKind.Agreement }, anna, Cancel);
        await database.Get<SaveRequestDraft>().Instalments(draft, new InstalmentAsk(new Kroner(500_00), 1, Today.AddDays(14)), anna, Cancel);
        return draft;
    }

    private static async Task Ask(Database database, DeferralCase cases, Guid request) =>
        Assert.IsType<AskAnswer<InformationFault>.Asked>(await database.Get<AskInformation>().Handle(request, await cases.VersionOf(request), Payslip, Town.Sofie, Cancel));

    private static async Task<string> Everything(Database database)
    {
        await using var db = database.Open();
        var requests = await db.Requests.OrderBy(row => row.Id).Select(row => $"{row.Status} {row.Version} {row.CaseNumber}").ToListAsync();
        return string.Join('|', [
            .. requests, $"{await db.Holds.CountAsync()} holds, {await db.Holds.CountAsync(hold => hold.LiftedOn != null)} lifted", $"{await db.Letters.CountAsync()} letters", $"{await db.Outbox.CountAsync()} sent",
            $"{await db.Journal.CountAsync()} entries", $"{await db.Messages.CountAsync()} messages", $"{await db.Agreements.CountAsync()} agreements", $"{await db.Instalments.CountAsync()} instalments", $"{await db.Arrangements.CountAsync()} arrangements", $"{await db.InformationItems.CountAsync()} items", $"number {string.Join(' ', await db.Counters.Select(row => row.Value).ToListAsync())}",
        ]);
    }
}
