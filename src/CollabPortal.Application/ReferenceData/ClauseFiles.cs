using CollabPortal.Domain.Contracts;

namespace CollabPortal.Application.ReferenceData;

/// <summary>Reads the model clauses about rights in results: names and what they mean for the portal, no wording.</summary>
internal static class ClauseFiles
{
    internal static IReadOnlyList<IpClause> Read(string folder) =>
        [.. CsvTable.Read(folder, "ip_clauses.csv").Rows.Select(r => new IpClause(
            r.Text("code"), r.Number("ordinal"), r.Text("name_ja"), r.Text("name_en"),
            Enum.TryParse<RightsHolder>(r.Text("holder"), out var holder) ? holder : throw r.Wrong("holder is no RightsHolder"),
            r.Number("others_may_use") == 1, r.Text("source_ja"), r.Text("source_en")))];

    /// <summary>Words that mean the same in the search; groups by number.</summary>
    internal static IReadOnlyList<SynonymRecord> Synonyms(string folder) =>
        [.. CsvTable.Read(folder, "synonyms.csv").Rows.Select(r => new SynonymRecord(r.Number("group"), r.Text("word")))];

    /// <summary>The prescriptions that the portal begins with: those of the five debates of seed 004, in its words.</summary>
    internal static IReadOnlyList<PrescriptionRecord> Prescriptions(string folder) =>
        [.. CsvTable.Read(folder, "prescriptions.csv").Rows.Select(r => new PrescriptionRecord(
            r.Number("ordinal"), r.Text("debate_ja"), r.Text("debate_en"), r.Text("text_ja"), r.Text("text_en"), r.Text("source")))];
}

/// <summary>A word of a group of synonyms.</summary>
public sealed record SynonymRecord(int Group, string Word);

/// <summary>A prescription as it ships; the ministry goes on from there.</summary>
public sealed record PrescriptionRecord(int Ordinal, string DebateJa, string DebateEn, string TextJa, string TextEn, string Source)
{
    public Guid Id { get; } = ReferenceId.Of("prescription", TextJa);
}
