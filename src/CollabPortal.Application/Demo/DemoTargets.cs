using CollabPortal.Domain.Indicators;
using Npgsql;
using NpgsqlTypes;

namespace CollabPortal.Application.Demo;

/// <summary>
/// Targets that two invented institutions set themselves, each out of its own measured value of a year that is over; one of each is shared with the
/// ministry. To be written after the figures are counted.
/// </summary>
internal static class DemoTargets
{
    private const int BaselineYear = 2021;

    private static readonly Goal[] Goals =
    [
        new(InstitutionList.First, "company-investment", 1.5m, 2030, IsShared: true),
        new(InstitutionList.First, "large-joint-research", 2, 2030, IsShared: false),
        new(InstitutionList.First, "patent-licences", 1.3m, 2028, IsShared: false),
        new(InstitutionList.Second, "company-investment", 2, 2030, IsShared: false),
        new(InstitutionList.Second, "large-joint-research", 1.5m, 2028, IsShared: true),
    ];

    public static async Task WriteAsync(NpgsqlConnection db, CancellationToken ct)
    {
        var rows = new List<Row>();
        foreach (var (goal, i) in Goals.Select((g, i) => (g, i)))
        {
            var institution = InstitutionList.Of(goal.Institution).Id;
            var baseline = await BaselineAsync(db, goal.Key, institution, ct);
            // Nobody sets himself a target of 1,234.5 million: whole contracts, and money in tens of millions.
            var step = IndicatorCatalogue.Find(goal.Key)!.Unit == IndicatorUnit.MillionYen ? 10 : 1;
            var target = Math.Ceiling(baseline * goal.Times / step) * step;
            if (baseline > 0 && target > baseline) rows.Add(new Row(Dice.Id("own-target", i), institution, goal, baseline, target));
        }

        await BulkCopy.WriteAsync(db, "register.institution_target", rows,
        [
            new("id", NpgsqlDbType.Uuid, r => r.Id), new("institution_id", NpgsqlDbType.Uuid, r => r.InstitutionId), new("indicator_key", NpgsqlDbType.Text, r => r.Goal.Key),
            new("baseline_year", NpgsqlDbType.Integer, _ => BaselineYear), new("baseline_value", NpgsqlDbType.Numeric, r => r.Baseline), new("target_value", NpgsqlDbType.Numeric, r => r.Target),
            new("deadline", NpgsqlDbType.Integer, r => r.Goal.Deadline), new("is_shared", NpgsqlDbType.Boolean, r => r.Goal.IsShared), new("version", NpgsqlDbType.Integer, _ => 1),
        ], ct);
    }

    // In the indicator's unit, as the screen shows it; 0 where nothing was counted.
    private static async Task<decimal> BaselineAsync(NpgsqlConnection db, string key, Guid institution, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select coalesce(sum(value), 0)::numeric from statistics.figure where series = $1 and dim = '' and fiscal_year = $2 and institution_id = $3", db)
        {
            Parameters = { new() { Value = key }, new() { Value = BaselineYear }, new() { Value = institution } },
        };
        return Math.Round(IndicatorCatalogue.Find(key)!.FromMeasured((decimal)(await command.ExecuteScalarAsync(ct))!), 1);
    }

    private sealed record Goal(string Institution, string Key, decimal Times, int Deadline, bool IsShared);

    private sealed record Row(Guid Id, Guid InstitutionId, Goal Goal, decimal Baseline, decimal Target);
}
