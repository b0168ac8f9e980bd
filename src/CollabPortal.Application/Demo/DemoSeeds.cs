using CollabPortal.Domain.Matching;
using NpgsqlTypes;

namespace CollabPortal.Application.Demo;

/// <summary>Research seeds of the invented institutions: 400 published ones and a draft or two at each office.</summary>
internal static class DemoSeeds
{
    private const int Published = 400, Drafts = 60;

    private static readonly string[] Sought = ["実環境での試験に協力する企業を探している。", "製品化を進める企業への実施許諾を考えている。", "量産の条件を知る企業との共同研究を望む。", "評価用の試料やデータを提供できる企業を探している。"];

    public static async Task WriteAsync(Npgsql.NpgsqlConnection db, DemoOrganisations organisations, DemoPeople people, IReadOnlyList<PatentRow> patents, DemoCalendar calendar, CancellationToken ct)
    {
        await BulkCopy.WriteAsync(db, "register.research_seed", Make(organisations, people, calendar, patents.ToLookup(p => p.InstitutionId)),
        [
            new("id", NpgsqlDbType.Uuid, r => r.Id), new("institution_id", NpgsqlDbType.Uuid, r => r.InstitutionId), new("title", NpgsqlDbType.Varchar, r => r.Title),
            new("problem", NpgsqlDbType.Text, r => r.Problem), new("advantage", NpgsqlDbType.Text, r => r.Advantage), new("sought", NpgsqlDbType.Text, r => r.SoughtText),
            new("readiness", NpgsqlDbType.Varchar, r => r.Readiness.ToString()), new("field_code", NpgsqlDbType.Text, r => r.Field),
            new("keywords", NpgsqlDbType.Array | NpgsqlDbType.Text, r => r.Keywords), new("researchers", NpgsqlDbType.Array | NpgsqlDbType.Text, r => r.Researchers),
            new("patent_ids", NpgsqlDbType.Array | NpgsqlDbType.Uuid, r => r.Patents), new("for_small", NpgsqlDbType.Boolean, r => r.ForSmall),
            new("status", NpgsqlDbType.Varchar, r => r.PublishedOn is null ? "Draft" : "Published"), new("published_on", NpgsqlDbType.Date, r => r.PublishedOn), new("version", NpgsqlDbType.Integer, _ => 1),
        ], ct);
    }

    private static IEnumerable<SeedRow> Make(DemoOrganisations organisations, DemoPeople people, DemoCalendar calendar, ILookup<Guid, PatentRow> patents)
    {
        var dice = new Dice("seeds");
        var wheel = new Wheel<DemoInstitution>([.. organisations.Institutions.Where(i => i.Weight >= 0.2)], i => i.Weight);
        var topics = new Wheel<ResearchTopic>(ResearchTopics.All, t => t.Weight);
        for (var n = 0; n < Published + Drafts; n++)
        {
            var (institution, topic) = (wheel.Spin(dice), topics.Spin(dice));
            var (subject, aspect, method, use) = (dice.Of(topic.Subjects), dice.Of(topic.Aspects), dice.Of(topic.Methods), dice.Of(topic.Uses));
            var other = dice.Of(topic.Aspects);
            var day = DemoCalendar.Between(dice, calendar.Today.AddYears(-4), calendar.Today.AddDays(-10));
            yield return new SeedRow(Dice.Id("seed", n), institution.Id)
            {
                Title = dice.Of([$"{method}による{subject}の{aspect}の評価技術", $"{subject}の{aspect}を短時間で見きわめる方法", $"{use}に役立つ{subject}の設計指針", $"{subject}の{aspect}を抑える新しい手法"]),
                Problem = $"{use}では、{subject}の{aspect}が事前に分からず、試作と評価を繰り返していた。",
                Advantage = dice.Of([$"{method}を使うので、従来は数週間かかった{aspect}の評価が数日で済む。", $"特別な設備を使わずに{subject}の{aspect}を測れる。", $"{other}も同時に分かり、評価の手間が半分になる。"]),
                SoughtText = dice.Of(Sought),
                Readiness = (SeedReadiness)Math.Min(4, dice.Below(4) + (dice.Chance(0.12) ? 1 : 0)),
                Field = topic.Code,
                Keywords = [.. new[] { subject, aspect, method, other }.Distinct()],
                Researchers = [people.Investigator(dice, institution.Id)],
                // Rights of the same institution on the same subject or method; most seeds have none.
                Patents = [.. patents[institution.Id].Where(p => p.Title.Contains(subject, StringComparison.Ordinal) || p.Title.Contains(method, StringComparison.Ordinal)).Take(2).Select(p => p.Id)],
                ForSmall = dice.Chance(0.55),
                PublishedOn = n < Published ? day : null,
            };
        }
    }

    private sealed record SeedRow(Guid Id, Guid InstitutionId)
    {
        public required string Title { get; init; }

        public required string Problem { get; init; }

        public required string Advantage { get; init; }

        public required string SoughtText { get; init; }

        public SeedReadiness Readiness { get; init; }

        public required string Field { get; init; }

        public required string[] Keywords { get; init; }

        public required string[] Researchers { get; init; }

        public required Guid[] Patents { get; init; }

        public bool ForSmall { get; init; }

        public DateOnly? PublishedOn { get; init; }
    }
}
