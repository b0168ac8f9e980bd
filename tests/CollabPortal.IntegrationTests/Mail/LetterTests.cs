using System.Net;
using System.Text;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Mail;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Matching.Events;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using CollabPortal.Web.Mail;
using CollabPortal.Web.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;

namespace CollabPortal.IntegrationTests.Mail;

/// <summary>The letters that the portal sends by itself: once, only with news, and off by a link.</summary>
public sealed partial class LetterTests(PortalHost portal) : IClassFixture<PortalHost>, IDisposable
{
    private static readonly DateTimeOffset Monday = new(2027, 1, 4, 0, 0, 0, TimeSpan.Zero); // nine o'clock in Japan

    private readonly string folder = Path.Combine(Path.GetTempPath(), "letters-" + Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task A_digest_goes_out_once_a_week_and_only_with_news()
    {
        var word = "語" + Guid.NewGuid().ToString("N")[..8];
        var (reader, email) = await CompanyAsync("q=" + word);
        portal.Clock.Now = Monday;
        await Round().GoAsync();
        (await RowsAsync(reader)).Should().Equal((0, "2027-W01"));
        await SeedAsync(word);
        await LookedBackAsync(reader);
        await Round().GoAsync();
        Letters(email).Should().BeEmpty("there was nothing new, and the week's letter is done with");

        portal.Clock.Now = Monday.AddDays(7).AddHours(-3);
        await Round().GoAsync();
        Letters(email).Should().BeEmpty("six o'clock is too early");
        portal.Clock.Now = Monday.AddDays(7);
        await Task.WhenAll(Round().GoAsync(), Round().GoAsync());
        await Round().GoAsync();
        var letter = Letters(email).Should().ContainSingle("two portals and a restart send one").Subject;
        letter.Should().Contain("List-Unsubscribe-Post: List-Unsubscribe=One-Click").And.Contain("Content-Transfer-Encoding: base64");
        Body(letter).Should().Contain(word).And.Contain("https://portal.test/research-seeds/").And.Contain("Stop these letters");

        portal.Clock.Now = Monday.AddDays(14);
        await NewsAreOldAsync(word);
        await Round().GoAsync();
        Letters(email).Should().ContainSingle("what was told once is not new");
    }

    [Fact]
    public async Task A_letter_that_could_not_be_sent_is_sent_in_the_next_round()
    {
        var word = "失" + Guid.NewGuid().ToString("N")[..8];
        var (reader, email) = await CompanyAsync("q=" + word);
        await SeedAsync(word);
        await LookedBackAsync(reader);
        portal.Clock.Now = Monday.AddDays(70);
        var nobody = Settings with { Folder = null, Host = "127.0.0.1", Port = 1 };
        await Round(nobody).GoAsync();
        (await RowsAsync(reader)).Should().BeEmpty("what was not sent left no row");
        await Round().GoAsync();
        Letters(email).Should().ContainSingle();
    }

    [Fact]
    public async Task The_link_turns_letters_off_without_a_sign_in_and_only_the_portals_own_link_does()
    {
        var word = "止" + Guid.NewGuid().ToString("N")[..8];
        var (reader, _) = await CompanyAsync("q=" + word);
        using var client = portal.Client();
        var address = new Uri(new Uri(Links.Off(reader, MailKind.Digest)).PathAndQuery, UriKind.Relative);
        (await client.GetStringAsync(address)).Should().Contain("method=\"post\"", "a look at the link alone, as programs take, changes nothing");
        (await Book.IsWantedAsync(reader, MailKind.Digest)).Should().BeTrue();
        var click = new Uri(new Uri(MailLinks.OneClick(Links.Off(reader, MailKind.Digest))).PathAndQuery, UriKind.Relative);
        (await client.GetAsync(click)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await Book.IsWantedAsync(reader, MailKind.Digest)).Should().BeTrue();
        (await client.PostAsync(new Uri("/mail/off/now?key=forged", UriKind.Relative), null)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await Book.IsWantedAsync(reader, MailKind.Digest)).Should().BeTrue("a key that the portal did not write does nothing");
        (await client.PostAsync(click, null)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await Book.IsWantedAsync(reader, MailKind.Digest)).Should().BeFalse();
        (await client.PostAsync(click, null)).StatusCode.Should().Be(HttpStatusCode.Redirect, "twice is off");
        portal.Clock.Now = Monday.AddDays(140);
        await Round().GoAsync();
        (await RowsAsync(reader)).Should().BeEmpty();
    }

    [Fact]
    public async Task Offices_are_reminded_of_a_waiting_enquiry_once_each_time_and_not_of_its_content()
    {
        var university = await portal.Database.OrganisationAsync(OrganisationKind.University, "待つ大学");
        var company = await portal.Database.OrganisationAsync(OrganisationKind.Company, "待つ社");
        var officer = await portal.Database.AccountAsync(PortalRole.Liaison, university.Id);
        var asker = await portal.Database.AccountAsync(PortalRole.Company);
        var asked = Monday.AddDays(200);
        var enquiry = new Enquiry(university.Id, new EnquiryTerms { Title = "返事を待つ題名", Problem = "秘密の中身", CompanyId = company.Id, Person = "架空 五郎" }, asker.UserId!.Value, asked);
        await using (var db = portal.Database.As(asker))
        {
            db.Add(enquiry);
            await db.SaveChangesAsync();
        }

        var email = await EmailAsync(officer.UserId!.Value);
        await Book.WantAsync(officer.UserId!.Value, MailKind.Written, false);
        portal.Clock.Now = asked.AddDays(4);
        await Round().GoAsync();
        Letters(email).Should().BeEmpty("four days are not late");
        portal.Clock.Now = asked.AddDays(6);
        await Round().GoAsync();
        await Round().GoAsync();
        Letters(email).Should().ContainSingle();
        Body(Letters(email).Single()).Should().Contain("返事を待つ題名").And.Contain("https://portal.test/enquiries/").And.NotContain("秘密の中身").And.NotContain("待つ社").And.NotContain("架空 五郎");
        await using (var db = portal.Database.As(asker))
        {
            db.Attach(enquiry);
            enquiry.Say("まだでしょうか", asked.AddDays(7));
            await db.SaveChangesAsync();
        }

        portal.Clock.Now = asked.AddDays(13);
        await Round().GoAsync();
        Letters(email).Should().HaveCount(2, "it waits anew");
    }

    [Fact]
    public async Task Who_joined_an_event_that_is_cancelled_is_told_once_and_who_left_is_not()
    {
        var university = await portal.Database.OrganisationAsync(OrganisationKind.University, "催す大学");
        var (joined, left) = (await portal.Database.AccountAsync(PortalRole.Company), await portal.Database.AccountAsync(PortalRole.Company));
        var asked = Monday.AddDays(300);
        portal.Clock.Now = asked;
        var today = JapanTime.Today(portal.Clock);
        var held = new PortalEvent(university.Id, new EventTerms { Title = "取りやめの見学会", Kind = EventKind.Fair, StartsOn = today.AddDays(9), IsOnline = true, Audience = "どなたでも", Description = "見ます。", TakesJoining = true }, today);
        held.Publish(today);
        await using (var db = portal.Database.AsOwner())
        {
            db.Add(held);
            db.Add(held.Join(joined.UserId!.Value, "架空 花子", "架空社", 0, today, asked));
            await db.SaveChangesAsync();
        }

        var (email, other) = (await EmailAsync(joined.UserId!.Value), await EmailAsync(left.UserId!.Value));
        await Round().GoAsync();
        Letters(email).Should().BeEmpty("it takes place");
        await using (var db = portal.Database.AsOwner())
        {
            db.Attach(held);
            held.Cancel(today);
            await db.SaveChangesAsync();
        }

        await Task.WhenAll(Round().GoAsync(), Round().GoAsync());
        await Round().GoAsync();
        var letter = Letters(email).Should().ContainSingle("two portals and a restart send one").Subject;
        Body(letter).Should().Contain("取りやめの見学会").And.Contain($"https://portal.test/events/{held.Id}").And.NotContain("見ます。");
        Letters(other).Should().BeEmpty();
    }

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, true);
    }

    private MailSettings Settings => new(folder, null, 0, false, null, null, "portal@portal.test", "https://portal.test");

    private MailBook Book => portal.Services.GetRequiredService<MailBook>();

    private MailLinks Links => new(portal.Services.GetRequiredService<IDataProtectionProvider>(), Settings);

    private MailRound Round(MailSettings? other = null)
    {
        var settings = other ?? Settings;
        var text = portal.Services.GetRequiredService<IStringLocalizer<MailText>>();
        var writer = new LetterWriter(text, portal.Services.GetRequiredService<IStringLocalizer<MatchingText>>(), settings, Links);
        return new MailRound(portal.Services.GetRequiredService<IServiceScopeFactory>(), Book, new MailPost(settings, portal.Clock), writer, portal.Clock, NullLogger<MailRound>.Instance);
    }

    private async Task<(Guid Id, string Email)> CompanyAsync(string query)
    {
        var user = await portal.Database.AccountAsync(PortalRole.Company);
        portal.Clock.Now = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        (await new SavedViews(user, portal.Database.Contexts(user), portal.Clock).SaveAsync("/search", "わたしの検索", query)).Ok.Should().BeTrue();
        return (user.UserId!.Value, await EmailAsync(user.UserId!.Value));
    }

    private async Task<string> EmailAsync(Guid user)
    {
        await using var db = portal.Database.AsOwner();
        return await db.Users.Where(u => u.Id == user).Select(u => u.Email!).SingleAsync();
    }

    private async Task SeedAsync(string word)
    {
        var university = await portal.Database.OrganisationAsync(OrganisationKind.University, "便り大学");
        var user = await portal.Database.AccountAsync(PortalRole.Liaison, university.Id);
        await using var db = portal.Database.As(user);
        var seed = new ResearchSeed(university.Id, new SeedTerms { Title = word + "の測り方", Problem = "課題", Advantage = "利点", Readiness = SeedReadiness.Idea, FieldCode = "C" });
        seed.Publish(new DateOnly(2026, 11, 21));
        db.Add(seed);
        await db.SaveChangesAsync();
    }

    // The index goes by the database's clock, the letters by the test's: what came in just now is newer than the last letter.
    private Task<int> LookedBackAsync(Guid reader) => portal.Database.AsOwner().Database.ExecuteSqlAsync($"update accounts.sent_mail set at = '2026-11-01' where user_id = {reader}");

    private Task<int> NewsAreOldAsync(string word) => portal.Database.AsOwner().Database.ExecuteSqlAsync($"update catalogue.search_document set indexed_at = '2026-11-02' where title like {word + "%"}");

    private async Task<List<(int Items, string Key)>> RowsAsync(Guid reader)
    {
        await using var db = portal.Database.AsOwner();
        return [.. (await db.Set<SentMail>().Where(m => m.UserId == reader).OrderBy(m => m.Key).ToListAsync()).Select(m => (m.Items, m.Key))];
    }

    private List<string> Letters(string email) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(File.ReadAllText).Where(l => l.Contains($"To: {email}\r\n", StringComparison.Ordinal))] : [];

    private static string Body(string letter) => Encoding.UTF8.GetString(Convert.FromBase64String(letter[(letter.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Replace("\r\n", "", StringComparison.Ordinal)));
}
