using CollabPortal.Application.Imports;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators.Clusters;

/// <summary>A cluster as a file has it.</summary>
internal sealed record FiledCluster(ClusterTerms Terms, IReadOnlyList<Guid> Members);

/// <summary>
/// Files of clusters: one row a cluster and institution; what is said of the cluster stands in its first row and may stand in the others. The
/// same reading and reports as every import; what comes out is shown before it is stored.
/// </summary>
internal sealed class ClusterFile : ImportKind
{
    /// <summary>Keys of the columns.</summary>
    internal const string Key = "key", NameJa = "name-ja", NameEn = "name-en", Source = "source", SourceUrl = "source-url", AsOf = "as-of", Institution = "institution-code";

    private readonly Dictionary<string, Gathered> gathered = new(StringComparer.Ordinal);

    public override string Name => "institution-clusters";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new(Key, new LocalText("キー", "Key"), CellKind.Text, nameof(ClusterTerms.Key), "medical-school") { IsRequired = true },
        new(NameJa, new LocalText("名称（日本語）", "Name in Japanese"), CellKind.Text, nameof(ClusterTerms.NameJa), "", "name_ja", "名称") { IsRequired = true },
        new(NameEn, new LocalText("名称（英語）", "Name in English"), CellKind.Text, nameof(ClusterTerms.NameEn), "", "name_en") { IsRequired = true },
        new(Source, new LocalText("出典", "Source"), CellKind.Text, nameof(ClusterTerms.Source), "") { IsRequired = true },
        new(SourceUrl, new LocalText("出典のアドレス", "Address of the source"), CellKind.Text, nameof(ClusterTerms.SourceUrl), "", "source_url", "URL"),
        new(AsOf, new LocalText("時点", "As of"), CellKind.Date, nameof(ClusterTerms.AsOf), "", "as_of") { IsRequired = true },
        new(Institution, new LocalText("機関（学校コードか名称）", "Institution (school code or name)"), CellKind.Text, "Members", "", "institution_code", "institution", "学校コード", "機関") { IsRequired = true },
    ];

    /// <summary>What was read, in the order of the file.</summary>
    internal IReadOnlyList<FiledCluster> Clusters => [.. gathered.Values.Select(g => new FiledCluster(g.Terms, [.. g.Members]))];

    internal override async Task<ImportSession> BeginAsync(ImportContext context, CancellationToken ct) => new Session(this, context, await InstitutionLines.ReadAsync(context.Db, ct));

    /// <summary>A list is put right by the next one; every change stands in its history.</summary>
    internal override Task<IReadOnlyList<Problem>> UndoAsync(ImportContext context, CancellationToken ct) => Task.FromResult<IReadOnlyList<Problem>>([new Problem("not-allowed")]);

    private sealed record Gathered(int Row, ClusterTerms Terms)
    {
        internal HashSet<Guid> Members { get; } = [];
    }

    private sealed class Session(ClusterFile file, ImportContext context, InstitutionLines institutions) : ImportSession
    {
        internal override Task TakeAsync(MappedRow row, CancellationToken ct)
        {
            context.Report.Rows++;
            if (row.Text(Key) is null) row.Note("import-cell-missing", Key);
            else Take(row, Cluster(row));
            foreach (var problem in row.Problems) context.Report.Add(problem);
            if (row.Problems.Count > 0) context.Report.Bad++;
            return Task.CompletedTask;
        }

        internal override Task EndAsync(CancellationToken ct) => Task.CompletedTask;

        private Gathered Cluster(MappedRow row)
        {
            var terms = new ClusterTerms(InstitutionCluster.KeyOf(row.Text(Key)), row.Text(NameJa), row.Text(NameEn), row.Text(Source), row.Text(SourceUrl), row.Date(AsOf));
            if (!file.gathered.TryGetValue(terms.Key!, out var known))
            {
                file.gathered[terms.Key!] = known = new Gathered(row.Number, terms);
                if (row.Problems.Count == 0) Check(row, terms);
                return known;
            }

            Same(NameJa, terms.NameJa, known.Terms.NameJa);
            Same(NameEn, terms.NameEn, known.Terms.NameEn);
            Same(Source, terms.Source, known.Terms.Source);
            Same(SourceUrl, terms.SourceUrl, known.Terms.SourceUrl);
            Same(AsOf, terms.AsOf, known.Terms.AsOf);
            return known;

            void Same<T>(string column, T? said, T? first)
            {
                if (said is not null && !said.Equals(first)) row.Note("cluster-row-differs", column, known.Row);
            }
        }

        private void Check(MappedRow row, ClusterTerms terms)
        {
            try
            {
                InstitutionCluster.Check(terms, context.Today);
            }
            catch (RuleViolation violation)
            {
                row.Note(violation.Code == "required" ? "import-cell-missing" : violation.Code, file.Columns.First(c => c.Field == violation.Field).Key, [.. violation.Args]);
            }
        }

        private void Take(MappedRow row, Gathered cluster)
        {
            if (row.Text(Institution) is not { } line)
            {
                row.Note("import-cell-missing", Institution);
                return;
            }

            var (id, problem) = institutions.Find(line);
            if (problem is not null) row.Note(problem.Code, Institution, problem.Args);
            else if (cluster.Members.Add(id!.Value) && cluster.Members.Count == InstitutionCluster.MostMembers + 1) row.Note("too-many", Institution, InstitutionCluster.MostMembers);
        }
    }
}
