using CollabPortal.Application.Accounts;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Application.Contracts.Entry;
using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.People;
using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Data;

/// <summary>
/// The one database. Schemas show the trust line: register (confidential, row-level security), catalogue (published),
/// statistics, accounts, audit. One context per service call, from the scoped factory.
/// </summary>
public sealed class PortalDb(DbContextOptions<PortalDb> options) : IdentityUserContext<PortalUser, Guid>(options)
{
    /// <summary>Schema names.</summary>
    public const string Register = "register", Catalogue = "catalogue", Statistics = "statistics", AccountsSchema = "accounts", AuditSchema = "audit";

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<OrganisationIdentifier> OrganisationIdentifiers => Set<OrganisationIdentifier>();

    public DbSet<OrganisationSuccession> OrganisationSuccessions => Set<OrganisationSuccession>();

    public DbSet<Prefecture> Prefectures => Set<Prefecture>();

    public DbSet<Region> Regions => Set<Region>();

    public DbSet<ResearchField> ResearchFields => Set<ResearchField>();

    public DbSet<PublishedProgramme> PublishedProgrammes => Set<PublishedProgramme>();

    public DbSet<Programme> Programmes => Set<Programme>();

    public DbSet<ResearchContract> Contracts => Set<ResearchContract>();

    public DbSet<FiscalYearReceipt> Receipts => Set<FiscalYearReceipt>();

    public DbSet<ContractParty> ContractParties => Set<ContractParty>();

    public DbSet<ContractAmendment> Amendments => Set<ContractAmendment>();

    public DbSet<PriceItem> PriceItems => Set<PriceItem>();

    public DbSet<IpClause> IpClauses => Set<IpClause>();

    public DbSet<ContractOutcome> Outcomes => Set<ContractOutcome>();

    public DbSet<ContractFollowUp> FollowUps => Set<ContractFollowUp>();

    public DbSet<ContractAttachment> Attachments => Set<ContractAttachment>();

    public DbSet<AttachmentContent> AttachmentContents => Set<AttachmentContent>();

    public DbSet<Researcher> Researchers => Set<Researcher>();

    public DbSet<CrossAppointment> CrossAppointments => Set<CrossAppointment>();

    public DbSet<ResearcherMove> Moves => Set<ResearcherMove>();

    public DbSet<Domain.Matching.ResearchSeed> Seeds => Set<Domain.Matching.ResearchSeed>();

    public DbSet<Domain.Matching.Profiles.ProfileVersion> Profiles => Set<Domain.Matching.Profiles.ProfileVersion>();

    public DbSet<Domain.Matching.Profiles.Prescription> Prescriptions => Set<Domain.Matching.Profiles.Prescription>();

    public DbSet<Matching.ContractCase> Cases => Set<Matching.ContractCase>();

    public DbSet<Domain.Matching.Enquiry> Enquiries => Set<Domain.Matching.Enquiry>();

    public DbSet<Domain.Matching.EnquiryEntry> EnquiryEntries => Set<Domain.Matching.EnquiryEntry>();

    public DbSet<Domain.Matching.EnquiryFile> EnquiryFiles => Set<Domain.Matching.EnquiryFile>();

    public DbSet<Domain.Matching.CompanyNeed> Needs => Set<Domain.Matching.CompanyNeed>();

    public DbSet<Domain.Matching.NeedAnswer> NeedAnswers => Set<Domain.Matching.NeedAnswer>();

    public DbSet<Domain.Matching.Events.PortalEvent> Events => Set<Domain.Matching.Events.PortalEvent>();

    public DbSet<Startup> Startups => Set<Startup>();

    public DbSet<PatentRight> PatentRights => Set<PatentRight>();

    public DbSet<LicenceOrAssignment> Licences => Set<LicenceOrAssignment>();

    public DbSet<LicenceIncome> LicenceIncomes => Set<LicenceIncome>();

    public DbSet<YearLock> YearLocks => Set<YearLock>();

    public DbSet<SurveyDeadline> SurveyDeadlines => Set<SurveyDeadline>();

    public DbSet<Restatement> Restatements => Set<Restatement>();

    public DbSet<LockedFigureRow> LockedFigures => Set<LockedFigureRow>();

    public DbSet<ReleaseRow> Releases => Set<ReleaseRow>();

    public DbSet<OfficialValueRow> OfficialValues => Set<OfficialValueRow>();

    public DbSet<SourceRow> Sources => Set<SourceRow>();

    public DbSet<PolicyTargetRow> PolicyTargets => Set<PolicyTargetRow>();

    public DbSet<CollabPortal.Domain.Indicators.InstitutionTarget> InstitutionTargets => Set<CollabPortal.Domain.Indicators.InstitutionTarget>();

    public DbSet<CollabPortal.Domain.Indicators.InstitutionCluster> Clusters => Set<CollabPortal.Domain.Indicators.InstitutionCluster>();

    public DbSet<CountingSettingRow> CountingSettings => Set<CountingSettingRow>();

    public DbSet<SizeBandRow> SizeBands => Set<SizeBandRow>();

    public DbSet<MeasuredRow> Measured => Set<MeasuredRow>();

    public DbSet<JointResearchCellRow> JointResearchCells => Set<JointResearchCellRow>();

    public DbSet<FieldCellRow> FieldCells => Set<FieldCellRow>();

    public DbSet<FigureRow> Figures => Set<FigureRow>();

    public DbSet<PlaceFigureRow> PlaceFigures => Set<PlaceFigureRow>();

    /// <summary><see cref="Figures"/> as they were last shown to everybody (public_states.sql).</summary>
    public IQueryable<FigureRow> PublicFigures => Figures.FromSqlRaw("select * from statistics.public_figure");

    /// <summary><see cref="PlaceFigures"/> as they were last shown to everybody.</summary>
    public IQueryable<PlaceFigureRow> PublicPlaceFigures => PlaceFigures.FromSqlRaw("select * from statistics.public_place_figure");

    public DbSet<LoadedDataRow> LoadedData => Set<LoadedDataRow>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<TypedEntry> TypedEntries => Set<TypedEntry>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Whether one of the names says a question of Latin words (Data/Sql/latin_words.sql); in queries only, after the index of search_text.</summary>
    internal static bool SaysLatin(string searchText, string nameJa, string? nameEn, string? nameKana, string asked) => throw new InvalidOperationException("Only the database can say.");

    /// <summary>Stated here, or design time and run time disagree about Identity's columns (platform.md).</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<FiscalYear>().HaveConversion<FiscalYearConversion>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);
        builder.HasPostgresExtension("pg_trgm");
        builder.HasDbFunction(typeof(PortalDb).GetMethod(nameof(SaysLatin), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!).HasSchema(Catalogue).HasName("says_latin");
        SnakeCase.Apply(builder);
    }
}
