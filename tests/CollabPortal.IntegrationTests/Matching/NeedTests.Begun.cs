using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.IntegrationTests.Matching;

// The thread that a company begins with an institution that answered.
public sealed partial class NeedTests
{
    [Fact]
    public async Task The_answer_is_the_first_word_and_the_reply_of_the_thread_that_the_company_begins()
    {
        var world = await WorldAsync();
        var id = await PublishedAsync(world, world.Terms with { IsAnonymous = true });
        (await world.Office.Answers.AnswerAsync(id, "測れる研究室があります")).Ok.Should().BeTrue();
        database.Clock.Now = database.Clock.Now.AddDays(2);
        var answer = (await Queries(world.Company.User).FindAsync(id))!.Answers.Single();
        var thread = (await world.Company.Desk.BeginAsync(answer.Id)).Value;
        foreach (var threads in new[] { world.Company.Threads, world.Office.Threads })
        {
            var seen = (await threads.FindAsync(thread))!;
            seen.Entries.Select(e => (e.Act, e.FromCompany, e.Text)).Should().Equal((EnquiryAct.Answered, false, "測れる研究室があります"), (EnquiryAct.Asked, true, null));
            (seen.Entries[0].At, seen.Entries[0].ByName).Should().Be((answer.At, answer.ByName), "when and by whom it was answered");
            (seen.FirstDays, seen.AnswerDays, seen.Line.WaitingDays, seen.Line.Status).Should().Be((0, 0, null, EnquiryStatus.Answered), "the company goes on");
            seen.Enquiry.Secrecy.Should().Be(EnquirySecrecy.OfficeOnly, "who says nothing has allowed nothing");
        }

        (await world.Office.Threads.ListAsync(EnquiryShown.Waiting)).Should().BeEmpty();
        (await world.Company.Threads.ListAsync(EnquiryShown.Answered)).Should().ContainSingle(e => e.Id == thread);
        await using var db = database.As(world.Company.User);
        var forged = () => db.Database.ExecuteSqlAsync($"insert into register.enquiry_entry (id, enquiry_id, institution_id, act, text, by, by_name, from_company, office_only, at) select gen_random_uuid(), enquiry_id, institution_id, act, 'x', by, by_name, false, false, at from register.enquiry_entry where enquiry_id = {thread} and not from_company");
        await forged.Should().ThrowAsync<PostgresException>("word for word, or not at all");
    }

    [Fact]
    public async Task A_company_that_allows_researchers_to_see_it_says_so_when_it_begins()
    {
        var world = await WorldAsync();
        var id = await PublishedAsync(world, world.Terms with { IsAnonymous = true });
        var answer = (await world.Office.Answers.AnswerAsync(id, "できます")).Value;
        var thread = (await world.Company.Desk.BeginAsync(answer, EnquirySecrecy.WithinInstitution)).Value;
        (await world.Office.Threads.FindAsync(thread))!.Enquiry.MayForward.Should().BeTrue();
        new EnquiryTerms().Secrecy.Should().Be(EnquirySecrecy.OfficeOnly);
    }
}
