using CollabPortal.Web.Components.Entry;

namespace CollabPortal.UnitTests.Screens;

public class DraftReaderTests
{
    [Fact]
    public void Every_field_that_cannot_be_read_is_named_once()
    {
        var read = new DraftReader();
        read.Text("Title", " ");
        read.Date("StartsOn", "32日");
        read.Whole("Persons", "三人");
        read.Yen("Incomes", "");
        read.Yen("Incomes", "x");
        read.Choice<Guid>("LicenseeId", null);
        read.Problems.Select(p => (p.Field, p.Code)).Should().Equal(
            ("Title", "required"), ("StartsOn", "date-invalid"), ("Persons", "number-invalid"), ("Incomes", "required"), ("LicenseeId", "required"));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("1,234", null)]
    [InlineData("12,34", "amount-commas")]
    [InlineData("-1,234", "amount-negative")]
    [InlineData("x", "amount-invalid")]
    public void An_amount_says_why_it_cannot_be_read(string typed, string? code) => DraftReader.YenFault(typed).Should().Be(code);

    [Fact]
    public void What_a_service_finds_stands_beside_what_cannot_be_read()
    {
        var read = new DraftReader();
        read.Date("StartsOn", "32日");
        read.With([new("required", "StartsOn"), new("number-taken", "Orcid"), new("move-recorded", "FiscalYear")], "move-recorded").Select(p => (p.Code, p.Field))
            .Should().Equal(("date-invalid", "StartsOn"), ("number-taken", "Orcid"));
    }

    [Fact]
    public void What_people_type_is_read()
    {
        var read = new DraftReader();
        read.Date("a", "令和8年10月1日").Should().Be(new DateOnly(2026, 10, 1));
        read.Whole("b", "１，２３４人").Should().Be(1234);
        read.Percent("c", "３３．３３％").Should().Be(33.33m);
        read.Yen("d", "1.5百万円").Should().Be(1_500_000);
        read.FiscalYear("e", "R8").Should().Be(2026);
        read.OptionalDate("f", "").Should().BeNull();
        read.OptionalWhole("g", null).Should().BeNull();
        read.Problems.Should().BeEmpty();
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_startup_is_said_at_once()
    {
        var read = new DraftReader();
        new CollabPortal.Web.Pages.Startups.StartupDraft { CorporateNumber = "123", Month = "１３", Day = "31" }.Read(read);
        read.Problems.Select(p => (p.Field, p.Code)).Should().BeEquivalentTo(new[]
        {
            ("NameJa", "required"), ("CorporateNumber", "corporate-number-invalid"), ("FoundedYear", "required"), ("FoundedMonth", "month-range"),
        });
    }

    [Fact]
    public void The_founding_of_a_startup_is_read_in_Japanese_years_too()
    {
        var read = new DraftReader();
        new CollabPortal.Web.Pages.Startups.StartupDraft { NameJa = "架空", Year = "平成31年", Month = "2" }.Read(read).FoundedYear.Should().Be(2019);
        read.Problems.Should().BeEmpty();
        new CollabPortal.Web.Pages.Startups.StartupDraft { NameJa = "架空", Year = "平成" }.Read(read);
        read.Problems.Should().ContainSingle().Which.Should().Match<CollabPortal.Application.Problem>(p => p.Field == "FoundedYear" && p.Code == "year-range");
    }
}
