using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Matching.Calls;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.People;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Matching;

/// <summary>Candidates for young-researcher calls out of the own register, and nobody else's.</summary>
public sealed class CallCandidateTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CallTheme Theme = new(new DateOnly(2026, 11, 21), CallWork.JointResearch, 3, 5_000_000, 5_000_000, true);

    [Fact]
    public async Task Who_meets_most_comes_first_and_what_is_not_recorded_is_not_known()
    {
        var (user, candidates) = await OfficeAsync();
        (await candidates.AddAsync("架空 若葉", "かくう わかば", 1990, DoctorateState.Completed)).Ok.Should().BeTrue();
        (await candidates.AddAsync("架空 古木", null, 1960, DoctorateState.Completed)).Ok.Should().BeTrue();
        var unknown = (await candidates.AddAsync("架空 未詳", null, null, null)).Value;
        await using (var db = database.As(user))
        {
            var contract = ResearchContract.Draft(user.InstitutionId!.Value, new ContractTerms { Title = "学生のいる研究", EndsOn = new DateOnly(2027, 3, 31), Facts = new FactTerms { Members = [new MemberTerms("架空 学生", MemberRole.DoctoralStudent), new MemberTerms("架空 分担", MemberRole.CoInvestigator)] } }, Guid.NewGuid(), database.Clock.Now);
            db.Add(contract);
            await db.SaveChangesAsync();
        }

        var list = await candidates.ListAsync(Theme);
        list.Candidates.Select(c => c.Name).Should().Equal("架空 若葉", "架空 学生", "架空 未詳", "架空 古木");
        list.Candidates[1].Rules.Should().Equal((CallRule.Age, RuleResult.Unknown), (CallRule.Doctorate, RuleResult.Met));
        list.Candidates[2].Rules.Should().OnlyContain(r => r.Result == RuleResult.Unknown);
        (await candidates.RecordAsync(unknown, 1500, null)).Problems.Single().Should().BeEquivalentTo(new { Code = "birth-year", Field = "BirthYear" });
        (await candidates.RecordAsync(unknown, 1995, DoctorateState.InStudy)).Ok.Should().BeTrue();
        (await candidates.ListAsync(Theme)).Candidates.Single(c => c.ResearcherId == unknown).Met.Should().Be(2);
        (await candidates.AddAsync(" ", null, null, null)).Problems.Single().Code.Should().Be("required");
    }

    [Fact]
    public async Task Neither_another_office_nor_the_ministry_reads_or_writes_what_is_recorded()
    {
        var (_, own) = await OfficeAsync();
        var id = (await own.AddAsync("架空 秘匿", null, 1990, DoctorateState.InStudy)).Value;
        var (other, others) = await OfficeAsync();
        (await others.ListAsync(Theme)).Candidates.Should().BeEmpty();
        (await others.RecordAsync(id, 1991, null)).Problems.Single().Code.Should().Be("not-found");
        foreach (var reader in new[] { other, await database.AccountAsync(PortalRole.Ministry), await database.AccountAsync(PortalRole.Company), new CurrentUser() })
        {
            await using var db = database.As(reader);
            (await db.Set<ResearcherStanding>().CountAsync(s => s.Id == id)).Should().Be(0);
        }
    }

    private async Task<(CurrentUser User, CallCandidates Candidates)> OfficeAsync()
    {
        var university = await database.OrganisationAsync(OrganisationKind.University, "若手大学");
        var user = await database.AccountAsync(PortalRole.Liaison, university.Id);
        var contexts = database.Contexts(user);
        return (user, new CallCandidates(new RegisterWriter(user, new Access(user, contexts, database.Clock), contexts), user, contexts, database.Clock));
    }
}
