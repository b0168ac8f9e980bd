using CollabPortal.Application.Accounts;
using CollabPortal.Application.Matching;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>An outcome becomes a case by consent and a title, shows nothing else of the contract, and goes with the consent.</summary>
public sealed class CaseTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly OutcomeTerms Told = new() { Goal = GoalResult.Reached, Use = PutToUse.InUse, Summary = "目標の九割に届いた", SuccessFactors = "毎月の溶接試験を一緒に見た", FailureFactors = "試料が遅れた" };

    [Fact]
    public async Task Without_consent_and_title_nothing_is_published()
    {
        var (id, contract, liaison) = await OutcomeAsync(Told);
        (await CountAsync(id)).Should().Be(0);
        await WriteAsync(liaison, contract, Told with { MayPublish = true });
        (await CountAsync(id)).Should().Be(0, "the consent alone publishes nothing");
        await WriteAsync(liaison, contract, Told with { MayPublish = true, CaseTitle = "割れない溶接" });
        (await CountAsync(id)).Should().Be(1);
        await WriteAsync(liaison, contract, Told);
        (await CountAsync(id)).Should().Be(0, "it goes with the consent");
        (await FoundAsync("溶接試験")).Should().NotContain(id);
    }

    [Fact]
    public async Task Everybody_reads_the_case_and_nothing_else_of_the_contract()
    {
        var (id, contract, liaison) = await OutcomeAsync(Told with { MayPublish = true, CaseTitle = "割れにくい接合", CaseTitleEn = "Joints that hold" });
        var queries = new CaseQueries(database.Contexts(new CurrentUser()));
        var view = (await queries.FindAsync(id))!;
        (view.Title.En, view.Case.SuccessFactors, view.Case.FirstYear, view.Case.LastYear, view.Partners.Count).Should().Be(("Joints that hold", "毎月の溶接試験を一緒に見た", 2024, 2025, 0));
        (await FoundAsync("溶接試験")).Should().Contain(id);
        (await FoundAsync("割れにくい接合")).Should().Contain(id);
        foreach (var hidden in new[] { "秘密の題名", "溶接相手社", "試料が遅れた", "架空 花子", "W-7" }) (await FoundAsync($"\"{hidden}\"")).Should().NotContain(id, "{0} is not in the case", hidden);
        (await queries.OfAsync(view.Institution.Id, 5)).Should().ContainSingle();

        await WriteAsync(liaison, contract, Told with { MayPublish = true, CaseTitle = "割れにくい接合", NamesPartner = true });
        (await queries.FindAsync(id))!.Partners.Should().ContainSingle().Which.Name.Ja.Should().Be("溶接相手社");
        var reason = (await HitsAsync("溶接相手社")).Should().ContainSingle(h => h.SubjectId == id).Which.Reasons.Should().ContainSingle().Subject;
        (reason.Place, reason.Quote).Should().Be((HitPlace.Partner, "溶接相手社"), "the name that was found is told");
        await WriteAsync(liaison, contract, Told with { MayPublish = true, CaseTitle = "割れにくい接合" });
        (await HitsAsync("\"溶接相手社\"")).Should().NotContain(h => h.SubjectId == id, "who may not be named is not found by the name");
        await using var visitor = database.AsVisitor();
        (await visitor.Outcomes.CountAsync()).Should().Be(0, "the register itself stays closed");
    }

    [Fact]
    public async Task A_title_needs_the_consent_and_something_to_tell()
    {
        var (_, contract, liaison) = await OutcomeAsync(Told);
        foreach (var (terms, code) in new[]
        {
            (Told with { CaseTitle = "題" }, "case-consent"),
            (Told with { MayPublish = true, CaseTitle = "題", Summary = null, SuccessFactors = " " }, "case-words"),
            (Told with { MayPublish = true, CaseTitleEn = "Title" }, "required"),
            (Told with { MayPublish = true, CaseTitle = new string('題', 201) }, "too-long"),
        })
        {
            var write = () => WriteAsync(liaison, contract, terms);
            (await write.Should().ThrowAsync<RuleViolation>()).Which.Code.Should().Be(code);
        }
    }

    private async Task<(Guid Id, ResearchContract Contract, CurrentUser Liaison)> OutcomeAsync(OutcomeTerms terms)
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "事例大学");
        var company = await database.OrganisationAsync(OrganisationKind.Company, "溶接相手社");
        var liaison = await database.AccountAsync(PortalRole.Liaison, university.Id);
        var contract = ResearchContract.Draft(university.Id, new ContractTerms
        {
            Number = "W-7-" + Guid.NewGuid().ToString("N")[..6],
            Kind = ContractKind.JointResearch,
            Title = "秘密の題名",
            StartsOn = new DateOnly(2024, 4, 1),
            EndsOn = new DateOnly(2026, 3, 31),
            Goal = "目的",
            SuccessCriterion = "基準",
            PrincipalInvestigator = "架空 花子",
            Parties = [new PartyTerms(company.Id, PartyRole.Partner)],
        }, Guid.NewGuid(), database.Clock.Now);
        await using var db = database.As(liaison);
        db.Contracts.Add(contract);
        contract.Submit(Guid.NewGuid(), database.Clock.Now);
        contract.Approve(Guid.NewGuid(), database.Clock.Now, new DateOnly(2026, 11, 21), "確認済み");
        contract.Complete(new DateOnly(2026, 3, 31), database.Clock.Now);
        var outcome = new ContractOutcome(contract, terms, liaison.UserId!.Value, database.Clock.Now);
        db.Outcomes.Add(outcome);
        await db.SaveChangesAsync();
        return (outcome.Id, contract, liaison);
    }

    private async Task WriteAsync(CurrentUser liaison, ResearchContract contract, OutcomeTerms terms)
    {
        await using var db = database.As(liaison);
        (await db.Outcomes.SingleAsync(o => o.ContractId == contract.Id)).Write(terms, liaison.UserId!.Value, database.Clock.Now);
        await db.SaveChangesAsync();
    }

    private async Task<int> CountAsync(Guid id)
    {
        await using var db = database.AsVisitor();
        return await db.Cases.CountAsync(c => c.Id == id);
    }

    private async Task<IReadOnlyList<Guid>> FoundAsync(string words) => [.. (await HitsAsync(words)).Select(h => h.SubjectId)];

    private async Task<IReadOnlyList<SearchHit>> HitsAsync(string words) =>
        (await new SearchEngine(database.Contexts(new CurrentUser())).SearchAsync(new SearchRequest { Text = words, Kinds = [DocumentKind.Case] })).Hits;
}
