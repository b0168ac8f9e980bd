using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Application.Data;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Application.Matching.Needs;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>Who takes part: a company that needs something, an institution's office that may answer, and what each of them works with.</summary>
public sealed partial class NeedTests
{
    private sealed record Office(CurrentUser User, RegisterWriter Writer, NeedOffice Answers, EnquiryQueries Threads);

    private sealed record Company(CurrentUser User, NeedDesk Desk, EnquiryQueries Threads, string Organisation);

    private sealed record World(Office Office, Company Company, NeedTerms Terms);

    private async Task<World> WorldAsync()
    {
        var name = "需要" + Guid.NewGuid().ToString("N")[..6] + "社";
        var company = await database.OrganisationAsync(OrganisationKind.Company, name);
        return new World(await OfficeAsync(), await CompanyAsync(name, company.Id), new NeedTerms
        {
            Title = "軸受の異音を早く知る",
            Problem = "止めてから気づく",
            Sought = "音による診断",
            Keywords = ["軸受異音診断"],
            Fields = ["C"],
            Budget = BudgetBand.UpToThreeMillion,
            CompanyId = company.Id,
            Person = "架空 三郎",
        });
    }

    private async Task<Office> OfficeAsync()
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "回答大学");
        var user = await database.AccountAsync(PortalRole.Liaison, university.Id);
        var contexts = database.Contexts(user);
        var writer = new RegisterWriter(user, new Access(user, contexts, database.Clock), contexts);
        return new Office(user, writer, new NeedOffice(writer, user, contexts, database.Clock), new EnquiryQueries(user, contexts, database.Clock));
    }

    private async Task<Company> CompanyAsync(string organisation = "", Guid? company = null)
    {
        var user = await database.AccountAsync(PortalRole.Company, company);
        return new Company(user, Desk(user), new EnquiryQueries(user, database.Contexts(user), database.Clock), organisation);
    }

    private NeedDesk Desk(CurrentUser user)
    {
        var contexts = database.Contexts(user);
        var access = new Access(user, contexts, database.Clock);
        var enquiries = new EnquiryDesk(user, access, new AccountCompany(user, contexts), contexts, new ResponseTimes(contexts, database.Clock), new AttachmentStore(AttachmentSettings.Standard), database.Clock);
        return new NeedDesk(user, access, new AccountCompany(user, contexts), contexts, enquiries, database.Clock);
    }

    private NeedMatches Matches(CurrentUser user)
    {
        var contexts = database.Contexts(user);
        var index = new PublicFieldIndex(new Application.Indicators.Series.PublicCellIndex(), database.Clock);
        return new NeedMatches(new SearchMatches(contexts), new TypicalCosts(contexts, index, new PublicMedians(index, database.Clock)), new ResponseTimes(contexts, database.Clock), contexts);
    }

    private NeedQueries Queries(CurrentUser user) => new(user, database.Contexts(user));

    private async Task<Guid> PublishedAsync(World world, NeedTerms terms)
    {
        var id = (await world.Company.Desk.CreateAsync(terms)).Value;
        (await world.Company.Desk.PublishAsync(id, 1)).Ok.Should().BeTrue();
        return id;
    }

    private async Task<IEnumerable<Guid>> FoundAsync(string words) =>
        (await new SearchEngine(database.Contexts(new CurrentUser())).SearchAsync(new SearchRequest { Text = words, Kinds = [DocumentKind.Need] })).Hits.Select(h => h.SubjectId);

    private async Task FieldAsync()
    {
        await using var db = database.AsOwner();
        if (await db.ResearchFields.FindAsync("C") is not null) return;
        db.Add(new ResearchField("C", null, 1, "工学", null));
        await db.SaveChangesAsync();
    }
}
