using CollabPortal.Web.Api;

namespace CollabPortal.UnitTests.Screens;

public class ContractListColumnsTests
{
    [Fact]
    public void A_choice_of_columns_stands_in_the_address_and_the_usual_one_does_not()
    {
        var filter = ContractAddress.Read("電池", null, null, null, "-end", null, null, null, null, null, null, "end,number,nonsense");
        filter.Columns.Should().Be("number,end", "columns stand in the order of the list");
        ContractAddress.Of(filter).Should().Contain("col=number%2Cend").And.Contain("sort=-end");
        ContractAddress.Read(null, null, null, null, null, null, null, null, null, null, null, "partner,start,agreed,received,changed,status").Columns.Should().BeNull();
        ContractAddress.Read(null, null, null, null, null, null, null, null, null, null, null, "nonsense").Columns.Should().BeNull("an old address still opens");
    }
}
