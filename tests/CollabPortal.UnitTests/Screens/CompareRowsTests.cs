using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Pages.Matching;
using CollabPortal.Web.Pages.Organisations;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.UnitTests.Screens;

/// <summary>The comparison says nothing that its own figures contradict.</summary>
public sealed class CompareRowsTests
{
    private static readonly FiscalYear Year = new(2025);

    [Fact]
    public void The_headline_goes_by_the_median_that_the_table_shows_and_not_by_the_mean()
    {
        var cheapMean = One("平均が低い大学", 1_000_000, 3_900_000);
        var cheapMiddle = One("中央値が低い大学", 9_000_000, 1_200_000);
        var lead = Rows(cheapMean, cheapMiddle).Lead();
        lead.Should().Contain("Cmp.Lead.Cost(中央値が低い大学)");
    }

    [Fact]
    public void Large_contracts_are_told_where_total_and_smaller_bands_tell_them_and_withheld_where_nothing_does()
    {
        var told = Figures(40, (0, 10), (1_000_000, 20), (10_000_000, null), (50_000_000, null));
        told.ContractsFrom(10_000_000).Should().Be(new PublicFigure(10, null, false), "40 less 10 and 20");
        Figures(40, (0, 10), (1_000_000, null), (10_000_000, null), (50_000_000, 4)).ContractsFrom(10_000_000).Should().Be(PublicFigure.Hidden);
        Figures(null, (0, 10), (1_000_000, 20), (10_000_000, null), (50_000_000, null)).ContractsFrom(10_000_000).Should().Be(PublicFigure.Hidden, "without the total nobody can subtract");
        Figures(40, (0, 10), (1_000_000, null), (10_000_000, 6), (50_000_000, 4)).ContractsFrom(10_000_000).Contracts.Should().Be(10);
        new InstitutionFigures(null, [], [], [], [], false).ContractsFrom(10_000_000).Should().Be(PublicFigure.Missing);
    }

    [Fact]
    public void A_size_without_contracts_is_said_to_have_none_and_not_to_be_withheld()
    {
        var one = One("大学", 1_000_000, 1_200_000) with { Figures = Figures(40, (0, 30), (1_000_000, 10), (10_000_000, 0)) with { Fields = [new FieldFigure("C", new PublicFigure(40, 1, false))] } };
        var other = One("別", 1_000_000, 1_200_000) with { Medians = InstitutionMedians.None with { Crossed = new Dictionary<(string, short), long> { [("C", 1)] = 1_200_000, [("C", 2)] = 12_000_000 } } };
        var crossed = Rows("C", one, other).Groups().SelectMany(g => g.Rows).Where(r => r.Key.StartsWith("field-band-", StringComparison.Ordinal)).ToDictionary(r => r.Key);
        crossed["field-band-2"].Cells[0].Should().Be(new CompareCell(null, "Cmp.NoContracts()"));
        crossed["field-band-1"].Cells[0].Hidden.Should().BeTrue("ten contracts have no public median of this field");
    }

    private static CompareRows Rows(params ComparedInstitution[] institutions) => Rows(null, institutions);

    private static CompareRows Rows(string? field, params ComparedInstitution[] institutions) => new(
        new Comparison(institutions, new Dictionary<Guid, InstitutionFigures>(), new Dictionary<Guid, TypicalCost>(), new Dictionary<Guid, ResponseTime>(), new Dictionary<Guid, InstitutionMedians>(),
            new Dictionary<Guid, FurtherFigures>(), new Dictionary<Guid, (OrganisationKind, Founder?)>()),
        field, new OrganisationWords(new Keys<OrganisationsText>(), new Keys<SharedText>(), [], []), new Keys<MatchingText>(), new Keys<EnquiriesText>());

    private static ComparedInstitution One(string name, long mean, long median) => new(
        Guid.NewGuid(), new InstitutionName(name, null, null), OrganisationKind.University, null, null, true, Figures(40, (0, 30), (1_000_000, 10), (10_000_000, 0)), new TypicalCost(Year, null, 40, mean, false), null,
        new Dictionary<DocumentKind, int>(), false, InstitutionMedians.None with { Whole = new CostMedian(40, median) }, null);

    private static InstitutionFigures Figures(int? total, params (long Lower, int? Contracts)[] bands) => new(
        Year, [new YearFigure(Year, total is { } all ? new PublicFigure(all, 1, false) : PublicFigure.Hidden)], [new YearFigure(Year, PublicFigure.Missing)],
        [.. bands.Select((b, i) => new BandFigure((short)i, b.Lower, i + 1 < bands.Length ? bands[i + 1].Lower : null, b.Contracts is { } n ? new PublicFigure(n, 1, false) : PublicFigure.Hidden))], [], false);

    // Says the key with what is filled in.
    private sealed class Keys<T> : IStringLocalizer<T>
    {
        public LocalizedString this[string name] => new(name, name + "()");

        public LocalizedString this[string name, params object[] arguments] => new(name, $"{name}({string.Join(", ", arguments)})");

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
