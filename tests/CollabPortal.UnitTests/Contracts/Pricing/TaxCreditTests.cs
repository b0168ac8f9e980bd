using CollabPortal.Application.Contracts.Pricing;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Contracts.Pricing;

/// <summary>Rates as seeds 000 and 003 say them, and nothing beyond.</summary>
public class TaxCreditTests
{
    private static readonly IReadOnlyList<CreditRate> Rates = new CreditRates().All;

    [Theory]
    [InlineData(CreditClass.University, 30)]
    [InlineData(CreditClass.SpecialResearchInstitute, 30)]
    [InlineData(CreditClass.Startup, 25)]
    [InlineData(CreditClass.Other, 20)]
    [InlineData(CreditClass.CipDues, 20)]
    [InlineData(CreditClass.SmallFirmRoyalty, 20)]
    public void The_shipped_rates_are_those_of_the_seeds(CreditClass kind, int percent)
    {
        foreach (var year in new FiscalYear[] { new(2019), new(2020) })
            TaxCredit.RateOf(Rates, kind, year).Should().Match<CreditRate>(r => r.RatePercent == percent && r.CapPercent == 10 && r.Source == "seed 000; seed 003");
        TaxCredit.RateOf(Rates, kind, new(2018)).Should().BeNull("no rate is carried into years that no source names");
        TaxCredit.RateOf(Rates, kind, new(2021)).Should().BeNull();
    }

    [Fact]
    public void A_year_without_a_rate_has_no_estimate()
    {
        ReceiptTerms[] receipts =
        [
            new(2020, ReceiptState.Received, new DateOnly(2020, 6, 1), 1_000_000, 300_001), new(2020, ReceiptState.Planned, null, 9_000_000, 0),
            new(2021, ReceiptState.Planned, null, 1_000_000, 0),
        ];
        var years = TaxCredit.Estimate(receipts, [], CreditClass.University, Rates);
        years[0].Should().Match<CreditYear>(y => y.PaidYen == 1_300_001 && y.CreditYen == 390_000 && !y.IsPlanned, "what came counts, and yen are rounded down");
        years[1].Should().Match<CreditYear>(y => y.PaidYen == 1_000_000 && y.CreditYen == null && y.Rate == null && y.IsPlanned);
    }

    [Fact]
    public void Payments_for_using_results_are_no_cost_of_research()
    {
        PriceItemTerms[] items = [new(PriceItemKind.Direct, 700), new(PriceItemKind.AcademicContribution, 100), new(PriceItemKind.Data, 200), new(PriceItemKind.SuccessFee, 500), new(PriceItemKind.Direct, 900, InKind: true)];
        TaxCredit.Estimate([new(2020, ReceiptState.Planned, null, 1000, 0)], items, CreditClass.University, Rates)[0].Should().Match<CreditYear>(y => y.BaseYen == 800 && y.CreditYen == 240);
    }

    [Fact]
    public void The_cap_goes_by_the_corporation_tax_that_the_company_names()
    {
        TaxCredit.Capped(390_000, 2_000_009, 10).Should().Be(200_000);
        TaxCredit.Capped(390_000, 50_000_000, 10).Should().Be(390_000);
        TaxCredit.Capped(390_000, 0, 10).Should().Be(0);
    }

    [Fact]
    public void Classes_and_kinds_that_no_source_names_are_left_to_a_person()
    {
        TaxCredit.Suggested(OrganisationKind.Kosen).Should().Be(CreditClass.University);
        TaxCredit.Suggested(OrganisationKind.RdCorporation).Should().Be(CreditClass.SpecialResearchInstitute);
        TaxCredit.Suggested(OrganisationKind.PublicTestInstitute).Should().BeNull();
        TaxCredit.Covers(ContractKind.JointResearch).Should().BeTrue();
        TaxCredit.Covers(ContractKind.DonatedChair).Should().BeFalse();
        TaxCredit.IsConditional(CreditClass.Startup).Should().BeTrue();
        TaxCredit.IsConditional(CreditClass.University).Should().BeFalse();
    }
}
