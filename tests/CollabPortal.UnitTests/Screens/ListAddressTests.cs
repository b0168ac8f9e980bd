using CollabPortal.Domain.Organisations;
using CollabPortal.Web.Components.Lists;

namespace CollabPortal.UnitTests.Screens;

public class ListAddressTests
{
    [Fact]
    public void An_address_is_read_and_what_is_wrong_in_it_is_left_out()
    {
        var at = Of("q=%20%E9%9B%BB%E6%B1%A0&from=Company&to=Nowhere&year=20x&page=-3&status=");
        at.Text.Should().Be("電池");
        at.Choice<Sector>("from").Should().Be(Sector.Company);
        at.Choice<Sector>("to").Should().BeNull();
        at.Number("year").Should().BeNull();
        at.Page.Should().Be(1);
        at["status"].Should().BeNull();
        at.IsFiltered.Should().BeTrue();
    }

    [Fact]
    public void A_number_is_no_member_of_an_enum() => Of("from=7").Choice<Sector>("from").Should().BeNull();

    [Fact]
    public void Order_and_page_and_the_message_of_a_deletion_are_no_filters() => Of("sort=year&page=2&done=deleted").IsFiltered.Should().BeFalse();

    [Fact]
    public void A_page_keeps_filters_and_order_and_the_first_needs_no_number()
    {
        var at = Of("q=a%26b&sort=-year&page=2&done=deleted");
        at.OfPage(3).Should().Be("/moves?q=a%26b&sort=-year&page=3");
        at.OfPage(1).Should().Be("/moves?q=a%26b&sort=-year");
    }

    [Fact]
    public void Sorting_again_turns_the_order_and_begins_at_the_first_page()
    {
        Of("q=x&page=4").SortedBy("year").Should().Be("/moves?q=x&sort=year");
        Of("sort=year&page=4").SortedBy("year").Should().Be("/moves?sort=-year");
        Of("sort=-year").SortedBy("year").Should().Be("/moves?sort=year");
    }

    [Fact]
    public void Length_and_columns_are_no_filters_and_a_file_has_the_same_rows()
    {
        var at = Of("size=50&col=year&col=persons&q=x&page=3");
        (at.Rows, at.Columns.Count, Of("size=50&col=year").IsFiltered, Of("size=7").Rows).Should().Be((50, 2, false, 20));
        at.OfFile("csv").Should().Be("/api/v1/registers/moves?size=50&col=year,persons&q=x&format=csv");
    }

    private static ListAddress Of(string query) => ListAddress.Of(new Uri("http://127.0.0.1:5080/moves?" + query));
}
