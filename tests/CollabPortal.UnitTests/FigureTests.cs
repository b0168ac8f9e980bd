using CollabPortal.Web.Components.Figures;

namespace CollabPortal.UnitTests;

public sealed class FigureTests
{
    private static readonly TargetChartText Words = new()
    {
        Target = "目標 1,380件",
        Path = "必要な経路",
        Projection = "見通し",
        Deadline = "期限 2020年度末",
        Missing = "公表値 未登録",
        Measured = "計測値（デモ）",
        PartKnown = "公式値　大学等のみ",
        PartMissing = "研究開発法人　未登録",
        About = "約",
        LastYear = "{0}年度",
        YearAxis = "年度",
    };

    public static TheoryData<string> Sizes => ["Row", "Wide", "Narrow"];

    private static TargetChartModel LargeJointResearch(params OfficialBar[] official) => new()
    {
        Summary = "大型共同研究",
        FirstYear = 2013,
        LastYear = 2025,
        Target = new TargetLine(2013, 690, 2020, 1380),
        Official = official,
        Projection = new ProjectionLine(2015, 1004, 0.2063),
        Breaks = [new BreakMark(2016, "段差：2016年度の公表は別の定義", "段差 2016")],
        Measured = [new(2019, 98), new(2025, 129)],
        Text = Words,
        Format = v => v.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture),
    };

    private static TargetChartSize Size(string name) => name switch { "Row" => TargetChartSize.Row, "Wide" => TargetChartSize.Wide, _ => TargetChartSize.Narrow };

    [Theory]
    [InlineData(1599 * 1.06, 6, 300, 1800)]
    [InlineData(1599 * 1.06, 3, 1000, 2000)]
    [InlineData(3453, 6, 1000, 4000)]
    [InlineData(0.9, 5, 0.2, 1)]
    [InlineData(10, 5, 2, 10)]
    [InlineData(0, 5, 1, 1)]
    public void An_axis_holds_its_largest_value_in_round_steps(double max, int steps, double step, double top)
    {
        var axis = NiceAxis.For(max, steps);
        axis.Step.Should().BeApproximately(step, 1e-9);
        axis.Top.Should().BeApproximately(top, 1e-9);
        axis.Count.Should().BeLessThanOrEqualTo(Math.Max(steps, 1));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_target_line_always_lies_inside_the_axis(string size)
    {
        var chart = LargeJointResearch(new OfficialBar(2013, 690));
        var drawing = TargetChartLayout.Draw(chart, Size(size));
        var target = drawing.Shapes.OfType<LineShape>().Single(l => l.Class == "target");
        target.Points.Should().OnlyContain(p => p.Y >= Size(size).Top - 0.01 && p.Y < Size(size).Bottom);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_year_without_a_value_is_hatched_and_has_no_bar(string size)
    {
        var drawing = TargetChartLayout.Draw(LargeJointResearch(new OfficialBar(2013, 690), new OfficialBar(2015, 0)), Size(size));
        drawing.Shapes.OfType<HatchShape>().Should().HaveCount(11, "13 years, two of them with a value; 0 is a value");
        drawing.Shapes.OfType<BarShape>().Should().HaveCount(2);
    }

    [Fact]
    public void A_value_of_a_part_gets_a_hatched_cap_and_measured_values_are_a_line_of_their_own()
    {
        var drawing = TargetChartLayout.Draw(LargeJointResearch(new OfficialBar(2013, 690, 600, 90), new OfficialBar(2019, null, 1451)), TargetChartSize.Wide);
        drawing.Shapes.OfType<HatchShape>().Count(h => h.Framed).Should().Be(1);
        drawing.Shapes.OfType<BarShape>().Select(b => b.Class).Should().Equal("s1", "s3", "s1");
        drawing.Shapes.OfType<LineShape>().Count(l => l.Class == "meas").Should().Be(1);
        drawing.Shapes.OfType<DotShape>().Should().HaveCount(2);
    }

    [Fact]
    public void A_whole_without_its_parts_is_not_drawn_in_the_tone_of_one_of_them()
    {
        var chart = LargeJointResearch(new OfficialBar(2016, 690, 600, 90), new OfficialBar(2018, 1100)) with { HasParts = true };
        foreach (var size in new[] { TargetChartSize.Row, TargetChartSize.Wide, TargetChartSize.Narrow })
            TargetChartLayout.Draw(chart, size).Shapes.OfType<BarShape>().Select(b => b.Class).Should().Equal("s1", "s3", "su");
        TargetChartLayout.Draw(chart with { HasParts = false }, TargetChartSize.Wide).Shapes.OfType<BarShape>().Last().Class.Should().Be("s1", "without parts there is nothing to confuse it with");
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_measured_value_that_is_not_for_publication_carries_its_mark(string size)
    {
        var drawing = TargetChartLayout.Draw(LargeJointResearch(new OfficialBar(2013, 690)) with { Measured = [new(2019, 98), new(2025, 234, "†")] }, Size(size));
        drawing.Shapes.OfType<TextShape>().Any(t => t.Text == "234†").Should().Be(size != "Row", "the small chart has no measured values");
        MeasuredLineLayout.Draw(new MeasuredLineModel("", [new(2024, 90), new(2025, 234, "†")], v => $"{v}")).Shapes.OfType<TextShape>().Should().Contain(t => t.Text == "234†");
    }

    [Theory]
    [InlineData(1.04, 5)]
    [InlineData(1.3, 5)]
    [InlineData(1.04, 1)]
    public void A_value_beyond_the_target_stands_above_its_bar_clear_of_the_line_and_of_its_label(double times, int years)
    {
        var model = new SupposedPathModel("", [.. Enumerable.Range(0, years + 1).Select(i => new YearPoint(2025 + i, 1380 * times * (1 + (i * 0.08))))], 1380, "目標 1,380件", 2025, "期限 2025年度", v => v.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture));
        foreach (var drawing in new[] { SupposedPathLayout.Wide(model), SupposedPathLayout.Narrow(model) })
        {
            var texts = drawing.Shapes.OfType<TextShape>().ToList();
            var value = texts.Single(t => t.Text == model.Format(model.Points[0].Value));
            var target = drawing.Shapes.OfType<LineShape>().Single(l => l.Class == "target").Points[0].Y;
            value.Y.Should().BeLessThan(target);
            var boxes = texts.Where(t => t != value).Select(t => Box.OfText(t.X, t.Y, t.Text, 13, t.Anchor)).ToList();
            boxes.Exists(Box.OfText(value.X, value.Y, value.Text, 13, value.Anchor).Meets).Should().BeFalse();
        }
    }

    [Fact]
    public void The_small_chart_writes_the_value_of_each_of_few_bars_and_of_the_last_one_level()
    {
        var chart = LargeJointResearch(new OfficialBar(2013, 690), new OfficialBar(2015, 1004), new OfficialBar(2025, 1500)) with { Breaks = [] };
        TargetChartLayout.Draw(chart, TargetChartSize.Row).Shapes.OfType<TextShape>().Where(t => !t.Upright).Select(t => t.Text).Should().Contain(["690", "1,004", "1,500"]);
    }

    [Fact]
    public void A_value_stands_at_its_own_bar_or_nowhere()
    {
        var chart = LargeJointResearch(new OfficialBar(2014, 1151), new OfficialBar(2015, 1209)) with { FirstYear = 2014, Target = new TargetLine(2014, 1151, 2025, 3453), Breaks = [] };
        foreach (var size in new[] { TargetChartSize.Row, TargetChartSize.Wide, TargetChartSize.Narrow })
        {
            var frame = new TargetChartFrame(chart, size);
            var labels = TargetChartLayout.Draw(chart, size).Shapes.OfType<TextShape>().Where(t => t.Text is "1,151" or "1,209").ToList();
            labels.Should().Contain(t => t.Text == "1,209");
            labels.Should().OnlyContain(t => Math.Abs(t.X - frame.X(t.Text == "1,151" ? 2014 : 2015)) < 60);
        }
    }

    [Fact]
    public void The_required_path_runs_from_the_baseline_to_the_target()
    {
        var target = new TargetLine(2013, 690, 2020, 1380);
        target.PathAt(2013).Should().BeApproximately(690, 1e-9);
        target.PathAt(2015).Should().BeApproximately(841, 0.5);
        target.PathAt(2020).Should().BeApproximately(1380, 1e-9);
    }

    [Fact]
    public void The_projection_ends_where_it_meets_the_target()
    {
        var frame = new TargetChartFrame(LargeJointResearch(new OfficialBar(2015, 1004)), TargetChartSize.Wide);
        var end = frame.Projection()[^1];
        end.Y.Should().BeApproximately(frame.Y(1380), 0.1);
        end.X.Should().BeLessThan(frame.X(2018));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Labels_cover_neither_each_other_nor_a_bar(string size)
    {
        var drawing = TargetChartLayout.Draw(LargeJointResearch(new OfficialBar(2013, 690, 600, 90), new OfficialBar(2015, 1004, 803, 201), new OfficialBar(2019, null, 1451)), Size(size));
        var labels = drawing.Shapes.OfType<TextShape>().Where(t => !t.Upright).Select(t => (t, Box.OfText(t.X, t.Y, t.Text, t.Class.Contains("ax", StringComparison.Ordinal) ? 12 : 13, t.Anchor))).ToList();
        for (var i = 0; i < labels.Count; i++)
        {
            for (var j = i + 1; j < labels.Count; j++) labels[i].Item2.Meets(labels[j].Item2).Should().BeFalse($"{labels[i].t.Text} and {labels[j].t.Text}");
        }
        var bars = drawing.Shapes.OfType<BarShape>().Select(b => new Box(b.X, b.Y, b.X + b.Width, b.Y + b.Height)).ToList();
        labels.Where(l => l.t.Class.Contains("halo", StringComparison.Ordinal)).Should().OnlyContain(l => !bars.Exists(l.Item2.Meets));
    }

    [Fact]
    public void The_tile_map_has_47_places_and_hatches_what_is_missing()
    {
        PrefectureTiles.All.Select(t => t.Code).Should().BeEquivalentTo(Enumerable.Range(1, 47));
        PrefectureTiles.All.Select(t => (t.Column, t.Row)).Should().OnlyHaveUniqueItems();
        PrefectureTiles.All.Select(t => t.Name(true)).Should().OnlyHaveUniqueItems();
        var model = new TileMapModel("", new Dictionary<int, double> { [13] = 812, [45] = 0 }, v => v.ToString("0", System.Globalization.CultureInfo.InvariantCulture), new TileMapText("{0}+", "{0}-{1}", "none"), false);
        var drawing = TileMapLayout.Draw(model);
        drawing.Shapes.OfType<HatchShape>().Should().HaveCount(45 + 1, "45 prefectures and the key");
        drawing.Shapes.OfType<TextShape>().Should().Contain(t => t.Text == "0").And.Contain(t => t.Text == "812");
    }

    [Theory]
    [InlineData(812, new double[] { 200, 100, 30 })]
    [InlineData(10, new double[] { 2, 1 })]
    [InlineData(0, new double[0])]
    public void Tile_classes_have_round_falling_limits(double max, double[] limits) => TileScale.Limits(max).Should().Equal(limits);

    [Fact]
    public void A_waterfall_leads_from_one_whole_to_the_other()
    {
        var model = new WaterfallModel { Summary = "", From = 526, FirstChange = 363, SecondChange = 139, Labels = [["a"], ["b"], ["c"], ["d"]], Format = v => v.ToString("0", System.Globalization.CultureInfo.InvariantCulture) };
        model.To.Should().Be(1028);
        WaterfallLayout.Draw(model).Shapes.OfType<TextShape>().Select(t => t.Text).Should().Contain(["526", "+363", "+139", "1028"]);
    }
}
