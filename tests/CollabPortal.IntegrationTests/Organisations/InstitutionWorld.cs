using CollabPortal.Application.Data;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using CollabPortal.IntegrationTests.Measured;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Organisations;

/// <summary>A portal with a handful of institutions, the same for the tests of search, API and pages.</summary>
public sealed class InstitutionWorld : IAsyncLifetime
{
    public PortalHost Host { get; } = new();

    /// <summary>National university with figures.</summary>
    public Guid Minato { get; private set; }

    public Guid Kitamine { get; private set; }

    /// <summary>Abolished, its successor is <see cref="Kitamine"/>.</summary>
    public Guid KitamineOld { get; private set; }

    public Guid Company { get; private set; }

    public HttpClient Client() => Host.Client();

    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        await using var db = Host.Database.AsOwner();
        if (!await db.Regions.AnyAsync()) db.Add(new Region(2, "関東", "Kanto"));
        if (!await db.Prefectures.AnyAsync()) db.AddRange(new Prefecture(1, "北海道", "Hokkaido", 2), new Prefecture(14, "神奈川県", "Kanagawa", 2));
        if (!await db.ResearchFields.AnyAsync()) db.AddRange(
            new ResearchField("C", null, 1, "機械・電気電子・土木建築", "Mechanical engineering"), new ResearchField("D", null, 1, "材料・化学工学", "Materials"),
            new ResearchField("J", null, 1, "情報学", "Informatics"));
        await db.SaveChangesAsync();

        Minato = Add(db, OrganisationKind.University, "みなと総合大学", "Minato University", "ミナトソウゴウダイガク", 14, o =>
        {
            o.Homepage = "https://minato.example/";
            o.ContactOfficeJa = "産学連携本部";
            o.Identify(IdentifierSchemes.Mext, "F114110100001");
        });
        Kitamine = Add(db, OrganisationKind.University, "北嶺工業大学", null, "ホクレイコウギョウダイガク", 1);
        KitamineOld = Add(db, OrganisationKind.Kosen, "北嶺高等専門学校", null, "ホクレイコウトウセンモンガッコウ", 1, o => o.AbolishedOn = new DateOnly(2020, 4, 1));
        Add(db, OrganisationKind.Kosen, "湾岸高等専門学校", "Wangan College of Technology", "ワンガンコウトウセンモンガッコウ", 14);
        Company = Add(db, OrganisationKind.Company, "みなと電池株式会社", null, "ミナトデンチカブシキガイシャ", 14, o => o.Identify(IdentifierSchemes.CorporateNumber, "4011001098993"));
        await db.SaveChangesAsync();
        db.Add(new OrganisationSuccession(KitamineOld, Kitamine, new DateOnly(2020, 4, 1)));
        await db.SaveChangesAsync();
        await AddFiguresAsync(db);
    }

    public Task DisposeAsync() => Host.DisposeAsync();

    private static Guid Add(PortalDb db, OrganisationKind kind, string ja, string? en, string kana, int prefecture, Action<Organisation>? more = null)
    {
        var organisation = new Organisation(kind, ja, OrganisationSource.Entered)
        {
            NameEn = en,
            NameKana = kana,
            Prefecture = prefecture,
            Founder = kind == OrganisationKind.Company ? null : Founder.National,
        };
        organisation.IndexAs(SearchText.Of(ja, kana, en));
        more?.Invoke(organisation);
        db.Add(organisation);
        return organisation.Id;
    }

    // Statistics as they would be counted: FY2025 with one single contract of ¥60m, FY2024 with two contracts.
    private Task AddFiguresAsync(PortalDb db) => CountedFigures.AddAsync(
            db,
            new MeasuredRow("joint-research", new(2025), Minato, 20, 20, 12, 140_000_000, 60_000_000),
            new MeasuredRow("joint-research", new(2024), Minato, 2, 2, 2, 3_000_000, 2_000_000),
            new MeasuredRow("patent-licences", new(2025), Minato, 7, 7, 5, 0, 0),
            new MeasuredRow("patent-licences", new(2023), Minato, 1, 1, 1, 0, 0),
            new JointResearchCellRow(new(2025), Minato, 0, 4, 0, 4, 0),
            new JointResearchCellRow(new(2025), Minato, 1, 6, 4_000_000, 5, 1_000_000),
            new JointResearchCellRow(new(2025), Minato, 2, 5, 11_000_000, 4, 3_000_000),
            new JointResearchCellRow(new(2025), Minato, 5, 4, 65_000_000, 4, 20_000_000),
            new JointResearchCellRow(new(2025), Minato, 6, 1, 60_000_000, 1, 60_000_000),
            new FieldCellRow(new(2025), Minato, "D", 12, 100_000_000, 8, 60_000_000),
            new FieldCellRow(new(2025), Minato, "C", 6, 38_000_000, 5, 10_000_000),
            new FieldCellRow(new(2025), Minato, "J", 2, 2_000_000, 2, 1_500_000));
}
