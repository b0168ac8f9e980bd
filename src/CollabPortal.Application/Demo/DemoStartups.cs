using CollabPortal.Domain.Startups;

namespace CollabPortal.Application.Demo;

/// <summary>University startups: about a tenth of METI's stock and of MEXT's yearly foundings (domain.md §4.5).</summary>
internal static class DemoStartups
{
    private const int FoundedBefore2013 = 145;

    private static readonly Wheel<ResearchTopic> Topics = new([.. ResearchTopics.All], t => t.Weight);

    public static List<StartupRow> Make(DemoOrganisations organisations, DemoCalendar calendar)
    {
        var dice = new Dice("startups");
        var parents = new Wheel<DemoInstitution>([.. organisations.Institutions.Where(i => i.Weight >= 0.35)], i => i.Weight);
        var rows = new List<StartupRow>();
        foreach (var year in Years(dice, calendar))
        {
            var n = rows.Count;
            if (n >= CompanyNames.StartupHeads.Length * CompanyNames.StartupTails.Length) break;
            var parent = parents.Spin(dice);
            var second = dice.Chance(0.06) ? parents.Spin(dice) : parent;
            var founded = DemoCalendar.Between(dice, DemoCalendar.Start(year), DemoCalendar.Earlier(DemoCalendar.End(year), calendar.Today));
            // Those that stand in the catalogue as licensees are alive.
            var (status, since) = n < 60 ? (StartupStatus.Active, null) : Fate(dice, founded, calendar);
            var (ja, kana, en) = DemoOrganisations.StartupName(n);
            rows.Add(new StartupRow(Dice.Id("startup", n), parent.Id, ja, en, kana)
            {
                Types = Types(dice),
                FoundedOn = founded,
                IsDayKnown = dice.Chance(0.85),
                Status = status,
                StatusSince = since,
                Parents = second.Id == parent.Id ? [parent.Id] : [parent.Id, second.Id],
                Business = Business(n),
            });
        }

        return rows;
    }

    // Three of four have agreed that it is published.
    private static string? Business(int n)
    {
        var dice = new Dice("startup-business", n);
        if (!dice.Chance(0.75)) return null;
        var topic = Topics.Spin(dice);
        var (subject, aspect, method, use) = (dice.Of(topic.Subjects), dice.Of(topic.Aspects), dice.Of(topic.Methods), dice.Of(topic.Uses));
        return dice.Of([$"{subject}の{aspect}を{method}で評価する受託サービス。", $"{use}に使う{subject}の開発と販売。", $"{subject}の{aspect}を見きわめる装置とソフトウェアの開発。", $"{use}のための{method}の導入支援。"]);
    }

    private static IEnumerable<int> Years(Dice dice, DemoCalendar calendar)
    {
        // Founding grew to a first peak about FY2005, fell, and grows again since.
        for (var i = 0; i < FoundedBefore2013; i++) yield return Math.Clamp(2005 + (int)(4 * dice.Normal()), 1995, 2012);
        for (var year = NationalVolume.FirstYear; year <= calendar.CurrentYear; year++)
        {
            var count = NationalVolume.Of(year).StartupsFounded;
            for (var i = 0; i < (year == calendar.CurrentYear ? count / 2 : count); i++) yield return year;
        }
    }

    private static StartupType[] Types(Dice dice)
    {
        var types = new List<StartupType>();
        if (dice.Chance(0.55)) types.Add(StartupType.ResearchResult);
        if (dice.Chance(0.12)) types.Add(StartupType.JointResearch);
        if (dice.Chance(0.06)) types.Add(StartupType.TechnologyTransfer);
        if (dice.Chance(0.27)) types.Add(StartupType.Student);
        if (dice.Chance(0.05)) types.Add(StartupType.Staff);
        if (types.Count == 0 || dice.Chance(0.08)) types.Add(StartupType.Related);
        return [.. types];
    }

    private static (StartupStatus Status, DateOnly? Since) Fate(Dice dice, DateOnly founded, DemoCalendar calendar)
    {
        var after = founded.AddYears(dice.Between(3, 12));
        var draw = dice.Share();
        if (after >= calendar.Today || draw > 0.28) return (StartupStatus.Active, null);
        var status = draw switch
        {
            < 0.03 => StartupStatus.Listed,
            < 0.07 => StartupStatus.MergedOrAcquired,
            < 0.25 => StartupStatus.Closed,
            _ => StartupStatus.NoLongerQualifying,
        };
        return (status, after);
    }
}
