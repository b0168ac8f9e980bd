using System.Globalization;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Series;

/// <summary>Names and order of the parts of a division.</summary>
internal sealed class SeriesNames
{
    private static readonly LocalText NotKnown = new("不明", "not registered");

    private static readonly (string Code, string Ja, string En)[] Fixed =
    [
        ("large", "大企業", "Large companies"), ("sme", "中小企業", "SMEs"), ("foreign", "外国企業", "Foreign companies"), ("other", "規模不明・その他", "Size unknown, others"),
        ("JointResearch", "共同研究", "Joint research"), ("CommissionedResearch", "受託研究", "Commissioned research"), ("ClinicalTrial", "治験等", "Clinical trials etc."),
        ("AcademicConsulting", "学術コンサルティング", "Academic consulting"), ("DonatedChair", "寄附講座", "Donated chairs"), ("JointLaboratory", "共同研究講座", "Joint laboratories"),
        ("MaterialTransfer", "成果有体物", "Material transfer"),
        ("National", "国立", "National"), ("Public", "公立", "Public"), ("Private", "私立", "Private"), ("Kosen", "高等専門学校", "Colleges of technology"),
        ("InterUniversity", "大学共同利用機関", "Inter-university research institutes"), ("RdCorporation", "研究開発法人", "R&D corporations"), ("PublicTest", "公設試験研究機関", "Public test institutes"),
        ("University", "大学", "Universities"), ("JuniorCollege", "短期大学", "Junior colleges"), ("InterUniversityInstitute", "大学共同利用機関", "Inter-university research institutes"),
        ("PublicTestInstitute", "公設試験研究機関", "Public test institutes"),
        ("Exclusive", "専用・独占", "Exclusive licences"), ("NonExclusive", "通常", "Non-exclusive licences"), ("Assignment", "譲渡", "Assignments"),
        ("RunningRoyalty", "ランニングロイヤルティ", "Running royalties"), ("LumpSum", "一時金", "Lump sums"), ("Equity", "株式等", "Equity"), ("Other", "その他", "Other"),
        ("ResearchResult", "研究成果", "Research results"), ("TechnologyTransfer", "技術移転", "Technology transfer"), ("Student", "学生", "Students"), ("Staff", "教職員等", "Teachers and staff"),
        ("Related", "関連", "Related"), ("Company", "企業", "Companies"), ("PublicOrNonprofit", "非営利団体・公的機関", "Nonprofit and public bodies"), ("Abroad", "外国", "Abroad"),
        ("Reached", "達成", "Reached"), ("Partly", "一部達成", "Partly reached"), ("NotReached", "未達成", "Not reached"),
    ];

    private readonly List<(string Code, LocalText Name)> known = [];

    /// <summary>The parts that are known to the division, whether there is anything of them or not.</summary>
    internal IEnumerable<string> Codes => known.Select(k => k.Code);

    /// <summary>Rank of a part in its division; unknown ones and "not registered" come last.</summary>
    internal int RankOf(string code) => known.FindIndex(k => k.Code == code) is var at and >= 0 ? at : code.Length == 0 ? int.MaxValue : known.Count;

    internal LocalText NameOf(string code)
    {
        if (code.Length == 0) return NotKnown;
        if (code.Contains('>', StringComparison.Ordinal))
        {
            var (from, to) = (NameOf(code.Split('>')[0]), NameOf(code.Split('>')[1]));
            return new LocalText($"{from.Ja}から{to.Ja}へ", $"{from.En} to {to.En}");
        }

        return known.Find(k => k.Code == code).Name ?? new LocalText(code, code);
    }

    internal static async Task<SeriesNames> LoadAsync(PortalDb db, SeriesBy by, IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var names = new SeriesNames();
        switch (by)
        {
            case SeriesBy.Band:
                names.known.AddRange((await db.SizeBands.AsNoTracking().OrderBy(b => b.Id).ToListAsync(ct)).Select(b => ($"{b.Id}", SizeBandNames.Of(b.LowerYen, b.UpperYen))));
                break;
            case SeriesBy.Field:
                names.known.AddRange((await db.ResearchFields.AsNoTracking().Where(f => f.Level == 1).OrderBy(f => f.Code).ToListAsync(ct)).Select(f => (f.Code, new LocalText(f.NameJa, f.NameEn ?? f.NameJa))));
                break;
            case SeriesBy.Prefecture:
                names.known.AddRange((await db.Prefectures.AsNoTracking().OrderBy(p => p.Code).ToListAsync(ct)).Select(p => (p.Code.ToString(CultureInfo.InvariantCulture), new LocalText(p.NameJa, p.NameEn))));
                break;
            case SeriesBy.Region:
                names.known.AddRange((await db.Regions.AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct)).Select(r => (r.Id.ToString(CultureInfo.InvariantCulture), new LocalText(r.NameJa, r.NameEn))));
                break;
            case SeriesBy.Institution:
                var ids = codes.Select(Guid.Parse).ToList();
                names.known.AddRange((await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).OrderBy(o => o.NameKana ?? o.NameJa).ThenBy(o => o.Id)
                    .Select(o => new { o.Id, o.NameJa, o.NameEn }).ToListAsync(ct)).Select(o => (o.Id.ToString(), new LocalText(o.NameJa, o.NameEn ?? o.NameJa))));
                break;
            default:
                names.known.AddRange(Fixed.Select(f => (f.Code, new LocalText(f.Ja, f.En))));
                break;
        }

        return names;
    }
}
