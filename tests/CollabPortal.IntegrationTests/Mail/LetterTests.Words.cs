using CollabPortal.Application.Accounts;
using CollabPortal.Application.Mail;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;

namespace CollabPortal.IntegrationTests.Mail;

// What the other side wrote in an enquiry.
public sealed partial class LetterTests
{
    [Fact]
    public async Task Each_side_is_told_once_of_the_others_word_and_not_what_it_says()
    {
        var thread = await ThreadAsync(EnquirySecrecy.WithinInstitution, Monday.AddDays(400));
        await Round().GoAsync();
        await Task.WhenAll(Round().GoAsync(), Round().GoAsync());
        var first = Body(Letters(thread.OfficeMail).Should().ContainSingle("two portals and a restart send one").Subject);
        first.Should().Contain("伝える題名").And.Contain("伝える社から新しい問い合わせ").And.Contain($"https://portal.test/enquiries/{thread.Enquiry.Id}").And.Contain("/mail/off?key=").And.NotContain("秘密").And.NotContain("架空");
        Letters(thread.CompanyMail).Should().BeEmpty("nobody is told of their own word");

        await StepAsync(thread, thread.Officer, e => e.Acknowledge("秘密の受付", thread.Officer.UserId!.Value, "架空 担当", portal.Clock.Now));
        await Round().GoAsync();
        await Round().GoAsync();
        Body(Letters(thread.CompanyMail).Should().ContainSingle().Subject).Should().Contain("伝える大学が受け付けました").And.Contain("伝える題名").And.NotContain("秘密").And.NotContain("架空 担当");

        await StepAsync(thread, thread.Officer, e => e.Note("秘密の覚え", thread.Officer.UserId!.Value, "架空 担当", portal.Clock.Now));
        await Round().GoAsync();
        Letters(thread.CompanyMail).Should().ContainSingle("a note is the office's own");
        await StepAsync(thread, thread.Asker, e => e.Say("秘密の続き", portal.Clock.Now));
        await Round().GoAsync();
        Letters(thread.OfficeMail).Should().HaveCount(2);
        Body(Letters(thread.OfficeMail)[^1]).Should().Contain("伝える社から新しいメッセージ").And.NotContain("新しい問い合わせ\r").And.NotContain("秘密");
        await StepAsync(thread, thread.Officer, e => e.Answer("秘密の回答", thread.Officer.UserId!.Value, "架空 担当", portal.Clock.Now));
        await StepAsync(thread, thread.Officer, e => e.Decline("秘密の理由", thread.Officer.UserId!.Value, "架空 担当", portal.Clock.Now.AddSeconds(1)));
        await Round().GoAsync();
        await Round().GoAsync();
        Letters(thread.CompanyMail).Should().HaveCount(2, "two words of one round are one letter");
        Body(Letters(thread.CompanyMail)[^1]).Should().Contain("伝える大学が回答しました").And.Contain("伝える大学がお断りしました").And.NotContain("秘密");
        Letters(thread.OfficeMail).Should().HaveCount(2);
    }

    [Fact]
    public async Task What_is_kept_to_the_office_has_no_title_in_a_letter()
    {
        var thread = await ThreadAsync(EnquirySecrecy.OfficeOnly, Monday.AddDays(420));
        await Round().GoAsync();
        Body(Letters(thread.OfficeMail).Should().ContainSingle().Subject).Should().Contain($"/enquiries/{thread.Enquiry.Id}").And.NotContain("伝える題名");
        await StepAsync(thread, thread.Officer, e => e.Answer("秘密の回答", thread.Officer.UserId!.Value, "架空 担当", portal.Clock.Now));
        await Round().GoAsync();
        Body(Letters(thread.CompanyMail).Should().ContainSingle().Subject).Should().Contain("回答しました").And.NotContain("伝える題名");
    }

    [Fact]
    public async Task Who_turned_them_off_gets_none_and_an_old_word_or_one_replied_to_is_no_news()
    {
        var asked = Monday.AddDays(440);
        var (quiet, old, replied) = (await ThreadAsync(EnquirySecrecy.WithinInstitution, asked), await ThreadAsync(EnquirySecrecy.WithinInstitution, asked.AddDays(-8)), await ThreadAsync(EnquirySecrecy.WithinInstitution, asked));
        await Book.WantAsync(quiet.Officer.UserId!.Value, MailKind.Written, false);
        await StepAsync(replied, replied.Officer, e => e.Acknowledge(null, replied.Officer.UserId!.Value, "架空 担当", asked.AddMinutes(1)));
        await Book.WantAsync(old.Officer.UserId!.Value, MailKind.Reminder, false);
        portal.Clock.Now = asked.AddMinutes(2);
        await Round().GoAsync();
        foreach (var email in new[] { quiet.OfficeMail, old.OfficeMail, replied.OfficeMail }) Letters(email).Should().BeEmpty();
        Letters(replied.CompanyMail).Should().ContainSingle();
    }

    private async Task<Thread> ThreadAsync(EnquirySecrecy secrecy, DateTimeOffset at)
    {
        var university = await portal.Database.OrganisationAsync(OrganisationKind.University, "伝える大学");
        var company = await portal.Database.OrganisationAsync(OrganisationKind.Company, "伝える社");
        var (officer, asker) = (await portal.Database.AccountAsync(PortalRole.Liaison, university.Id), await portal.Database.AccountAsync(PortalRole.Company));
        portal.Clock.Now = at;
        var enquiry = new Enquiry(university.Id, new EnquiryTerms { Title = "伝える題名", Problem = "秘密の中身", CompanyId = company.Id, Person = "架空 五郎", Secrecy = secrecy }, asker.UserId!.Value, at);
        await using var db = portal.Database.As(asker);
        db.Add(enquiry);
        await db.SaveChangesAsync();
        return new Thread(enquiry, officer, asker, await EmailAsync(officer.UserId!.Value), await EmailAsync(asker.UserId!.Value));
    }

    private async Task StepAsync(Thread thread, CurrentUser by, Action<Enquiry> step)
    {
        portal.Clock.Now = portal.Clock.Now.AddMinutes(20);
        await using var db = portal.Database.As(by);
        db.Attach(thread.Enquiry);
        step(thread.Enquiry);
        await db.SaveChangesAsync();
    }

    private sealed record Thread(Enquiry Enquiry, CurrentUser Officer, CurrentUser Asker, string OfficeMail, string CompanyMail);
}
