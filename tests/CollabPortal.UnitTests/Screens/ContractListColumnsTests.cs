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

    [Fact]
    public void What_an_address_of_the_list_does_not_say_is_named_part_by_part()
    {
        var wrong = ContractAddress.Unread("1", "joint", "20x", "colour", "-1", "7", "soon", "yes", "money", "last", "end,nonsense, ,number", "me");
        wrong.Select(w => $"{w.Name}={w.Typed}").Should().Equal("status=1", "kind=joint", "fiscalYear=20x", "sort=colour", "page=-1", "size=7", "ends=soon", "mine=yes", "without=money", "waits=me", "import=last", "col=nonsense");
        ContractAddress.Read(null, "1", null, null, null, null, null, null, null, null).Status.Should().BeNull("what is said not to be understood is not used either");
        ContractAddress.Unread("Draft", "JointResearch", "R8", "-end", "2", "50", "90", "1", "receipt", Guid.NewGuid().ToString(), "end,number", "approval").Should().BeEmpty();
        ContractAddress.Unknown(["q", "FiscalYear", "fy", "partner", "done", "utm_source", "state"]).Should().Equal("partner", "state");
    }
}
