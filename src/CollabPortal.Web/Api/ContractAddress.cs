using System.Globalization;
using CollabPortal.Application.Contracts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Api;

/// <summary>
/// The list of contracts as an address: the same names on the page and in the API. What cannot be read is left out, so that
/// an old bookmark still opens.
/// </summary>
public static class ContractAddress
{
    public static ContractFilter Read(
        string? q, string? status, string? kind, string? fiscalYear, string? sort, string? page, string? size, string? mine, string? ends, Guid? userId, string? without = null, string? columns = null, string? institution = null, string? import = null, string? waits = null) => new()
        {
            Text = string.IsNullOrWhiteSpace(q) ? null : q.Trim()[..Math.Min(q.Trim().Length, 200)],
            Institution = string.IsNullOrWhiteSpace(institution) ? null : institution.Trim()[..Math.Min(institution.Trim().Length, 200)],
            Status = IsNameOf<ContractStatus>(status) && Enum.TryParse<ContractStatus>(status, ignoreCase: true, out var s) ? s : null,
            Kind = IsNameOf<ContractKind>(kind) && Enum.TryParse<ContractKind>(kind, ignoreCase: true, out var k) ? k : null,
            FiscalYear = JapaneseInput.ParseFiscalYear(fiscalYear),
            Sort = sort,
            Columns = ContractListColumns.Read(columns?.Split(',') ?? []) is var shown && ContractListColumns.AreStandard(shown) ? null : string.Join(',', shown.Select(c => c.Key)),
            Page = Number(page) ?? 1,
            PageSize = Number(size) is { } rows && ContractFilter.Sizes.Contains(rows) ? rows : ContractFilter.Sizes[0],
            EnteredBy = mine is "1" or "true" ? userId : null,
            WithoutReceipt = without is "receipt",
            AwaitsApproval = waits is "approval",
            ImportId = Guid.TryParse(import, out var run) ? run : null,
            EndsWithinDays = Number(ends) is { } days and >= 0 and <= 3650 ? days : null,
        };

    /// <summary>Values that mean nothing, each with what could stand there; a page says so, the API refuses.</summary>
    public static IReadOnlyList<(string Name, string Typed, string Allowed)> Unread(string? status, string? kind, string? fiscalYear, string? sort, string? page, string? size, string? ends, string? mine = null, string? without = null, string? import = null, string? columns = null, string? waits = null)
    {
        var wrong = new List<(string, string, string)>();
        void Check(string name, string? typed, bool isRead, string allowed)
        {
            if (!string.IsNullOrWhiteSpace(typed) && !isRead) wrong.Add((name, typed, allowed));
        }

        Check("status", status, IsNameOf<ContractStatus>(status), string.Join(", ", Enum.GetNames<ContractStatus>()));
        Check("kind", kind, IsNameOf<ContractKind>(kind), string.Join(", ", Enum.GetNames<ContractKind>()));
        Check("fiscalYear", fiscalYear, JapaneseInput.ParseFiscalYear(fiscalYear) is not null, "2025, 令和7年度, R7");
        Check("sort", sort, ContractFilter.IsSort(sort), string.Join(", ", ContractFilter.Sorts) + " (-…)");
        Check("page", page, Number(page) is > 0, "1, 2, …");
        Check("size", size, Number(size) is { } rows && ContractFilter.Sizes.Contains(rows), string.Join(", ", ContractFilter.Sizes));
        Check("ends", ends, Number(ends) is <= 3650, "0–3650");
        Check("mine", mine, mine is "1" or "true" or "0" or "false", "1");
        Check("without", without, without is "receipt", "receipt");
        Check("waits", waits, waits is "approval", "approval");
        Check("import", import, Guid.TryParse(import, out _), "/imports/…");
        foreach (var column in (columns ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            Check("col", column, ContractListColumns.All.Any(c => c.Key == column), string.Join(", ", ContractListColumns.All.Select(c => c.Key)));
        return wrong;
    }

    /// <summary>Names of an address of the page that mean nothing there.</summary>
    public static IEnumerable<string> Unknown(IEnumerable<string> names) => names.Where(n => !Names.Contains(n, StringComparer.OrdinalIgnoreCase) && !Beside.Contains(n, StringComparer.OrdinalIgnoreCase) && !n.StartsWith("utm_", StringComparison.OrdinalIgnoreCase));

    /// <summary>What can be asked for.</summary>
    public static readonly IReadOnlyList<string> Names = ["q", "institution", "status", "kind", "fiscalYear", "mine", "without", "waits", "ends", "import", "col", "sort", "size", "page"];

    // Understood beside the filters: an older name of the fiscal year, what was done before, the language.
    private static readonly string[] Beside = ["fy", "done", "undo", "lang"];

    private static bool IsNameOf<T>(string? typed)
        where T : struct, Enum => Enum.GetNames<T>().Contains(typed, StringComparer.OrdinalIgnoreCase);

    /// <summary>The address of the page with these filters, without what is the rule anyway.</summary>
    public static string Of(ContractFilter filter, string path = "/contracts")
    {
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        Add("q", filter.Text);
        Add("institution", filter.Institution);
        Add("status", filter.Status?.ToString());
        Add("kind", filter.Kind?.ToString());
        Add("fiscalYear", filter.FiscalYear?.ToString(CultureInfo.InvariantCulture));
        Add("mine", filter.EnteredBy is null ? null : "1");
        Add("without", filter.WithoutReceipt ? "receipt" : null);
        Add("waits", filter.AwaitsApproval ? "approval" : null);
        Add("ends", filter.EndsWithinDays?.ToString(CultureInfo.InvariantCulture));
        Add("import", filter.ImportId?.ToString());
        Add("col", filter.Columns);
        Add("sort", filter.Sort is "-changed" ? null : filter.Sort);
        Add("size", filter.PageSize == ContractFilter.Sizes[0] ? null : filter.PageSize.ToString(CultureInfo.InvariantCulture));
        Add("page", filter.Page <= 1 ? null : filter.Page.ToString(CultureInfo.InvariantCulture));
        return parts.Count == 0 ? path : path + "?" + string.Join('&', parts);
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
