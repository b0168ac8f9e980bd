using CollabPortal.Application.Data;
using CollabPortal.Domain.Organisations;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CollabPortal.Application.ReferenceData;

/// <summary>What the loader put in, counted in the files.</summary>
public sealed record ReferenceDataCounts(
    int Institutions, int Abolished, int Successors, int Bodies, int Companies, int CompaniesWithNumber, int Prefectures, int Fields,
    int OfficialValues, int OfficialSeries, int Releases, int Targets, int Programmes)
{
    public override string ToString() =>
        $"{Institutions} institutions ({Abolished} abolished, {Successors} with a successor), {Bodies} research bodies, {Companies} listed companies "
        + $"({CompaniesWithNumber} with a corporate number), {Prefectures} prefectures, {Fields} fields, {OfficialValues} official values in "
        + $"{OfficialSeries} series of {Releases} releases, {Targets} targets, {Programmes} programmes";
}

/// <summary>
/// Puts the shipped reference data into the database: as the owner, in one transaction, as often as you like. Ids stay the
/// same over reloads and over databases.
/// </summary>
public sealed partial class ReferenceDataLoader(OwnerContexts owner, TimeProvider clock, ILogger<ReferenceDataLoader> log)
{
    private const string DataSet = "reference-data";

    /// <summary>Loads all; returns what was loaded.</summary>
    /// <exception cref="ReferenceDataException">A shipped file is broken; nothing was changed.</exception>
    public async Task<ReferenceDataCounts> LoadAsync(CancellationToken ct = default)
    {
        var files = ReferenceFiles.Read();
        await using var connection = await owner.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await WriteAsync(connection, files, ct);
        await transaction.CommitAsync(ct);
        var counts = CountsOf(files);
        LogLoaded(log, counts);
        return counts;
    }

    /// <summary>Loads only when the shipped files differ from what the database holds; null when there was nothing to do.</summary>
    public async Task<ReferenceDataCounts?> LoadIfChangedAsync(CancellationToken ct = default)
    {
        await using (var connection = await owner.OpenAsync(ct))
        {
            await using var command = new NpgsqlCommand("select version from statistics.loaded_data where name = $1", connection) { Parameters = { new() { Value = DataSet } } };
            if (await command.ExecuteScalarAsync(ct) is string loaded && loaded == ReferenceFiles.VersionOf()) return null;
        }

        return await LoadAsync(ct);
    }

    private async Task WriteAsync(NpgsqlConnection connection, ReferenceFiles files, CancellationToken ct)
    {
        Task Run(string sql, params object[] arrays) => RunAsync(connection, sql, arrays, ct);

        await Run(ReferenceSql.Lock);
        await Run(ReferenceSql.Regions, Column(files.Regions, r => r.Id), Column(files.Regions, r => r.NameJa), Column(files.Regions, r => r.NameEn));
        await Run(ReferenceSql.Prefectures, Column(files.Prefectures, p => p.Code), Column(files.Prefectures, p => p.NameJa),
            Column(files.Prefectures, p => p.NameEn), Column(files.Prefectures, p => p.RegionId));
        await Run(ReferenceSql.Fields, Column(files.Fields, f => f.Code), Column(files.Fields, f => f.ParentCode), Column(files.Fields, f => f.Level),
            Column(files.Fields, f => f.NameJa), Column(files.Fields, f => f.NameEn));
        var c = files.Clauses;
        await Run(ReferenceSql.Clauses, Column(c, x => x.Code), Column(c, x => x.Ordinal), Column(c, x => x.NameJa), Column(c, x => x.NameEn),
            Column(c, x => x.Holder.ToString()), Column(c, x => x.OthersMayUse), Column(c, x => x.SourceJa), Column(c, x => x.SourceEn));
        await WriteOrganisationsAsync(connection, ReferenceOrganisations.Of(files), ct);

        var gone = files.Institutions.Where(i => i.SuccessorCode != null).ToList();
        await Run(ReferenceSql.Successors, Column(gone, i => i.Code), Column(gone, i => i.SuccessorCode!), Column(gone, i => i.AbolishedOn));
        var p = files.Programmes;
        await Run(ReferenceSql.Programmes, Column(p, x => x.Key), Column(p, x => x.NameJa), Column(p, x => x.NameEn), Column(p, x => x.InstitutionName),
            Column(p, x => x.InstitutionCode), Column(p, x => x.CompanyName), Column(p, x => x.CompanyCode), Column(p, x => x.AnnualYen),
            Column(p, x => x.Years), Column(p, x => x.DescriptionJa), Column(p, x => x.DescriptionEn), Column(p, x => x.Source));

        await Run(ReferenceSql.Releases, Column(files.Releases, r => r.Id), Column(files.Releases, r => r.Sequence), Column(files.Releases, r => r.PublishedOn));
        await Run(ReferenceSql.Sources, Column(files.Sources, s => s.Mark), Column(files.Sources, s => s.DescriptionJa),
            Column(files.Sources, s => s.DescriptionEn), Column(files.Sources, s => s.Address));
        var v = files.OfficialValues;
        await Run(ReferenceSql.OfficialValues, Column(v, x => x.Series), Column(v, x => x.FiscalYear.Year), Column(v, x => x.ReleaseId), Column(v, x => x.Value),
            Column(v, x => x.Unit), Column(v, x => x.Precision), Column(v, x => x.Source), Column(v, x => x.Note));
        var t = files.Targets;
        await Run(ReferenceSql.Targets, Column(t, x => x.Id), Column(t, x => x.IndicatorKey), Column(t, x => x.Scope.ToString()), Column(t, x => x.BaselineFiscalYear.Year),
            Column(t, x => x.BaselineValue), Column(t, x => x.Multiplier), Column(t, x => x.DeadlineFiscalYear.Year), Column(t, x => x.Source));
        await Run(ReferenceSql.Synonyms, Column(files.Synonyms, s => s.Word), Column(files.Synonyms, s => s.Group));
        var g = files.Prescriptions;
        await Run(ReferenceSql.Prescriptions, Column(g, x => x.Id), Column(g, x => x.Ordinal), Column(g, x => x.DebateJa), Column(g, x => x.DebateEn), Column(g, x => x.TextJa), Column(g, x => x.TextEn), Column(g, x => x.Source));
        await Run(ReferenceSql.Loaded, DataSet, files.Version, clock.GetUtcNow());
    }

    private static async Task WriteOrganisationsAsync(NpgsqlConnection connection, IReadOnlyList<ReferenceOrganisation> all, CancellationToken ct)
    {
        Task Run(string sql, params object[] arrays) => RunAsync(connection, sql, arrays, ct);

        await Run(ReferenceSql.Incoming);
        await Run(ReferenceSql.FillIncoming, Column(all, o => o.Id), Column(all, o => o.Kind.ToString()),
            Column(all, o => OrganisationKinds.SectorOf(o.Kind)?.ToString()), Column(all, o => o.Source.ToString()), Column(all, o => o.NameJa),
            Column(all, o => o.NameEn), Column(all, o => o.NameKana), Column(all, o => o.Founder?.ToString()), Column(all, o => o.Prefecture),
            Column(all, o => o.Address), Column(all, o => o.Homepage), Column(all, o => o.Country), Column(all, o => o.Industry),
            Column(all, o => o.AbolishedOn), Column(all, o => o.SearchText));
        var numbers = all.SelectMany(o => o.Identifiers.Select((n, ordinal) => (o.Id, n.Scheme, n.Value, Ordinal: ordinal))).ToList();
        await Run(ReferenceSql.IncomingNumbers);
        await Run(ReferenceSql.FillIncomingNumbers, Column(numbers, n => n.Id), Column(numbers, n => n.Scheme), Column(numbers, n => n.Value), Column(numbers, n => n.Ordinal));
        await Run(ReferenceSql.KeepKnownIds);
        await Run(ReferenceSql.Organisations);
        await Run(ReferenceSql.Identifiers);
    }

    private static TColumn[] Column<T, TColumn>(IReadOnlyList<T> rows, Func<T, TColumn> of) => [.. rows.Select(of)];

    private static async Task RunAsync(NpgsqlConnection connection, string sql, object[] arrays, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var array in arrays) command.Parameters.Add(new NpgsqlParameter { Value = array });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static ReferenceDataCounts CountsOf(ReferenceFiles files) => new(
        files.Institutions.Count, files.Institutions.Count(i => i.AbolishedOn != null), files.Institutions.Count(i => i.SuccessorCode != null),
        files.Bodies.Count, files.Companies.Count, files.Companies.Count(c => c.CorporateNumber != null), files.Prefectures.Count, files.Fields.Count,
        files.OfficialValues.Count, files.OfficialValues.Select(v => v.Series).Distinct().Count(), files.Releases.Count, files.Targets.Count, files.Programmes.Count);

    [LoggerMessage(LogLevel.Information, "Reference data loaded: {Counts}")]
    private static partial void LogLoaded(ILogger log, ReferenceDataCounts counts);
}
