using CollabPortal.Application.Matching.Enquiries;

namespace CollabPortal.IntegrationTests.Matching;

// Where an enquiry stands, for both sides.
public sealed partial class EnquiryTests
{
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
