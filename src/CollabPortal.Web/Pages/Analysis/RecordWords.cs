using System.Globalization;
using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Web.Pages.Indicators;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Analysis;

/// <summary>Words of the records behind a figure: head and cells of their table, and what the figure counts of them.</summary>
public sealed class RecordWords(IStringLocalizer<AnalysisText> text, IStringLocalizer<SharedText> shared)
{
    /// <summary>Head of a column of the table.</summary>
    /// <param name="column">Title, Partner, When or Value.</param>
    public string Head(DrillRecordKind kind, string column) => text[$"Record.{kind}.{column}"];

    public string Sum(DrillRecords records) => text[$"Record.{records.Kind}.Sum", Count(records.Rows.Count), Count(records.Counted)];

    public string Title(DrillRecord record) => record switch
    {
        { Move: { } move } => text["Explore.FromTo", shared.Name(move.From), shared.Name(move.To)],
        { Title: { } title } => title,
        _ => text["Record.Untitled"], // a cross-appointment: who it is stands on its own page
    };

    public string Partner(DrillRecord record) => record switch
    {
        { Partner: { } partner } => IndicatorNumbers.Say(partner),
        { Startup: { } firm } => string.Join(text["Record.And"], firm.Types.Select(t => shared.Name(t))),
        { Patent: { } status } => shared.Name(status),
        { Goal: { } goal } => shared.Name(goal),
        _ => "—",
    };

    public string When(DrillRecord record) => record switch
    {
        { Move: { } move } => text["Explore.YearOf", move.Year.Year],
        { Startup: { } firm } => firm.FoundedMonth is { } month ? $"{firm.FoundedYear}-{month:00}" : firm.FoundedYear.ToString(CultureInfo.InvariantCulture),
        { Patent: not null } or { Licence: LicenceKind.Assignment } => Day(record.StartsOn),
        { Income: not null } => text["Record.OfYear"],
        { EndsOn: { } ends } => $"{Day(record.StartsOn)} – {Day(ends)}",
        _ => $"{Day(record.StartsOn)} –",
    };

    public string Value(DrillRecord record) => record switch
    {
        { Move: { } move } => text["Explore.PersonsValue", Count(move.Persons)],
        { Licence: { } kind } => shared.Name(kind),
        { Startup: { } firm } => firm.Since is { } since ? text["Record.Since", shared.Name(firm.Status), Day(since)] : shared.Name(firm.Status),
        { Yen: { } yen, Income: { } kind } => text["Record.IncomeValue", shared.Name(kind), Count(yen)],
        { Students: { } students } => text["Explore.PersonsValue", Count(students)],
        _ => "",
    };

    /// <summary>The record's own page.</summary>
    public static string Place(DrillRecordKind kind, DrillRecord record) => kind switch
    {
        DrillRecordKind.Move => "/moves/",
        DrillRecordKind.Startup => "/startups/",
        DrillRecordKind.CrossAppointment => "/cross-appointments/",
        DrillRecordKind.Patent => "/patents/",
        DrillRecordKind.Outcome or DrillRecordKind.DoctoralWork => "/contracts/",
        _ => "/licences/",
    } + record.Id;

    private static string Count(long number) => number.ToString("#,0", CultureInfo.CurrentUICulture);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
