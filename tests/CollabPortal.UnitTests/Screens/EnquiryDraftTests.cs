using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Pages.Enquiries;

namespace CollabPortal.UnitTests.Screens;

/// <summary>What is kept of an enquiry: known again by its first words, and forgotten with what was sent only where that says as much.</summary>
public sealed class EnquiryDraftTests
{
    [Theory]
    [InlineData("電池の劣化", "走行中に知りたい。", true)]
    [InlineData("電池", null, true)]
    [InlineData(" ", "走行中に知り", true)]
    [InlineData(null, null, true)]
    [InlineData("電池の劣化について", "走行中に知りたい。", false)]
    [InlineData("電池の劣化", "停止中に知りたい。", false)]
    public void What_was_sent_says_all_of_a_text_that_it_went_on_from(string? title, string? problem, bool all)
    {
        var sent = new EnquiryDraft { Title = "電池の劣化", Problem = "走行中に知りたい。", Budget = BudgetBand.UpToTenMillion };
        sent.SaysAllOf(new EnquiryDraft { Title = title, Problem = problem, Person = "架空 三郎" }).Should().Be(all);
    }

    [Fact]
    public void All_that_stands_against_sending_is_told_at_once_in_the_order_of_the_form()
    {
        new EnquiryDraft { Title = "？！", Problem = new string('あ', Enquiry.LongestText + 1), Budget = BudgetBand.Undecided, Secrecy = null, Person = " " }.Faults().Select(p => (p.Code, p.Field)).Should()
            .Equal(("needs-words", "Title"), ("too-long", "Problem"), ("required", "Start"), ("required", "Secrecy"), ("required", "Person"));
        new EnquiryDraft { Title = new string('題', Enquiry.LongestTitle + 1), Problem = "。", Budget = BudgetBand.Undecided, Start = WishedStart.Open, Person = "架空 三郎" }.Faults().Select(p => (p.Code, p.Field)).Should()
            .Equal(("too-long", "Title"), ("needs-words", "Problem"));
        new EnquiryDraft { Title = "5G", Problem = "電池", Budget = BudgetBand.Undecided, Start = WishedStart.Open, Person = "架空 三郎" }.Faults().Should().BeEmpty();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("Seed:0199", "&about=seed&id=0199")]
    [InlineData("Seed:0199|0200", "&about=seed&id=0199&need=0200")]
    [InlineData("|0200", "&need=0200")]
    public void What_was_begun_leads_to_its_form(string about, string query)
    {
        var institution = new OrganisationLabel(Guid.NewGuid(), new LocalText("大学", "University"), OrganisationKind.University);
        UnsentEnquiries.Address(new BegunEnquiry(new TypedEnquiry(Guid.NewGuid(), institution.Id, "{}", DateTimeOffset.UnixEpoch), institution), new KeptEnquiry(about, new EnquiryDraft())).Should().Be($"/enquiries/new?to={institution.Id}{query}");
    }

    [Fact]
    public void It_is_known_by_its_title_or_else_by_what_it_says()
    {
        new EnquiryDraft { Title = " 電池 ", Problem = "内容" }.FirstWords().Should().Be("電池");
        new EnquiryDraft { Title = " ", Problem = "内容" }.FirstWords().Should().Be("内容");
        new EnquiryDraft { Person = "架空 三郎" }.FirstWords().Should().BeNull("nobody typed it");
    }

    [Fact]
    public void It_is_read_as_it_was_kept_and_a_form_of_an_older_portal_is_none()
    {
        var kept = new EnquiryDraft { Title = "題", Start = WishedStart.WithinHalfAYear }.Kept("Seed:1|2");
        var read = EnquiryDraft.Read(kept)!;
        read.About.Should().Be("Seed:1|2");
        read.Draft.Kept(read.About).Should().Be(kept);
        EnquiryDraft.Read("{}").Should().BeNull();
    }
}
