using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Accounts;
using CollabPortal.Web.Accounts;
using CollabPortal.Web.Api;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Surveys;

/// <summary>
/// Sheets as xlsx and CSV, restatements as CSV. A sheet has a row for each cell with key, name, value, unit, the year before,
/// definition, source and whether the definition is confirmed; an empty value is nothing registered, not 0. The CSV speaks the language of
/// the screen, and under ?header=codes the one of programs.
/// </summary>
public static class SurveyFiles
{
    private static readonly string[] Columns =
        ["survey", "institution", "fiscal_year", "section", "item", "name", "value", "unit", "records", "year_before", "definition", "source", "definition_confirmed", "state", "demo", "restated", "restatement", "registered_value", "locked_value"];

    private static readonly string[] RestatementColumns =
        ["institution", "fiscal_year", "item", "name", "unit", "old_value", "new_value", "reason", "at", "person", "confirmed_at", "confirmed_by", "demo", "refused_at", "refused_by", "refusal", "settled_at", "recorded_old_value", "recorded_new_value", "set_back_value"];

    public static IServiceCollection AddSurveyPages(this IServiceCollection services) => services.AddScoped<SurveyWords>();

    public static void MapSurveyFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").ExcludeFromDescription();
        files.MapGet("/surveys/{year}/{sheet}.csv", (string year, string sheet, string? header, SurveyQueries queries, SurveyWords words, IStringLocalizer<SurveysText> text, IStringLocalizer<SharedText> shared, CancellationToken ct) =>
            OfAsync(year, sheet, queries, answers => (header == "codes" ? Coded(answers, words) : Worded(answers, words, text, shared)).ToResult(Name(answers, "csv")), ct)).RequireAuthorization(nameof(Permission.ViewOwnRegister));
        files.MapGet("/surveys/{year}/{sheet}.xlsx", (string year, string sheet, SurveyQueries queries, SurveyWords words, IStringLocalizer<SurveysText> text, IStringLocalizer<SharedText> shared, CancellationToken ct) =>
            OfAsync(year, sheet, queries, answers => Book(answers, words, text, shared).ToResult(Name(answers, "xlsx")), ct)).RequireAuthorization(nameof(Permission.ViewOwnRegister));
        files.MapGet("/restatements.csv", RestatementsAsync).RequireAuthorization(RegisterReaders.Policy);
    }

    private static async Task<IResult> OfAsync(string year, string sheet, SurveyQueries queries, Func<SurveyAnswers, IResult> make, CancellationToken ct)
    {
        if (!QueryYear.TryRead(year, null, out var asked) || asked is null) return ApiProblems.BadRequest(QueryYear.Allowed);
        return await queries.SheetAsync(asked.Value, sheet, ct) is { } answers ? make(answers) : ApiProblems.NotFound("There is no such survey sheet for this institution.");
    }

    private static async Task<IResult> RestatementsAsync(
        string? fiscalYear, string? fy, string? header, RestatementQueries queries, SurveyWords words, IStringLocalizer<SurveysText> text, IStringLocalizer<SharedText> shared, CancellationToken ct)
    {
        if (!QueryYear.TryRead(fiscalYear, fy, out var year)) return ApiProblems.BadRequest(QueryYear.Allowed);
        var coded = header == "codes";
        var csv = new Csv([.. RestatementColumns.Select(c => coded ? c : text["File." + c].Value)]);
        var bands = await queries.BandsAsync(ct);
        foreach (var r in await queries.ExportAsync(new RestatementFilter { Year = year }, ct))
        {
            var name = words.Name(r.Item, bands);
            if (coded)
                csv.Row(r.Institution.Ja, r.Year, r.Item, name, SurveyWords.UnitOf(r.Item).ToString(), r.OldValue, r.NewValue, r.Reason, r.At, r.Person, r.ConfirmedAt, r.Confirmer, r.IsDemo, r.RefusedAt, r.Refuser, r.Refusal, r.SettledAt,
                    r.Recorded?.Old, r.Recorded?.New, r.SetBack?.Value);
            else
                csv.Row(SurveyWords.Say(r.Institution), words.Year(r.Year), r.Item, name, shared.Name(SurveyWords.UnitOf(r.Item)), r.OldValue, r.NewValue, r.Reason, shared.Moment(r.At), r.Person ?? text["ByPortal"].Value,
                    r.ConfirmedAt is { } at ? shared.Moment(at) : r.RefusedAt is null && r.SettledAt is null ? text["Unconfirmed"].Value : null, r.Confirmer, r.IsDemo ? text["File.Yes"].Value : null,
                    r.RefusedAt is { } refused ? shared.Moment(refused) : null, r.Refuser, r.Refusal, r.SettledAt is { } settled && !r.IsAbsorbed ? shared.Moment(settled) : null, r.Recorded?.Old, r.Recorded?.New, r.SetBack?.Value);
        }

        return csv.ToResult("restatements.csv");
    }

    /// <summary>For people: headings and values in the language of the screen; the key of each row is a column of its own.</summary>
    private static Csv Worded(SurveyAnswers answers, SurveyWords words, IStringLocalizer<SurveysText> text, IStringLocalizer<SharedText> shared)
    {
        var csv = new Csv([.. Columns.Select(c => text["File." + c].Value)]);
        foreach (var (section, name, cell) in Rows(answers, words))
        {
            csv.Row(SurveyWords.Say(answers.Sheet.Name), SurveyWords.Say(answers.Institution), words.Year(answers.Year), section, cell.Item.Key, name, cell.Value, shared.Name(cell.Item.Unit), cell.Records, cell.LastYear,
                SurveyWords.Say(cell.Item.Definition), SurveyWords.Say(cell.Item.Source), text[cell.Item.IsConfirmed ? "Confirmed" : "NotConfirmed"].Value, shared.Name(answers.YearEnd.State),
                answers.IsDemo ? text["File.Yes"].Value : null, cell.Restated is null ? null : text["Restated.Yes"].Value, Said(cell, text), cell.IsOpen ? cell.Registered : null, cell.Locked);
        }

        return csv;
    }

    /// <summary>For programs (header=codes): the same columns under stable codes, with codes for values.</summary>
    private static Csv Coded(SurveyAnswers answers, SurveyWords words)
    {
        var csv = new Csv(Columns);
        foreach (var (section, name, cell) in Rows(answers, words))
        {
            csv.Row(answers.Sheet.Key, answers.Institution.Ja, answers.Year, section, cell.Item.Key, name, cell.Value, cell.Item.Unit.ToString(), cell.Records, cell.LastYear,
                SurveyWords.Say(cell.Item.Definition), SurveyWords.Say(cell.Item.Source), cell.Item.IsConfirmed, answers.YearEnd.State.ToString(), answers.IsDemo, cell.Restated is not null, cell.Restated?.ToString(), cell.IsOpen ? cell.Registered : null, cell.Locked);
        }

        return csv;
    }

    private static Xlsx Book(SurveyAnswers answers, SurveyWords words, IStringLocalizer<SurveysText> text, IStringLocalizer<SharedText> shared)
    {
        var book = new Xlsx(SurveyWords.Say(answers.Sheet.Name)) { Widths = [30, 46, 18, 10, 18, 60, 46, 14, 44, 24, 18, 18], FrozenRows = 5 };
        book.Header(text["Sheet.Title", SurveyWords.Say(answers.Sheet.Name), words.Year(answers.Year)].Value);
        book.Row(SurveyWords.Say(answers.Institution) + (answers.IsDemo ? text["Demo"].Value : ""), SurveyWords.Say(answers.Sheet.Asker), SurveyWords.Say(answers.Sheet.Reference));
        book.Row(text["Sheet.State." + answers.YearEnd.State].Value);
        book.Row(text["FormsUnknown"].Value);
        book.Header(
            text["Col.Section"].Value, text["Col.Item"].Value, words.Year(answers.Year), text["Col.Unit"].Value, words.Year(answers.Year.Previous), text["Col.Definition"].Value,
            text["Col.Source"].Value, text["Col.Confirmed"].Value, text["Col.Key"].Value, text["Restated"].Value, text["File.registered_value"].Value, text["File.locked_value"].Value);
        foreach (var (section, name, cell) in Rows(answers, words))
        {
            book.Row(section, name, cell.Value, shared.Name(cell.Item.Unit), cell.LastYear, SurveyWords.Say(cell.Item.Definition), SurveyWords.Say(cell.Item.Source),
                text[cell.Item.IsConfirmed ? "Confirmed" : "NotConfirmed"].Value, cell.Item.Key, Said(cell, text), cell.IsOpen ? cell.Registered : null, cell.Locked);
        }

        return book;
    }

    private static string? Said(SurveyCell cell, IStringLocalizer<SurveysText> text) => cell.Restated is { } state ? text["Restated." + state].Value : null;

    private static IEnumerable<(string Section, string Name, SurveyCell Cell)> Rows(SurveyAnswers answers, SurveyWords words) =>
        answers.Rows.SelectMany(r => r.Cells.Select(c => (SurveyWords.Say(r.Name), words.Name(c.Item), c))
            .Concat(r.Bands.SelectMany(b => new[] { b.Contracts, b.Yen }.Select(c => (SurveyWords.Say(r.Name), words.Name(c.Item, b.Band), c)))));

    private static string Name(SurveyAnswers answers, string ending) => $"{answers.Sheet.Key}-{answers.Year}.{ending}";
}
