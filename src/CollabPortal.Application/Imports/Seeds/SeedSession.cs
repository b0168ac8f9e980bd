using CollabPortal.Application.Matching;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Imports.Seeds;

/// <summary>
/// Rows of seeds on their way into the register, by the verbs of the form. A seed of the same title is the same one: only columns that the file
/// has are changed. Offices have hundreds, not a hundred thousand: they are saved one by one, with their history.
/// </summary>
internal sealed class SeedSession(ImportContext context, IReadOnlyDictionary<string, string> fields, SeedPatents patents) : ImportSession
{
    private const int BatchSize = 500;

    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly List<MappedRow> batch = [];

    internal override async Task TakeAsync(MappedRow row, CancellationToken ct)
    {
        context.Report.Rows++;
        batch.Add(row);
        if (batch.Count >= BatchSize) await EndAsync(ct);
    }

    internal override async Task EndAsync(CancellationToken ct)
    {
        string[] titles = [.. batch.Select(r => r.Text(SeedColumns.Title)).OfType<string>()];
        var institution = context.Actor.InstitutionId;
        var known = (await context.Db.Seeds.Where(s => s.InstitutionId == institution && titles.Contains(s.Title)).OrderBy(s => s.Id).ToListAsync(ct))
            .GroupBy(s => s.Title, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var row in batch) Work(row, known);
        batch.Clear();
        // A check has changed what it read, too; only an import keeps it.
        if (context.Writes) await context.Db.SaveChangesAsync(ct);
        context.Db.ChangeTracker.Clear();
    }

    private void Work(MappedRow row, Dictionary<string, ResearchSeed> known)
    {
        var title = row.Text(SeedColumns.Title);
        if (title is null) row.Note("import-cell-missing", SeedColumns.Title);
        else if (!seen.TryAdd(title, row.Number)) row.Note("import-seed-twice", SeedColumns.Title, seen[title]);
        var seed = title is null ? null : known.GetValueOrDefault(title);
        var before = seed is null ? new SeedTerms() : SeedService.TermsOf(seed);
        var terms = Terms(row, before);
        if (row.Problems.Count == 0)
        {
            try
            {
                if (seed is null) Make(row, terms);
                else Change(row, seed, before, terms);
            }
            catch (RuleViolation violation)
            {
                // Half changed before it was refused: it must not be saved with the good ones.
                if (seed is not null) context.Db.Entry(seed).State = EntityState.Detached;
                row.Note(violation.Code, SeedColumns.All.FirstOrDefault(c => c.Field == violation.Field && row.Has(c.Key))?.Key, [.. violation.Args]);
            }
        }

        if (row.Problems.Count == 0) return;
        foreach (var problem in row.Problems) context.Report.Add(problem);
        context.Report.Bad++;
        context.Report.Add(ImportClass.Error, () => Preview(ImportClass.Error, row, terms));
    }

    private static ImportPreview Preview(ImportClass of, MappedRow row, SeedTerms terms) =>
        new(of, row.Number, "", terms.Title ?? "", terms.Researchers.Count > 0 ? string.Join("、", terms.Researchers) : null, null, null, null);

    private void Make(MappedRow row, SeedTerms terms)
    {
        var seed = new ResearchSeed(context.Actor.InstitutionId, terms);
        if (!seed.Missing().Any())
        {
            context.Report.Complete++;
            if (context.Order.Submit) seed.Publish(context.Today);
        }

        context.Report.New++;
        context.Report.NewRecords++;
        context.Report.Add(ImportClass.New, () => Preview(ImportClass.New, row, terms));
        if (!context.Writes) return;
        context.Db.Add(seed);
        Note(seed, 1, null);
    }

    private void Change(MappedRow row, ResearchSeed seed, SeedTerms before, SeedTerms after)
    {
        var differences = Differences(before, after).ToList();
        if (differences.Count == 0)
        {
            context.Report.Unchanged++;
            context.Report.Add(ImportClass.Unchanged, () => Preview(ImportClass.Unchanged, row, after));
            return;
        }

        seed.Change(after);
        context.Report.Changed++;
        context.Report.ChangedRecords++;
        List<ImportDifference> told = [.. differences.Select(d => new ImportDifference(row.Number, before.Title!, d.Field, d.Was, d.Now))];
        foreach (var difference in told) context.Report.Add(difference);
        context.Report.Add(ImportClass.Changed, () => Preview(ImportClass.Changed, row, after) with { Changes = told });
        if (context.Writes) Note(seed, seed.Version + 1, SeedImport.Describe(before));
    }

    private void Note(ResearchSeed seed, int version, string? before)
    {
        if (context.RunId != Guid.Empty) context.Db.Add(new ImportChange(context.RunId, seed.InstitutionId, seed.Id, version, before));
    }

    private SeedTerms Terms(MappedRow row, SeedTerms known)
    {
        var readiness = row.Choice(SeedColumns.All.First(c => c.Key == SeedColumns.Readiness));
        var small = row.Choice(SeedColumns.All.First(c => c.Key == SeedColumns.ForSmall));
        var field = row.Text(SeedColumns.Field);
        if (field is not null && !fields.ContainsKey(field)) row.Note("import-field-unknown", SeedColumns.Field);
        return known with
        {
            PatentIds = row.Has(SeedColumns.Patents) ? Patents(row) : known.PatentIds,
            Title = row.Text(SeedColumns.Title),
            TitleEn = Or(SeedColumns.TitleEn, known.TitleEn),
            Problem = Or(SeedColumns.Problem, known.Problem),
            Advantage = Or(SeedColumns.Advantage, known.Advantage),
            Sought = Or(SeedColumns.Sought, known.Sought),
            Readiness = readiness is not null ? Enum.Parse<SeedReadiness>(readiness) : row.Has(SeedColumns.Readiness) ? null : known.Readiness,
            FieldCode = field is not null ? fields.GetValueOrDefault(field) : row.Has(SeedColumns.Field) ? null : known.FieldCode,
            Keywords = row.Has(SeedColumns.Keywords) ? Words(row.Text(SeedColumns.Keywords)) : known.Keywords,
            Researchers = row.Has(SeedColumns.Researchers) ? Words(row.Text(SeedColumns.Researchers)) : known.Researchers,
            ForSmall = small is not null ? small == "yes" : known.ForSmall,
        };

        string? Or(string column, string? stored) => row.Has(column) ? row.Text(column) : stored;
    }

    private IReadOnlyList<Guid> Patents(MappedRow row)
    {
        var (ids, unknown) = patents.Read(row.Text(SeedColumns.Patents));
        if (unknown is not null) row.Note("import-patent-unknown", SeedColumns.Patents, unknown);
        return ids;
    }

    private IEnumerable<(string Field, string? Was, string? Now)> Differences(SeedTerms was, SeedTerms now) => new (string Field, string? Was, string? Now)[]
    {
        ("titleEn", was.TitleEn, now.TitleEn), ("problem", was.Problem, now.Problem), ("advantage", was.Advantage, now.Advantage), ("sought", was.Sought, now.Sought),
        ("readiness", was.Readiness?.ToString(), now.Readiness?.ToString()), ("fieldCode", was.FieldCode, now.FieldCode),
        ("keywords", string.Join("、", was.Keywords), string.Join("、", now.Keywords)), ("researchers", string.Join("、", was.Researchers), string.Join("、", now.Researchers)),
        ("patentIds", patents.Tell(was.PatentIds), patents.Tell(now.PatentIds)), ("forSmall", was.ForSmall.ToString(), now.ForSmall.ToString()),
    }.Where(d => (d.Was ?? "") != (d.Now ?? ""));

    private static string[] Words(string? text) => [.. (text ?? "").Split(['、', ',', '，', ';', '；', '/', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}
