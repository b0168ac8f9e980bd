namespace CollabPortal.IntegrationTests.Demo;

/// <summary>The demo register against the official figures, by SQL over its rows (issue 2, section 4): within a tenth, at a tenth of the volume.</summary>
public sealed class DemoVolumeTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    private const decimal Tolerance = 0.10m;

    [Fact]
    public async Task Joint_research_counts_are_a_tenth_of_the_official_ones()
    {
        var official = await demo.OfficialAsync("joint_research_count");
        var counts = await Counts();
        official.Should().HaveCount(11);
        foreach (var (year, value) in official) Near(counts[year], value / 10, $"count of FY{year}");
    }

    [Fact]
    public async Task Counts_grow_as_the_official_ones_from_year_to_year()
    {
        var official = await demo.OfficialAsync("joint_research_count");
        var counts = await Counts();
        foreach (var year in official.Keys.Where(y => official.ContainsKey(y - 1)))
        {
            Near(counts[year] / counts[year - 1] - 1, official[year] / official[year - 1] - 1, $"growth to FY{year}");
        }
    }

    [Fact]
    public async Task Amounts_grow_as_the_official_ones_over_the_whole_time()
    {
        var official = await demo.OfficialAsync("joint_research_amount");
        var amounts = await demo.ByYearAsync(DemoDatabase.JointCells + "select fiscal_year, sum(cash) from cell group by 1");
        Near(amounts[2023] / amounts[2013], official[2023] / official[2013], "growth of money from FY2013 to FY2023");
        foreach (var (year, value) in official) Near(amounts[year], value * 100_000_000 / 10, $"amount of FY{year}");
    }

    [Fact]
    public async Task The_mean_divides_by_all_contracts_and_is_the_official_one()
    {
        var means = await demo.ByYearAsync(DemoDatabase.JointCells + "select fiscal_year, avg(cash) from cell group by 1");
        var (amounts, counts) = (await demo.OfficialAsync("joint_research_amount"), await demo.OfficialAsync("joint_research_count"));
        foreach (var (year, amount) in amounts) Near(means[year], amount * 100_000_000 / counts[year], $"mean of FY{year}");
        foreach (var (year, thousand) in await demo.OfficialAsync("joint_research_amount_per_contract")) Near(means[year], thousand * 1000, $"printed mean of FY{year}");
    }

    [Fact]
    public async Task Large_contracts_have_the_official_share_of_contracts()
    {
        var shares = await demo.ByYearAsync(DemoDatabase.JointCells + "select fiscal_year, avg(case when cash >= 10000000 then 1.0 else 0 end) from cell group by 1");
        var (large, counts) = (await demo.OfficialAsync("large_joint_research_universities"), await demo.OfficialAsync("joint_research_count"));
        large.Keys.Should().Equal(2013, 2015, 2018, 2019, 2021);
        foreach (var (year, value) in large) Near(shares[year], value / counts[year], $"share by count of FY{year}");
    }

    [Fact]
    public async Task Large_contracts_have_the_official_share_of_money()
    {
        var shares = await demo.ByYearAsync(DemoDatabase.JointCells + "select fiscal_year, sum(case when cash >= 10000000 then cash else 0 end) / sum(cash) from cell group by 1");
        var (large, amounts) = (await demo.OfficialAsync("large_joint_research_amount"), await demo.OfficialAsync("joint_research_amount"));
        large.Keys.Should().Equal(2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023);
        foreach (var (year, value) in large) Near(shares[year], value / amounts[year], $"share by money of FY{year}");
    }

    [Fact]
    public async Task Fifteen_percent_of_contracts_are_at_zero_yen()
    {
        var shares = await demo.ByYearAsync(DemoDatabase.JointCells + "select fiscal_year, avg(case when cash = 0 then 1.0 else 0 end) from cell where fiscal_year <= 2025 group by 1");
        shares.Should().HaveCount(13).And.OnlyContain(s => s.Value >= 0.14m && s.Value <= 0.16m);
    }

    [Fact]
    public async Task The_years_after_the_official_ones_go_on_growing()
    {
        var counts = await Counts();
        foreach (var year in new[] { 2024, 2025 }) (counts[year] / counts[year - 1]).Should().BeInRange(1.01m, 1.06m);
    }

    [Theory]
    [InlineData("large-joint-research", "large_joint_research")]
    [InlineData("patent-licences", "patent_licences")]
    [InlineData("researcher-moves", "researcher_moves")]
    [InlineData("researcher-moves-out-of-universities", "moves_out_of_university")]
    public async Task Measured_series_are_a_tenth_of_the_official_ones(string measured, string official)
    {
        var values = await Measured(measured);
        foreach (var (year, value) in await demo.OfficialAsync(official)) Near(values[year], value / 10, $"{measured} of FY{year}");
        values.Keys.Should().Contain(Enumerable.Range(2013, 13));
        values.Keys.Min().Should().Be(2013);
    }

    [Fact]
    public async Task Company_investment_is_a_tenth_of_private_receipts()
    {
        var values = await Measured("company-investment");
        foreach (var (year, hundredMillion) in await demo.OfficialAsync("private_receipts_total")) Near(values[year], hundredMillion * 10_000_000, $"company investment of FY{year}");
    }

    private Task<SortedDictionary<int, decimal>> Counts() => demo.ByYearAsync(DemoDatabase.JointCells + "select fiscal_year, count(*) from cell group by 1");

    private Task<SortedDictionary<int, decimal>> Measured(string series) =>
        demo.ByYearAsync($"select fiscal_year, sum(value) from statistics.measured where series = '{series}' group by 1");

    private static void Near(decimal actual, decimal wanted, string what) =>
        (actual / wanted).Should().BeInRange(1 - Tolerance, 1 + Tolerance, "{0} should be near {1} and is {2}", what, wanted, actual);
}
