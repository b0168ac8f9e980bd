using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Profiles;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching.Profiles;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>A profile from draft to the public page and the search, version by version; the ministry's list of prescriptions.</summary>
public sealed class ProfileTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly ProfileTerms Whole = new()
    {
        Texts = [new(ProfilePart.Policy, "潮流発電の会社と組みたい", "We look for makers of tidal turbines"), new(ProfilePart.Liaison, "十人の本部", "Ten people")],
        ContactJa = "相談窓口",
        ContactEn = "First contact",
        ForSmall = true,
        AsOf = new(2026, 3, 31),
        DataState = ProfileDataState.Provisional,
    };

    [Fact]
    public async Task Each_version_is_published_whole_and_stays_readable()
    {
        var (desk, user) = await OfficeAsync();
        var institution = user.InstitutionId!.Value;
        var visitor = new ProfileQueries(database.Contexts(new CurrentUser()));
        var id = (await desk.CreateAsync(new ProfileTerms { ContactJa = "窓口" })).Value;
        (await desk.CreateAsync(Whole)).Problems.Single().Code.Should().Be("profile-draft-exists");
        (await visitor.FindAsync(institution)).Should().BeNull("a draft is the office's own");
        (await desk.PublishAsync(id, 1)).Problems.Select(p => p.Field).Should().Contain(["Policy.Ja", "Liaison.En", "AsOf", "DataState"], "all at once");
        (await desk.ChangeAsync(id, 1, Whole)).Ok.Should().BeTrue();
        (await desk.PublishAsync(id, 1)).Problems.Single().Code.Should().Be("stale-version");
        (await desk.PublishAsync(id, 2)).Ok.Should().BeTrue();
        (await desk.ChangeAsync(id, 3, Whole with { ContactJa = "別の窓口" })).Ok.Should().BeFalse("what was published stays");
        (await desk.DeleteAsync(id, 3)).Ok.Should().BeFalse();

        var next = (await desk.CreateAsync(Whole with { ContactJa = "新しい窓口", DataState = ProfileDataState.Final })).Value;
        (await desk.PublishAsync(next, 1)).Ok.Should().BeTrue();
        var latest = (await visitor.FindAsync(institution))!;
        (latest.Number, latest.IsLatest, latest.Terms.ContactJa, latest.Terms.DataState).Should().Be((2, true, "新しい窓口", ProfileDataState.Final));
        latest.Editions.Select(e => e.Number).Should().Equal(2, 1);
        var first = (await visitor.FindAsync(institution, 1))!;
        (first.IsLatest, first.Terms.ContactJa, first.Terms.AsOf).Should().Be((false, "相談窓口", new DateOnly(2026, 3, 31)));
        (await visitor.FindAsync(institution, 3)).Should().BeNull();
        await using var db = database.As(user);
        (await db.AuditEntries.CountAsync(e => e.EntityId == id)).Should().Be(3, "created, changed, published");
    }

    [Fact]
    public async Task The_search_knows_it_in_the_same_transaction_and_forgets_what_the_next_version_drops()
    {
        var (desk, user) = await OfficeAsync();
        var id = (await desk.CreateAsync(Whole)).Value;
        (await FindAsync("潮流発電")).Should().NotContain(user.InstitutionId!.Value);
        await using (var db = database.As(user))
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            (await db.Profiles.SingleAsync(p => p.Id == id)).Publish(1, new DateOnly(2026, 11, 21));
            await db.SaveChangesAsync();
            (await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from catalogue.search_document where subject_id = {user.InstitutionId} and strpos(folded, '潮流発電') > 0").SingleAsync()).Should().Be(1);
            await transaction.RollbackAsync();
        }

        (await FindAsync("潮流発電")).Should().NotContain(user.InstitutionId!.Value, "what was not committed is not found");
        (await desk.PublishAsync(id, 1)).Ok.Should().BeTrue();
        (await FindAsync("潮流発電")).Should().Contain(user.InstitutionId!.Value);
        (await FindAsync("tidal turbines", small: true)).Should().Contain(user.InstitutionId!.Value);
        var next = (await desk.CreateAsync(Whole with { Texts = [new(ProfilePart.Policy, "地熱の会社と組みたい", "Geothermal heat"), Whole.Texts[1]], ForSmall = false })).Value;
        (await desk.PublishAsync(next, 1)).Ok.Should().BeTrue();
        (await FindAsync("潮流発電")).Should().NotContain(user.InstitutionId!.Value);
        (await FindAsync("地熱")).Should().Contain(user.InstitutionId!.Value);
        (await FindAsync("地熱", small: true)).Should().NotContain(user.InstitutionId!.Value);
    }

    [Fact]
    public async Task Nobody_else_writes_it_and_nobody_at_all_rewrites_what_was_published()
    {
        var (desk, user) = await OfficeAsync();
        var (other, stranger) = await OfficeAsync();
        var id = (await desk.CreateAsync(Whole)).Value;
        (await other.FindDraftAsync(id)).Should().BeNull();
        (await other.ChangeAsync(id, 1, Whole)).Problems.Single().Code.Should().Be("not-found");
        (await Desk(await database.AccountAsync(PortalRole.Company)).CreateAsync(Whole)).Problems.Single().Code.Should().Be("not-allowed");
        (await desk.PublishAsync(id, 1)).Ok.Should().BeTrue();
        foreach (var who in new[] { user, stranger })
        {
            await using var db = database.As(who);
            (await db.Profiles.CountAsync(p => p.Id == id)).Should().Be(1);
            (await db.Database.ExecuteSqlAsync($"update register.institution_profile set phone = '1' where id = {id}")).Should().Be(0);
            (await db.Database.ExecuteSqlAsync($"delete from register.institution_profile where id = {id}")).Should().Be(0);
        }

        await using var wrong = database.As(user);
        var forge = () => wrong.Database.ExecuteSqlAsync($"insert into register.institution_profile (id, institution_id, status, number, texts, strengths, models, checks, for_small, version) select gen_random_uuid(), {user.InstitutionId}, 'Published', 9, texts, strengths, models, checks, true, 1 from register.institution_profile where id = {id}");
        (await forge.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege, "publishing is a step of a draft");
    }

    [Fact]
    public async Task The_ministry_keeps_the_list_and_profiles_answer_it()
    {
        var ministry = await database.AccountAsync(PortalRole.Ministry);
        var list = new PrescriptionDesk(ministry, new Access(ministry, database.Contexts(ministry), database.Clock), database.Contexts(ministry));
        var terms = new PrescriptionTerms(10, "論点", "Debate", "処方箋その一", "Prescription one", "seed 004", false);
        var one = (await list.SaveAsync(null, 0, terms)).Value;
        (await list.SaveAsync(null, 0, terms with { TextEn = " " })).Problems.Single().Should().BeEquivalentTo(new { Code = "required", Field = "TextEn" });
        var two = (await list.SaveAsync(null, 0, terms with { Ordinal = 20, TextJa = "その二" })).Value;
        (await list.SaveAsync(one, 7, terms)).Problems.Single().Code.Should().Be("stale-version");

        var (desk, user) = await OfficeAsync();
        var id = (await desk.CreateAsync(Whole with { Checks = [new(one, GuidelineState.Done, "規程", "Rules")] })).Value;
        (await desk.ChangeAsync(id, 1, Whole with { Checks = [new(Guid.NewGuid(), GuidelineState.NotYet, null, null)] })).Problems.Single().Should().BeEquivalentTo(new { Code = "not-found", Field = "Checks" });
        (await desk.PublishAsync(id, 1)).Ok.Should().BeTrue();
        (await list.CountsAsync())[(one, GuidelineState.Done)].Should().Be(1);
        (await list.SaveAsync(one, 1, terms with { Retired = true })).Ok.Should().BeTrue();
        (await list.SaveAsync(two, 1, terms with { Ordinal = 20, TextJa = "その二", Retired = true })).Ok.Should().BeTrue();
        var shown = (await new ProfileQueries(database.Contexts(new CurrentUser())).FindAsync(user.InstitutionId!.Value))!;
        shown.Checks.Where(c => c.Prescription.Id == one || c.Prescription.Id == two).Should().ContainSingle().Which.Check!.EvidenceEn.Should().Be("Rules", "a retired one stays where it was answered");
        (await new Application.Audit.AuditQueries(database.Contexts(ministry)).HistoryAsync(one)).SelectMany(s => s.Acts).Should().HaveCount(2, "added and retired");

        var officer = new PrescriptionDesk(user, new Access(user, database.Contexts(user), database.Clock), database.Contexts(user));
        (await officer.SaveAsync(null, 0, terms)).Problems.Single().Code.Should().Be("not-allowed");
        await using var db = database.As(user);
        (await db.Database.ExecuteSqlAsync($"update catalogue.prescription set source = 'x'")).Should().Be(0, "the database refuses everybody but the ministry");
    }

    private async Task<IReadOnlyList<Guid>> FindAsync(string words, bool small = false) =>
        [.. (await new SearchEngine(database.Contexts(new CurrentUser())).SearchAsync(new SearchRequest { Text = words, Kinds = [DocumentKind.Institution], ForSmall = small })).Hits.Select(h => h.SubjectId)];

    private async Task<(ProfileDesk Desk, CurrentUser User)> OfficeAsync()
    {
        var user = await database.AccountAsync(PortalRole.Liaison, (await database.OrganisationAsync(OrganisationKind.University, "紹介大学")).Id);
        return (Desk(user), user);
    }

    private ProfileDesk Desk(CurrentUser user)
    {
        var contexts = database.Contexts(user);
        return new ProfileDesk(new RegisterWriter(user, new Access(user, contexts, database.Clock), contexts), user, contexts, database.Clock);
    }
}
