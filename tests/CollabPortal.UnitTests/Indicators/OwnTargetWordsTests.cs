using System.Globalization;
using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Pages.Indicators;
using CollabPortal.Web.Pages.Targets;
using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.UnitTests.Indicators;

/// <summary>The words of an institution's own target say what its chart shows.</summary>
public sealed class OwnTargetWordsTests : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;
    private readonly ServiceProvider services = new ServiceCollection().AddLogging().AddLocalization().AddIndicatorPages().BuildServiceProvider();

    public OwnTargetWordsTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ja");

    public void Dispose()
    {
        CultureInfo.CurrentUICulture = before;
        services.Dispose();
    }

    [Theory]
    [InlineData("9.21", "9.2億円")]
    [InlineData("11.7", "11.7億円")]
    [InlineData("13.815", "13.8億円")]
    [InlineData("138.64", "139億円")]
    [InlineData("0", "0億円")]
    public void An_own_target_in_oku_has_the_decimals_of_its_chart(string value, string words)
    {
        var (own, number) = (services.GetRequiredService<OwnTargetWords>(), decimal.Parse(value, CultureInfo.InvariantCulture));
        own.Value(IndicatorUnit.HundredMillionYen, number).Should().Be(words);
        var target = new PolicyTarget(new FiscalYear(2024), number + 1, 2, new FiscalYear(2030));
        var indicator = OfficialStatistics.All.First(i => i.Unit == IndicatorUnit.HundredMillionYen);
        var view = new OwnTargetView(
            Guid.Empty, new OrganisationLabel(Guid.Empty, new LocalText("大学", "University"), default), indicator, new InstitutionTargetTerms(indicator.Key, target.BaselineYear, target.BaselineValue, target.Value, target.Deadline, false),
            target, PolicyProgress.Evaluate(target, [new YearValue(new FiscalYear(2025), number)], new Horizon(new FiscalYear(2026), new FiscalYear(2025))), [new YearValue(new FiscalYear(2025), number)], true, 1);
        var chart = own.Chart(view);
        (chart.Format((double)number) + "億円").Should().Be(words);
        if (number > 0) own.Standing(view).Should().Contain(words).And.Contain("最新の値から期限までに必要な伸びは");
    }
}
