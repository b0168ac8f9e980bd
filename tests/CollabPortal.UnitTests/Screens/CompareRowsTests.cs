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

    [Fact]
    public void The_mean_of_a_field_is_compared_with_means_of_that_field_alone()
    {
        // Seven institutions publish the field, at 1 to 7 million yen; five have figures, but none of it, and their totals are larger.
        var published = Enumerable.Range(1, 7).Select(n => InField("C", new PublicFigure(10, n * 10_000_000L, false))).ToList();
        var without = Enumerable.Range(0, 4).Select(_ => InField("D", new PublicFigure(10, 900_000_000, false))).ToList();
        var hidden = InField("C", PublicFigure.Hidden);
        var everybody = published.Concat(without).Append(hidden).ToDictionary(_ => Guid.NewGuid());
        var cost = CostRow("C");
        cost.Label.Should().StartWith("Cmp.Cost.In(");
        cost.Median.Should().EndWith(", 7)");
        cost.Cells[0].Value.Should().Be(1_000_000);
        cost.Cells[0].Peers.Should().EndWith(", 6)", "the six others that publish it");
        cost.Cells[1].Should().Be(new CompareCell(null, "—", Peers: cost.Cells[1].Peers), "its total is no figure of the field");
        cost.Cells[1].Peers.Should().EndWith(", 7)");
        cost.Cells[2].Hidden.Should().BeTrue();
        var nobody = CostRow("E");
        nobody.Median.Should().BeNull();
        nobody.Cells.Should().OnlyContain(c => c.Text == "—" && c.Peers == null);
        Comparisons.CostOf(without[0], null).Yen.Should().NotBeNull("without a field the totals are compared");

        CompareRow CostRow(string field) => Rows(field, everybody, [.. new[] { published[0], without[0], hidden }
            .Select(f => One("大学", 1, 1) with { Id = everybody.Single(e => ReferenceEquals(e.Value, f)).Key, Figures = f, Cost = Comparisons.CostOf(f, field) })]).CostTime()[0];
    }

    [Fact]
    public void The_headline_says_which_half_is_of_the_field()
    {
        var one = One("一の大学", 1, 1) with { Medians = Of("C", 1_200_000), Figures = Figures(40, (0, 30)) };
        var other = One("別の大学", 1, 1) with { Medians = Of("C", 3_900_000), Figures = Figures(50, (0, 30)) };
        Rows("C", one, other).Lead().Should().Contain("Cmp.Lead.Cost.In(一の大学, ").And.Contain("Cmp.Lead.Most.All(別の大学)");
        Rows("C", one, other).Groups().ElementAt(1).Rows.Select(r => r.Key).Should().ContainInOrder("contracts", "large", "field-contracts");

        static InstitutionMedians Of(string area, long yen) => InstitutionMedians.None with { Fields = new Dictionary<string, CostMedian> { [area] = new CostMedian(40, yen) } };
    }

    [Fact]
    public void Offers_and_large_contracts_stand_beside_the_median_of_peers_that_publish_them()
    {
        var published = Enumerable.Range(1, 7).ToDictionary(_ => Guid.NewGuid(), n => Figures(40, (0, 30), (1_000_000, 5), (10_000_000, n)));
        var (ids, hidden) = (published.Keys.ToList(), Figures(40, (0, null), (1_000_000, 5), (10_000_000, null)));
        var everybody = new Dictionary<Guid, InstitutionFigures>(published) { [Guid.NewGuid()] = hidden };
        var offers = new Dictionary<DocumentKind, IReadOnlyDictionary<Guid, int>>
        {
            [DocumentKind.Seed] = ids.Take(6).Select((id, n) => (id, n)).ToDictionary(s => s.id, s => s.n + 1),
            [DocumentKind.Startup] = ids.Take(5).ToDictionary(id => id, _ => 2),
        };
        var rows = Rows(null, everybody, [One("大学", 1, 1) with { Id = ids[0], Figures = published[ids[0]] }], offers).Groups().SelectMany(g => g.Rows).ToDictionary(r => r.Key);
        (rows["large"].Median, rows["large"].Cells[0].Peers).Should().Be(("Cmp.MedianOf(Cmp.Items(4), 7)", "Cmp.Peers(Cmp.Items(4.5), 6)"), "what one withholds is in no median");
        (rows["seeds"].Median, rows["seeds"].Cells[0].Peers).Should().Be(("Cmp.MedianOf(Cmp.Items(3.5), 6)", "Cmp.Peers(Cmp.Items(4), 5)"));
        (rows["startups"].Median, rows["startups"].Cells[0].Peers).Should().Be(("Cmp.MedianOf(Cmp.Items(2), 5)", null), "four others are too few");
        rows["patents"].Median.Should().BeNull();
    }

    private static CompareRows Rows(params ComparedInstitution[] institutions) => Rows(null, institutions);

    private static CompareRows Rows(string? field, params ComparedInstitution[] institutions) => Rows(field, new Dictionary<Guid, InstitutionFigures>(), institutions);

    private static CompareRows Rows(string? field, Dictionary<Guid, InstitutionFigures> everybody, ComparedInstitution[] institutions, IReadOnlyDictionary<DocumentKind, IReadOnlyDictionary<Guid, int>>? offers = null) => new(
        new Comparison(institutions, everybody, everybody.ToDictionary(e => e.Key, e => Comparisons.CostOf(e.Value, field)), new Dictionary<Guid, ResponseTime>(), new Dictionary<Guid, InstitutionMedians>(),
            new Dictionary<Guid, FurtherFigures>(), offers ?? new Dictionary<DocumentKind, IReadOnlyDictionary<Guid, int>>(), everybody.ToDictionary(e => e.Key, _ => (OrganisationKind.University, (Founder?)null))),
        field, new OrganisationWords(new Keys<OrganisationsText>(), new Keys<SharedText>(), [], []), new Keys<MatchingText>(), new Keys<EnquiriesText>());

    private static InstitutionFigures InField(string field, PublicFigure figure) => Figures(40) with { Fields = [new FieldFigure(field, figure)] };

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
