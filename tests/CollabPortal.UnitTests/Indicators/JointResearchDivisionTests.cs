using System.Globalization;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Indicators;

public sealed class JointResearchDivisionTests
{
    private static readonly SizeBandRow[] Bands = [new(0, 0, 1, true), new(1, 1, 10_000_000, true), new(2, 10_000_000, null, true)];
    private static readonly DashboardPlace[] Prefectures = [new(13, "東京都", "Tokyo", 2, "関東", "Kanto"), new(26, "京都府", "Kyoto", 4, "近畿", "Kinki"), new(41, "佐賀県", "Saga", 7, "九州", "Kyushu")];
    private static readonly Guid A = Guid.NewGuid();
    private static readonly Guid B = Guid.NewGuid();
    private static readonly Guid C = Guid.NewGuid();

    private static readonly Cell[] Cells =
    [
        new(A, 0, OrganisationKind.University, Founder.National, 13, 4, 0, 4, 0),
        new(A, 2, OrganisationKind.University, Founder.National, 13, 5, 90_000_000, 5, 20_000_000),
        new(B, 1, OrganisationKind.University, Founder.Private, 26, 6, 12_000_000, 5, 3_000_000),
        new(C, 1, OrganisationKind.Kosen, Founder.National, 26, 1, 500_000, 1, 500_000),
    ];

    /// <summary>As the ministry sees it; nothing by place and size at once, and no colleges of technology, is public.</summary>
    private static MeasuredJointResearch Fold(params Cell[] cells) => FoldFor(seesAll: true, cells);

    private static MeasuredJointResearch FoldFor(bool seesAll, params Cell[] cells) => DashboardFold.Fold(
        new FiscalYear(2025), [new FiscalYear(2025)], Places(cells), isDemo: true, Bands, Prefectures,
        (scope, place, band) => band is null ? place is not ("Kosen" or "Private") : scope == "nation", seesAll, isRunning: false);

    [Fact]
    public void Bands_groups_and_prefectures_add_up_to_the_same_total()
    {
        var data = Fold(Cells);
        data.HoldsSmallCells.Should().BeTrue("the ministry is told which cells nobody else may see");
        data.Total.Should().Be(new JointResearchSum(16, 5, 102_500_000));
        data.Bands.Sum(b => b.Sum.Contracts).Should().Be(16);
        data.Groups.Sum(g => g.Sum.ReceivedYen).Should().Be(102_500_000);
        data.Prefectures.Sum(p => p.Sum.Large).Should().Be(5);
        data.Institutions.Should().Be(3);
        data.IsSuppressed.Should().BeFalse();
    }

    [Fact]
    public void A_prefecture_without_records_is_absent_and_a_band_without_contracts_is_zero()
    {
        var data = Fold(Cells[2]);
        data.Prefectures.Select(p => p.Code).Should().Equal(26);
        data.Bands.Select(b => b.Sum.Contracts).Should().Equal(0, 6, 0);
    }

    [Fact]
    public void Colleges_of_technology_are_a_group_of_their_own() =>
        Fold(Cells).Groups.Select(g => (g.Group, g.Institutions)).Should().Equal(
            (InstitutionGroup.National, 1), (InstitutionGroup.Private, 1), (InstitutionGroup.Kosen, 1));

    [Fact]
    public void What_is_not_public_is_withheld_from_others_and_marked_for_the_ministry()
    {
        var data = FoldFor(seesAll: false, Cells);
        data.Groups.Where(g => g.Sum.IsWithheld).Select(g => g.Group).Should().Equal(InstitutionGroup.Private, InstitutionGroup.Kosen);
        data.Groups.Single(g => !g.Sum.IsWithheld).Sum.Should().Be(new JointResearchSum(9, null, 90_000_000) { IsLargeBelowLimits = true });
        (data.IsSuppressed, data.TellsLarge, data.Total.Large).Should().Be((true, false, 5), "large contracts are public of the whole only");
        Fold(Cells).Groups.Single(g => g.Group == InstitutionGroup.Kosen).Sum.IsBelowLimits.Should().BeTrue();
    }

    [Fact]
    public void An_institution_whose_prefecture_is_not_known_is_still_counted()
    {
        var data = Fold(Cells[0] with { Prefecture = null });
        data.Prefectures.Should().ContainSingle().Which.Code.Should().BeNull();
    }

    /// <summary>One institution's contracts in one size band.</summary>
    private sealed record Cell(
        Guid Institution, short Band, OrganisationKind Kind, Founder? Founder, int? Prefecture, int Contracts, long ReceivedYen, int Partners, long TopPartnerYen);

    /// <summary>Sums over places as statistics.place_figure has them.</summary>
    private static List<DashboardCell> Places(Cell[] cells)
    {
        (string Scope, Func<Cell, string> Place)[] scopes =
            [("nation", _ => ""), ("group", c => GroupSum.Of(c.Kind, c.Founder).ToString()), ("prefecture", c => c.Prefecture?.ToString(CultureInfo.InvariantCulture) ?? "")];
        return [.. from scope in scopes
            from division in new Func<Cell, string?>[] { c => c.Band.ToString(CultureInfo.InvariantCulture), _ => null }
            from g in cells.GroupBy(c => (Place: scope.Place(c), Band: division(c)))
            select new DashboardCell(
                scope.Scope, g.Key.Place, g.Key.Band, g.Sum(c => c.Contracts), g.Sum(c => c.ReceivedYen), g.Max(c => c.Partners), g.Sum(c => c.TopPartnerYen),
                g.Select(c => c.Institution).Distinct().Count())];
    }
}
