using System.Globalization;
using CollabPortal.Application.Imports;

namespace CollabPortal.Web.Pages.Imports;

/// <summary>What the columns of a kind of file mean, in the language of the screen: for the page, and as the second sheet of the template.</summary>
internal static class ImportColumnNotes
{
    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Name of the sheet; its rows, the heading first.</summary>
    internal static (string Name, IReadOnlyList<IReadOnlyList<string>> Rows) Of(ImportKind kind) => English
        ? ("How to fill in", [["Column", "Required", "What it means", "What to write"], .. kind.Columns.Select(Row)])
        : ("書き方", [["列", "必須", "意味", "書き方"], .. kind.Columns.Select(Row)]);

    /// <summary>What a cell may say.</summary>
    internal static string Form(ImportColumn column) => column.Kind switch
    {
        CellKind.Choice => string.Join(English ? ", " : "、", column.Choices.Select(c => c.Words[English ? 1 : 0])),
        CellKind.Date => English ? "2026-10-01, 2026/10/1, 令和8年10月1日, R8.10.1" : "2026-10-01、2026/10/1、令和8年10月1日、R8.10.1",
        CellKind.Yen => English ? "3000000; 3,000千円, 300万円 and 3百万円 are read too" : "3000000。3,000千円、300万円、3百万円 も読めます",
        CellKind.FiscalYear => English ? "2026, 令和8年度, R8" : "2026、令和8年度、R8",
        _ => column.Example,
    };

    private static IReadOnlyList<string> Row(ImportColumn column) =>
        [column.Name.For(English ? "en" : "ja"), column.IsRequired ? (English ? "yes" : "必須") : "", column.Note?.For(English ? "en" : "ja") ?? "", Form(column)];
}
