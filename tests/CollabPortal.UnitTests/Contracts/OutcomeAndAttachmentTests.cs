using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Contracts;

public class OutcomeAndAttachmentTests
{
    private static readonly Guid Officer = Guid.NewGuid();
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    private static ResearchContract Ended()
    {
        var contract = ResearchContract.Draft(Guid.NewGuid(), new ContractTerms
        {
            Number = "R6-1",
            Title = "題目",
            StartsOn = new DateOnly(2024, 4, 1),
            EndsOn = new DateOnly(2026, 3, 31),
            Goal = "目的",
            SuccessCriterion = "基準",
            Parties = [new PartyTerms(Guid.NewGuid(), PartyRole.Partner)],
        }, Officer, Now);
        contract.Submit(Officer, Now);
        contract.Approve(Guid.NewGuid(), Now, new DateOnly(2026, 11, 21));
        return contract;
    }

    [Fact]
    public void An_outcome_belongs_to_a_contract_that_has_ended()
    {
        var contract = Ended();
        var make = () => new ContractOutcome(contract, new OutcomeTerms { Goal = GoalResult.Partly, Use = PutToUse.Planned }, Officer, Now);
        make.Should().Throw<RuleViolation>().Which.Code.Should().Be("contract-not-ended");
        contract.Complete(new DateOnly(2026, 3, 31), Now);
        var outcome = make();
        outcome.Write(new OutcomeTerms { Goal = GoalResult.Reached, Use = PutToUse.InUse, SuccessFactors = " 定例会 " }, Officer, Now);
        outcome.Terms.Should().BeEquivalentTo(new OutcomeTerms { Goal = GoalResult.Reached, Use = PutToUse.InUse, SuccessFactors = "定例会" });
    }

    [Theory]
    [InlineData("2027-02-28", false)]
    [InlineData("2027-03-01", true)]
    [InlineData("2028-03-30", true)]
    [InlineData("2028-03-31", false)]
    public void A_follow_up_is_asked_for_from_a_month_before_until_a_year_after(string today, bool open) =>
        FollowUps.IsOpen(FollowUps.DueOn(new DateOnly(2026, 3, 31), 1), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(open);

    [Fact]
    public void A_contract_that_ended_on_a_leap_day_is_followed_up_on_the_28th() => FollowUps.DueOn(new DateOnly(2028, 2, 29), 1).Should().Be(new DateOnly(2029, 2, 28));

    [Fact]
    public void A_follow_up_is_one_three_or_five_years_after_and_not_too_early()
    {
        var contract = Ended();
        contract.Complete(new DateOnly(2026, 3, 31), Now);
        ((Action)(() => _ = new ContractFollowUp(contract, 1, PutToUse.InUse, null, Officer, Now))).Should().Throw<RuleViolation>().Which.Code.Should().Be("follow-up-early");
        ((Action)(() => _ = new ContractFollowUp(contract, 2, PutToUse.InUse, null, Officer, Now.AddYears(3)))).Should().Throw<RuleViolation>().Which.Code.Should().Be("follow-up-term");
        new ContractFollowUp(contract, 1, PutToUse.InUse, " 量産 ", Officer, Now.AddYears(1)).Note.Should().Be("量産");
    }

    [Theory]
    [InlineData("契約書.pdf", "application/pdf", new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31 })]
    [InlineData("表.XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", new byte[] { 0x50, 0x4B, 3, 4 })]
    [InlineData("写真.jpeg", "image/jpeg", new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 })]
    [InlineData("メモ.txt", "text/plain", new byte[] { 0x82, 0xA0 })]
    public void A_type_goes_by_its_ending_and_its_first_bytes(string name, string type, byte[] content) => AttachmentType.Of(name, content).ContentType.Should().Be(type);

    [Theory]
    [InlineData("page.html", "attachment-type")]
    [InlineData("x.svg", "attachment-type")]
    [InlineData("run.exe", "attachment-type")]
    [InlineData("pdf", "attachment-type")]
    [InlineData("fake.pdf", "attachment-content")]
    [InlineData("fake.docx", "attachment-content")]
    [InlineData("fake.png", "attachment-content")]
    public void What_is_not_allowed_or_not_what_it_says_is_refused(string name, string code)
    {
        var read = () => AttachmentType.Of(name, "<html>"u8);
        read.Should().Throw<RuleViolation>().Which.Code.Should().Be(code);
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\files\\契約書 (最終).pdf", "契約書 (最終).pdf")]
    [InlineData("a\"b\r\nc.pdf", "abc.pdf")]
    public void Of_a_file_name_only_the_last_part_is_kept(string sent, string kept) => AttachmentType.CleanName(sent).Should().Be(kept);

    [Fact]
    public void A_long_name_keeps_its_ending() => AttachmentType.CleanName(new string('長', 300) + ".pdf").Should().HaveLength(ContractAttachment.NameLimit).And.EndWith(".pdf");

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("folder/")]
    public void A_file_without_a_name_is_refused(string sent)
    {
        var clean = () => AttachmentType.CleanName(sent);
        clean.Should().Throw<RuleViolation>().Which.Code.Should().Be("required");
    }

    [Fact]
    public void A_newer_version_stands_beside_the_older_one()
    {
        var file = new AttachmentFile("契約書.pdf", "application/pdf", 3, new string('a', 64), AttachmentPlace.Database);
        var first = new ContractAttachment(Guid.NewGuid(), Guid.NewGuid(), AttachmentKind.Contract, file, null, Officer, Now);
        var second = new ContractAttachment(first.ContractId, first.InstitutionId, AttachmentKind.Contract, file, first, Officer, Now);
        (second.DocumentId, second.Edition).Should().Be((first.DocumentId, 2));
        second.Id.Should().NotBe(first.Id);
        second.Remove(Now);
        ((Action)(() => second.Remove(Now))).Should().Throw<RuleViolation>().Which.Code.Should().Be("attachment-removed");
        second.Restore();
        second.RemovedAt.Should().BeNull();
    }
}
