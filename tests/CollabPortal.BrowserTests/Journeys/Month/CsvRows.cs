using System.Text;

namespace CollabPortal.BrowserTests.Journeys.Month;

/// <summary>Reads the portal's CSV files: quotes doubled within quotes, CRLF between rows.</summary>
internal static class CsvRows
{
    internal static List<string[]> Of(string text)
    {
        List<string[]> rows = [];
        List<string> cells = [];
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var (c, next) in text.TrimStart('\uFEFF').Zip(text.TrimStart('\uFEFF').Skip(1).Append('\0')))
        {
            if (c == '"')
            {
                // Two quotes within a quoted cell are one: the first closes, the second opens again.
                if (quoted && next == '"') cell.Append('"');
                quoted = !quoted;
            }
            else if (quoted || c is not (',' or '\r' or '\n'))
            {
                cell.Append(c);
            }
            else if (c != '\r')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (c == ',') continue;
                rows.Add([.. cells]);
                cells.Clear();
            }
        }

        return rows;
    }

    /// <summary>Rows by the names of their columns.</summary>
    internal static List<Dictionary<string, string>> Named(string text)
    {
        var rows = Of(text);
        return [.. rows.Skip(1).Select(r => rows[0].Zip(r).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }
}
