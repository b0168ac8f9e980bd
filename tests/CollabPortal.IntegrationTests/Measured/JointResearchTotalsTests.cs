using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>What public figures are made of: the year's joint research, once as a whole, once by band, once by field.</summary>
public class JointResearchTotalsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Bands_and_fields_add_up_to_the_total_and_partners_are_counted_once()
    {
        await using (var fields = database.AsOwner())
        {
            fields.AddRange(new ResearchField("D", null, 1, "材料", null), new ResearchField("D26", "D", 2, "材料工学", null));
            await fields.SaveChangesAsync();
        }

        var university = await database.OrganisationAsync(OrganisationKind.University, "大学");
        var first = await database.OrganisationAsync(OrganisationKind.Company, "甲");
        var second = await database.OrganisationAsync(OrganisationKind.Company, "乙");
        await ApprovedAsync(university, first, 500_000, "D");
        await ApprovedAsync(university, first, 20_000_000, "D26");
        await ApprovedAsync(university, second, 0, null);
        await ApprovedAsync(university, second, 9_000_000, null, ContractKind.CommissionedResearch);

        await using var db = database.AsVisitor();
        var total = await db.Measured.SingleAsync(m => m.InstitutionId == university.Id && m.Series == "joint-research");
        total.Should().Be(new MeasuredRow("joint-research", new FiscalYear(2024), university.Id, 3, 3, 2, 20_500_000, 20_500_000));
        var bands = await db.JointResearchCells.Where(c => c.InstitutionId == university.Id).ToListAsync();
        (bands.Sum(b => b.Contracts), bands.Sum(b => b.ReceivedYen)).Should().Be((3, 20_500_000));
        var byField = await db.FieldCells.Where(c => c.InstitutionId == university.Id).OrderBy(c => c.FieldCode).ToListAsync();
        byField.Should().Equal(
            new FieldCellRow(new FiscalYear(2024), university.Id, "", 1, 0, 1, 0),
            new FieldCellRow(new FiscalYear(2024), university.Id, "D", 2, 20_500_000, 1, 20_500_000));
    }

    private async Task ApprovedAsync(Organisation university, Organisation payer, long yen, string? field, ContractKind kind = ContractKind.JointResearch)
    {
        var contract = ResearchContract.Draft(university.Id, new ContractTerms
        {
            Number = Guid.NewGuid().ToString("N"),
            Kind = kind,
            Title = "試験",
            StartsOn = new DateOnly(2024, 4, 1),
            EndsOn = new DateOnly(2026, 3, 31),
            Goal = "目的",
            SuccessCriterion = "基準",
            FieldCode = field,
            Parties = [new PartyTerms(payer.Id, PartyRole.Partner)],
            Receipts = [new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2024, 6, 1), yen, 0)],
        }, Guid.NewGuid(), database.Clock.Now);
        await using var db = database.As(PortalRole.Approver, university.Id);
        db.Contracts.Add(contract);
        await db.SaveChangesAsync();
        contract.Submit(Guid.NewGuid(), database.Clock.Now);
        contract.Approve(Guid.NewGuid(), database.Clock.Now, JapanTime.Today(database.Clock));
        await db.SaveChangesAsync();
    }
}
