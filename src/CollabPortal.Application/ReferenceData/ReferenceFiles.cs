using System.Security.Cryptography;
using System.Text;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;

namespace CollabPortal.Application.ReferenceData;

/// <summary>Everything that ships as reference data, read and checked. Its sources and licences: docs/data-sources.md.</summary>
public sealed record ReferenceFiles(
    string Version, IReadOnlyList<Region> Regions, IReadOnlyList<Prefecture> Prefectures, IReadOnlyList<ResearchField> Fields,
    IReadOnlyList<InstitutionRecord> Institutions, IReadOnlyList<BodyRecord> Bodies, IReadOnlyList<CompanyRecord> Companies,
    IReadOnlyList<ReleaseRow> Releases, IReadOnlyList<SourceRow> Sources, IReadOnlyList<OfficialValueRow> OfficialValues,
    IReadOnlyList<PolicyTargetRow> Targets, IReadOnlyList<ProgrammeRecord> Programmes, IReadOnlyList<IpClause> Clauses,
    IReadOnlyList<SynonymRecord> Synonyms, IReadOnlyList<PrescriptionRecord> Prescriptions)
{
    // Rises when the loader writes something else for the same files.
    private const string LoaderVersion = "1.variants";

    /// <summary>Where the files lie beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "ReferenceData", "Files");

    /// <summary>Reads all files.</summary>
    /// <exception cref="ReferenceDataException">A file is missing or says what it must not.</exception>
    public static ReferenceFiles Read(string? folder = null)
    {
        folder ??= Folder;
        return new ReferenceFiles(
            VersionOf(folder), GeographyFiles.Regions(folder), GeographyFiles.Prefectures(folder), GeographyFiles.Fields(folder),
            InstitutionFiles.Institutions(folder), InstitutionFiles.Bodies(folder), CompanyFiles.Companies(folder),
            StatisticsFiles.Releases(folder), StatisticsFiles.Sources(folder), StatisticsFiles.OfficialValues(folder),
            StatisticsFiles.Targets(folder), StatisticsFiles.Programmes(folder), ClauseFiles.Read(folder), ClauseFiles.Synonyms(folder), ClauseFiles.Prescriptions(folder));
    }

    /// <summary>A fingerprint of the files, so that a start reloads only what changed.</summary>
    public static string VersionOf(string? folder = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(LoaderVersion));
        foreach (var file in Directory.EnumerateFiles(folder ?? Folder, "*.csv").Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
