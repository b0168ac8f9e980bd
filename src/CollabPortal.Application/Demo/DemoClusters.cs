using Npgsql;
using NpgsqlTypes;

namespace CollabPortal.Application.Demo;

/// <summary>Two lists of invented institutions, marked as demo by name and source: which real ones have a medical school stands in no list that ships.</summary>
internal static class DemoClusters
{
    // Prefectures of the three large cities and their neighbours.
    private static readonly int[] Cities = [11, 12, 13, 14, 23, 26, 27, 28];

    private static readonly Cluster[] All =
    [
        new(0, "demo-medical-school", "医学部を持つ大学（デモ）", "Universities with a medical school (demo)", one => one.IsMedical),
        new(1, "demo-regional-hubs", "地域の研究拠点（デモ）", "Regional research hubs (demo)", one => one.IsUniversitySector && one.Weight >= 0.3 && !Cities.Contains(one.Prefecture)),
    ];

    public static async Task WriteAsync(NpgsqlConnection db, DemoOrganisations organisations, DemoCalendar calendar, CancellationToken ct)
    {
        await BulkCopy.WriteAsync(db, "catalogue.institution_cluster", All,
        [
            new("id", NpgsqlDbType.Uuid, c => c.Id), new("key", NpgsqlDbType.Varchar, c => c.Key), new("name_ja", NpgsqlDbType.Varchar, c => c.NameJa), new("name_en", NpgsqlDbType.Varchar, c => c.NameEn),
            new("source", NpgsqlDbType.Varchar, _ => "デモ用の架空の一覧 (invented for the demo)"), new("as_of", NpgsqlDbType.Date, _ => DemoCalendar.Start(calendar.CurrentYear)),
            new("retired", NpgsqlDbType.Boolean, _ => false), new("version", NpgsqlDbType.Integer, _ => 1),
        ], ct);
        await BulkCopy.WriteAsync(db, "catalogue.institution_cluster_member", from c in All from one in organisations.Institutions where c.Holds(one) select (Cluster: c.Id, Institution: one.Id),
            [new("cluster_id", NpgsqlDbType.Uuid, m => m.Cluster), new("institution_id", NpgsqlDbType.Uuid, m => m.Institution)], ct);
    }

    private sealed record Cluster(int Number, string Key, string NameJa, string NameEn, Func<DemoInstitution, bool> Holds)
    {
        public Guid Id { get; } = Dice.Id("cluster", Number);
    }
}
