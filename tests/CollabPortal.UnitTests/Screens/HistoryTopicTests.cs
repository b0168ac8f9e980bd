using CollabPortal.Application.Audit;
using CollabPortal.Web.Pages.Contracts;

namespace CollabPortal.UnitTests.Screens;

/// <summary>The heading of a step of the history names one thing only where only one thing changed.</summary>
public class HistoryTopicTests
{
    private static HistoryAct Act(string entity, params string[] fields) =>
        new(entity, Guid.NewGuid(), "Changed", [.. fields.Select(f => new HistoryField(f, "1", "2"))]);

    private static string? Topic(params HistoryAct[] acts) => HistoryWords.TopicOf(new HistoryStep(DateTimeOffset.UnixEpoch, "x", acts));

    [Fact]
    public void One_thing_is_named_and_a_mixed_change_is_not_called_by_a_part_of_it()
    {
        Topic(Act("FiscalYearReceipt", "DirectYen")).Should().Be("Receipts");
        Topic(Act("ResearchContract"), Act("ContractParty", "Role")).Should().Be("Parties");
        Topic(Act("ResearchContract", "Title"), Act("FiscalYearReceipt", "DirectYen")).Should().BeNull();
        Topic(Act("ContractParty", "Role"), Act("FiscalYearReceipt", "DirectYen")).Should().BeNull();
        Topic(Act("ContractDetails", "DataTerms"), Act("ContractMember", "Name")).Should().Be("Details");
        Topic(Act("ResearchContract", "Title")).Should().BeNull();
    }

    [Fact]
    public void A_price_with_the_plan_that_follows_from_it_is_one_thing()
    {
        Topic(Act("ResearchContract", "AgreedYen"), Act("PriceItem", "Yen"), Act("FiscalYearReceipt", "DirectYen")).Should().Be("Price");
        Topic(Act("ResearchContract", "Goal"), Act("PriceItem", "Yen")).Should().BeNull();
    }
}
