using CollabPortal.Domain.Contracts;

namespace CollabPortal.UnitTests.Contracts;

/// <summary>Only the two practices of seed 003, and only where a startup is party.</summary>
public class FairTermsTests
{
    private static readonly Guid Institution = Guid.NewGuid(), Startup = Guid.NewGuid(), Company = Guid.NewGuid();
    private static readonly FairTermsParty[] WithStartup = [new(Startup, PartyRole.Partner, true)];
    private static readonly FairTermsParty[] WithBoth = [new(Company, PartyRole.Partner, false), new(Startup, PartyRole.Partner, true)];

    private static IpClause Model(RightsHolder holder, bool others) => new("x", 1, "名", "name", holder, others, "出典", "source");

    [Fact]
    public void Without_a_startup_nothing_is_judged() =>
        FairTerms.Check(Institution, [new(Company, PartyRole.Partner, false)], new ClauseTerms { ExclusivePatentsTo = Company, SurroundingFilingsBy = Company }, Model(RightsHolder.Partner, false))
            .Should().BeEmpty();

    [Fact]
    public void Both_practices_are_named_with_whom_they_favour() =>
        FairTerms.Check(Institution, WithBoth, new ClauseTerms { ExclusivePatentsTo = Company, SurroundingFilingsBy = Institution }, null)
            .Should().Equal(new OneSidedClause(FairTermsRule.ExclusivePatents, Company), new OneSidedClause(FairTermsRule.SurroundingFilings, Institution));

    [Fact]
    public void What_the_startup_itself_gets_is_not_one_sided_against_it() =>
        FairTerms.Check(Institution, WithStartup, new ClauseTerms { ExclusivePatentsTo = Startup, SurroundingFilingsBy = Startup }, Model(RightsHolder.Partner, false)).Should().BeEmpty();

    [Theory]
    [InlineData(RightsHolder.Institution, false, true)]
    [InlineData(RightsHolder.Institution, true, false)]
    [InlineData(RightsHolder.Partner, false, false)]
    [InlineData(RightsHolder.Joint, true, false)]
    [InlineData(RightsHolder.Inventor, true, false)]
    public void A_model_clause_counts_where_one_side_alone_owns_and_gives_nothing(RightsHolder holder, bool others, bool oneSided) =>
        FairTerms.Check(Institution, WithStartup, new ClauseTerms(), Model(holder, others)).Should().HaveCount(oneSided ? 1 : 0);

    [Fact]
    public void The_first_partner_is_the_partner_of_a_model_clause() =>
        FairTerms.Check(Institution, WithBoth, new ClauseTerms(), Model(RightsHolder.Partner, false)).Should().Equal(new OneSidedClause(FairTermsRule.ExclusivePatents, Company));

    [Fact]
    public void An_explicit_side_goes_before_the_model_clause() =>
        FairTerms.Check(Institution, WithStartup, new ClauseTerms { ExclusivePatentsTo = Startup }, Model(RightsHolder.Institution, false)).Should().BeEmpty();
}
