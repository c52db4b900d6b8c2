using Microsoft.EntityFrameworkCore;
using Portal.App.Claims;
using Portal.App.Requests;
using Portal.App.Staff;
using Portal.App.Tests.Data;
using Portal.App.Tests.Deferrals;
using Portal.Domain.Requests;
using static Portal.App.Tests.Deferrals.DeferralCase;

namespace Portal.App.Tests.Requests;

public sealed class SendMessageTests
{
    [Theory, OnEveryDatabase]
    public async Task Each_side_sees_the_others_message_as_new_until_it_is_opened(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Sent(anna, await town.Claim(anna));
        var send = database.Get<SendMessage>();
        async Task<bool> IsOnWorklist() => (await database.Get<Worklist>().Handle(new WorklistFilter(), Town.Sofie, Cancel))!.Rows.Single().HasNews;
        async Task<int> OnOverview() => (await database.Get<MyClaims>().Handle(anna, Cancel)).NewMessages;

        Assert.Empty((await send.Handle(request, "Hvornår får jeg svar?", anna, Cancel))!);
        Assert.True(await IsOnWorklist());
        Assert.True((await database.Get<CaseDetails>().Handle(request, Town.Sofie, Cancel))!.Messages.Single().IsNew);
        Assert.False(await IsOnWorklist());

        database.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Empty((await send.Handle(request, "Senest den 23.", Town.Sofie, Cancel))!);
        Assert.Equal((1, request), (await OnOverview(), Assert.Single((await database.Get<MyRequests>().Handle(anna, Cancel)).WithNews)));
        var seen = (await database.Get<MyRequest>().Handle(request, anna, Cancel))!.Messages;
        Assert.Equal([(MessageFrom.Citizen, "", false), (MessageFrom.Staff, "", true)], seen.Select(message => (message.From, message.Author, message.IsNew)));
        Assert.Equal(0, await OnOverview());
        Assert.Equal(["", "Sofie Sagsbehandler"], (await database.Get<CaseDetails>().Handle(request, Town.Soren, Cancel))!.Messages.Select(message => message.Author));

        await using var db = database.Open();
        Assert.All(await db.Messages.ToListAsync(), message => Assert.Equal(RetentionClass.Case, message.Retention));
        Assert.Equal(2, await db.Journal.CountAsync(entry => entry.What == "message-sent"));
    }

    [Theory, OnEveryDatabase]
    public async Task Only_the_two_sides_write_only_while_the_request_waits_and_no_more_than_there_is_room_for(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø"));
        var (request, draft) = (await cases.Sent(anna, await town.Claim(anna)), await cases.Draft(anna, [await town.Claim(anna)]));
        var send = database.Get<SendMessage>();

        Assert.Null(await send.Handle(request, "x", bo, Cancel));
        Assert.Null(await send.Handle(request, "x", Town.Finn, Cancel));
        Assert.Null(await send.Handle(draft, "x", anna, Cancel));
        Assert.Null(await send.Handle(draft, "x", Town.Sofie, Cancel));
        Assert.Equal([MessageFault.NothingIsWritten], await send.Handle(request, " \n", anna, Cancel));
        Assert.Equal([MessageFault.TooLong], await send.Handle(request, new string('å', MessageRules.Longest + 1), Town.Sofie, Cancel));
        Assert.Empty((await send.Handle(request, new string('å', MessageRules.Longest), anna, Cancel))!);
        await cases.Refuse(request);
        Assert.Equal([MessageFault.RequestIsClosed], await send.Handle(request, "x", anna, Cancel));
        Assert.Equal([MessageFault.RequestIsClosed], await send.Handle(request, "x", Town.Sofie, Cancel));
    }
}
