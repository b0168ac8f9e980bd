using CollabPortal.Domain.Organisations;

namespace CollabPortal.UnitTests.Organisations;

/// <summary>What is marked in a text: the word in either form, and no other word.</summary>
public class EnglishFormsTests
{
    [Theory]
    [InlineData("Batteries", "Battery recycling", "Battery")]
    [InlineData("battery", "Flow batteries", "batteries")]
    [InlineData("coatings", "A coating for ships", "coating")]
    [InlineData("processes", "Etching process", "process")]
    [InlineData("process", "Etching Processes", "Processes")]
    [InlineData("lens", "Lenses", "Lenses")]
    [InlineData("gases", "gas sensor", "gas")]
    [InlineData("meshes", "a mesh", "mesh")]
    [InlineData("analyses", "Analysis of brewing", "Analysis")]
    [InlineData("solid electrolytes", "A solid electrolyte cell", "solid electrolyte")]
    [InlineData("電池", "全固体電池", "電池")]
    [InlineData("CO2", "CO2固定", "CO2")]
    public void The_other_form_is_marked(string asked, string text, string marked)
    {
        var (start, length) = SearchText.Find(text, EnglishForms.Of(asked)).Should().ContainSingle().Subject;
        text.Substring(start, length).Should().Be(marked);
    }

    [Theory]
    [InlineData("glass")]
    [InlineData("virus")]
    [InlineData("analysis")]
    [InlineData("bus")]
    [InlineData("！")]
    public void No_ending_is_taken_off_that_is_none(string word) => EnglishForms.Of(word).Should().NotContain(f => f.Length < word.Length);
}
