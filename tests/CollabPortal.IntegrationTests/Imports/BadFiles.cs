using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>Files that no office means to send.</summary>
internal static class BadFiles
{
    internal static byte[] Make(string kind) => kind switch
    {
        "empty" => [],
        "picture" => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13],
        "pdf" => "%PDF-1.7\n1 0 obj"u8.ToArray(),
        "old xls" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]],
        "encrypted xlsx" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1500], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[500]],
        "truncated xlsx" => Sheets.Xlsx(Sheets.Rows(["契約番号", "契約の種類", "題目"], ["1", "共同研究", "x"]))[..^300],
        "zip without a workbook" => Sheets.Zip(("readme.txt", "nothing")),
        "zip bomb" => Sheets.Zip([.. Sheets.Parts(""), ("xl/media/zeros.xml", new string('0', 20 * 1024 * 1024))]),
        "many parts" => Sheets.Zip([.. Sheets.Parts(""), .. Enumerable.Range(0, 1_001).Select(i => ($"xl/p{i}.bin", "x"))]),
        "foreign entities" => Sheets.Zip(Sheets.Parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")),
        "broken sheet" => Sheets.Zip(Sheets.Parts("<row r=\"1\"><c r=\"A1\"><v>1</row>")),
        "xlsx with a million columns" => Sheets.Zip(Sheets.Parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"BDWGN1\"><v>1</v></c></row>")),
        "csv with a million columns" => Encoding.UTF8.GetBytes(new string(',', 1_000_000)),
        "merged header" => Sheets.Merged(Sheets.Rows(["契約番号", "期間", "", "題目"], ["1", "a", "b", "c"]), "B1:C1"),
        "EUC-JP" => Encoding.GetEncoding(51932).GetBytes("契約番号,契約の種類,題目\r\n1,共同研究,界面の劣化診断\r\n"),
        "wrong bytes" => [.. "契約番号,題目,x\n"u8, 0xFF, 0xFE, 0x80, (byte)'\n'],
        "open quote" => Encoding.UTF8.GetBytes("契約番号,契約の種類,題目\r\n1,共同研究,\"終わらない\r\n2,共同研究,x"),
        "endless cell" => Encoding.UTF8.GetBytes("契約番号,契約の種類,題目\r\n1,共同研究," + new string('x', 40_000)),
        "title only" => Encoding.UTF8.GetBytes("a,b,c\r\n1,2,3"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>Small workbooks, written by hand.</summary>
internal static class Sheets
{
    internal static byte[] Xlsx(string rows) => Zip(Parts(rows));

    /// <summary>A workbook whose sheet merges these cells (A1:C1).</summary>
    internal static byte[] Merged(string rows, params string[] cells) =>
        Zip(Parts(rows, after: $"<mergeCells count=\"{cells.Length}\">{string.Concat(cells.Select(at => $"<mergeCell ref=\"{at}\"/>"))}</mergeCells>"));

    internal static string Rows(params string[][] rows) => string.Concat(rows.Select((row, r) =>
        $"<row r=\"{r + 1}\">" + string.Concat(row.Select((cell, c) => cell.Length == 0 ? "" : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && cell[0] != '0'
            ? $"<c r=\"{(char)('A' + c)}{r + 1}\"><v>{cell}</v></c>"
            : $"<c r=\"{(char)('A' + c)}{r + 1}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>")) + "</row>"));

    internal static (string, string)[] Parts(string rows, string before = "", string after = "", string? workbookPr = null) =>
    [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" + workbookPr + "<sheets><sheet name=\"契約\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", $"{before}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData>{after}</worksheet>"),
    ];

    /// <summary>The parts of a workbook whose style 1 is a day.</summary>
    internal static (string, string)[] Styled((string Name, string Content)[] parts) =>
    [
        .. parts.Select(p => p.Name == "xl/_rels/workbook.xml.rels"
            ? (p.Name, p.Content.Replace("</Relationships>", "<Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>", StringComparison.Ordinal)) : p),
        ("xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"),
    ];

    internal static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Optimal).Open(), new UTF8Encoding(false));
                part.Write(content);
            }
        }

        return target.ToArray();
    }
}
