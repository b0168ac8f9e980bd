using CollabPortal.Domain.Organisations;

namespace CollabPortal.UnitTests.Organisations;

/// <summary>Vectors of domain.md §5; the numbers belong to organisations or are the issuers' own examples.</summary>
public class IdentifierNumbersTests
{
    [Theory]
    [InlineData("4011001098993")]
    [InlineData("7123456789012")]
    [InlineData("2120901007402")]
    [InlineData("6120001039879")]
    [InlineData("4000012090001")]
    [InlineData("４０００－０１２０－９０００１")]
    [InlineData("T4000012090001")]
    public void Corporate_numbers_with_the_right_check_digit(string number) => CorporateNumber.IsValid(number).Should().BeTrue();

    [Theory]
    [InlineData("4011001098993")]
    [InlineData("7123456789012")]
    [InlineData("2120901007402")]
    public void Any_single_changed_digit_of_a_corporate_number_is_noticed(string number)
    {
        for (var at = 0; at < 13; at++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var swapped = (number[at], digit) is ('0', '9') or ('9', '0');
                if (digit == number[at] || (swapped && at > 0)) continue;
                CorporateNumber.IsValid(number[..at] + digit + number[(at + 1)..]).Should().BeFalse($"place {at} became {digit}");
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("401100109899")]
    [InlineData("40110010989933")]
    [InlineData("401100109899a")]
    public void What_is_no_corporate_number(string? number) => CorporateNumber.IsValid(number).Should().BeFalse();

    [Theory]
    [InlineData("03yrm5c26")]
    [InlineData("01k4yrm29")]
    [InlineData("0483mr804")]
    [InlineData("01s91ey96")]
    [InlineData("00jmfr291")]
    [InlineData("03vek6s52")]
    [InlineData("https://ror.org/03VEK6S52")]
    [InlineData("ror.org/03vek6s52/")]
    public void Ror_ids_with_the_right_check_digits(string id) => RorNumber.IsValid(id).Should().BeTrue();

    [Theory]
    [InlineData("01k4yrm30")]
    [InlineData("11k4yrm29")]
    [InlineData("01kOyrm29")]
    [InlineData("01k4yrm2")]
    [InlineData("")]
    public void Wrong_ror_ids(string id) => RorNumber.IsValid(id).Should().BeFalse();

    [Fact]
    public void A_ror_id_is_kept_without_its_address()
    {
        RorNumber.Normalise(" https://ror.org/03VEK6S52 ").Should().Be("03vek6s52");
        RorNumber.AddressOf("03vek6s52").Should().Be("https://ror.org/03vek6s52");
    }

    [Theory]
    [InlineData("0000-0002-1825-0097")]
    [InlineData("0000-0002-1694-233X")]
    [InlineData("0000-0002-6378-6229")]
    [InlineData("0000-0002-9534-656X")]
    [InlineData("https://orcid.org/0000-0002-1694-233x")]
    [InlineData("００００－０００２－１８２５－００９７")]
    public void Orcid_ids_with_the_right_check_character(string id) => OrcidNumber.IsValid(id).Should().BeTrue();

    [Theory]
    [InlineData("0000-0002-1825-0098")]
    [InlineData("0000-0002-1694-2330")]
    [InlineData("0000-0002-1825-009")]
    [InlineData("000X-0002-1825-0097")]
    public void Wrong_orcid_ids(string id) => OrcidNumber.IsValid(id).Should().BeFalse();

    [Fact]
    public void An_orcid_id_gets_its_hyphens() => OrcidNumber.Normalise("000000021694233x").Should().Be("0000-0002-1694-233X");

    [Theory]
    [InlineData("80788951")]
    [InlineData("00260521")]
    [InlineData("00332966")]
    [InlineData("20202210")]
    [InlineData("90580598")]
    [InlineData("90735581")]
    [InlineData("20865224")]
    [InlineData("90050426")]
    [InlineData("９００５０４２６")]
    public void Plausible_researcher_numbers(string number) => ResearcherNumber.IsPlausible(number).Should().BeTrue();

    [Fact]
    public void An_implausible_researcher_number_still_has_the_shape()
    {
        ResearcherNumber.IsPlausible("00999999").Should().BeFalse();
        ResearcherNumber.HasShape("00999999").Should().BeTrue();
        ResearcherNumber.HasShape("0099999").Should().BeFalse();
        ResearcherNumber.Normalise("００２６-０５２１").Should().Be("00260521", "leading zeros stay");
    }
}
