using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Matching;

// Where an enquiry stands, for both sides.
public sealed partial class EnquiryTests
{
    [Fact]
    public async Task What_a_company_keeps_to_the_office_goes_to_researchers_only_with_its_consent()
    {
        var world = await WorldAsync();
        var id = (await world.Company.Desk.AskAsync(world.University.Id, world.Terms with { Key = Guid.NewGuid(), Secrecy = EnquirySecrecy.OfficeOnly })).Value;
        (await world.Office.Answers.ForwardAsync(id, 1, "材料の研究室")).Problems.Single().Code.Should().Be("enquiry-office-only");
        (await world.Office.Answers.AnswerAsync(id, 1, "研究者に見せてよいですか")).Ok.Should().BeTrue();
        (await world.Company.Desk.AllowAsync(id, 2)).Ok.Should().BeTrue();
        (await world.Company.Desk.AllowAsync(id, 3)).Problems.Single().Code.Should().Be("enquiry-allowed");
        (await world.Office.Answers.ForwardAsync(id, 3, "材料の研究室")).Ok.Should().BeTrue();
        var seen = (await world.Office.Queries.FindAsync(id))!;
        seen.Entries.Select(e => e.Act).Should().Equal(EnquiryAct.Asked, EnquiryAct.Answered, EnquiryAct.Allowed, EnquiryAct.Forwarded);
        seen.Line.WaitingDays.Should().Be(0, "the office owes the next word");
    }

    [Fact]
    public async Task An_enquiry_waits_until_it_is_answered_and_both_sides_see_it_in_the_same_place()
    {
        var world = await WorldAsync();
        var id = (await world.Company.Desk.AskAsync(world.University.Id, world.Terms)).Value;
        await StandsInAsync(world, id, EnquiryShown.Waiting);
        (await world.Office.Answers.AcknowledgeAsync(id, 1, null)).Ok.Should().BeTrue();
        await StandsInAsync(world, id, EnquiryShown.Waiting);
        (await world.Office.Answers.AnswerAsync(id, 2, "できます")).Ok.Should().BeTrue();
        await StandsInAsync(world, id, EnquiryShown.Answered);
        (await world.Company.Desk.SayAsync(id, 3, "では")).Ok.Should().BeTrue();
        await StandsInAsync(world, id, EnquiryShown.Waiting);
        (await world.Company.Desk.WithdrawAsync(id, 4, null)).Ok.Should().BeTrue();
        await StandsInAsync(world, id, EnquiryShown.Ended);
    }

    [Fact]
    public async Task The_field_of_what_was_asked_about_goes_into_the_draft_contract()
    {
        var world = await WorldAsync();
        await using var owner = database.AsOwner();
        if (await owner.ResearchFields.FindAsync("C") is null)
        {
            owner.Add(new ResearchField("C", null, 1, "工学", null));
            await owner.SaveChangesAsync();
        }

        var told = Guid.CreateVersion7();
        await owner.Database.ExecuteSqlAsync($"""
            insert into catalogue.contract_case (id, institution_id, title, kind, field, goal, use, summary, partner_ids, recorded_on)
            values ({told}, {world.University.Id}, '割れにくい接合', 'JointResearch', 'C', 'Reached', 'InUse', '要点', {Array.Empty<Guid>()}, {new DateOnly(2026, 10, 1)})
            """);
        var need = new CompanyNeed(new NeedTerms { Title = "接合", Problem = "割れる", Sought = "方法", Fields = ["C"], CompanyId = world.Terms.CompanyId, Person = "架空 三郎" }, world.Company.User.UserId!.Value);
        need.Publish(new DateOnly(2026, 11, 1));
        await using (var db = database.As(world.Company.User))
        {
            db.Add(need);
            await db.SaveChangesAsync();
        }

        foreach (var (origin, id, field) in new[] { (EnquiryOrigin.Case, (Guid?)told, "C"), (EnquiryOrigin.Need, need.Id, "C"), (EnquiryOrigin.Institution, null, null) })
        {
            var asked = (await world.Company.Desk.AskAsync(world.University.Id, world.Terms with { Origin = origin, OriginId = id })).Value;
            var contract = (await world.Office.Answers.ToContractAsync(asked, 1, ContractKind.JointResearch)).Value;
            await using var office = database.As(world.Office.User);
            (await office.Contracts.SingleAsync(c => c.Id == contract)).FieldCode.Should().Be(field, "it was asked from {0}", origin);
        }
    }

    // In one part of the list and in no other, for the office and for the company, and counted there.
    private static async Task StandsInAsync(World world, Guid id, EnquiryShown expected)
    {
        foreach (var queries in new[] { world.Office.Queries, world.Company.Queries })
        {
            var counts = await queries.CountAsync();
            foreach (var part in Enum.GetValues<EnquiryShown>())
            {
                var lines = await queries.ListAsync(part);
                lines.Any(line => line.Id == id).Should().Be(part == expected, "it stands in {0} only", expected);
                counts[part].Should().Be(lines.Count);
            }
        }
    }
}
