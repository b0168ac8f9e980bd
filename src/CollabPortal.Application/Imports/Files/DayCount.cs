using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Xml;

namespace CollabPortal.Application.Imports.Files;

/// <summary>
/// How a workbook counts its days: from 1899-12-30, or, as workbooks that began on older Macs, from 1904-01-01 (ECMA-376, workbookPr
/// date1904). The one place where a number becomes a day.
/// </summary>
/// <param name="From1904">Whether it counts from 1904; texts and CSV never do.</param>
public readonly record struct DayCount(bool From1904)
{
    /// <summary>Days between the two beginnings.</summary>
    private const int Apart = 1_462;

    /// <summary>The day of a number; null for what is a mere number: only days of the years 1927 to 2173 are taken for days.</summary>
    public DateOnly? Day(double number) =>
        (From1904 ? number + Apart : number) is >= 10_000 and < 100_000 and var days ? DateOnly.FromDateTime(DateTime.FromOADate(days)) : null;

    /// <summary>What the workbook says; one that says nothing counts from 1899.</summary>
    /// <param name="path">After <see cref="XlsxGuard"/> has looked at it.</param>
    /// <param name="unheard">Whether it says so by a word that ExcelDataReader does not hear ("true", as LibreOffice writes it, where Excel writes 1): its formatted days are then four years early.</param>
    [SuppressMessage("Security", "CA3075", Justification = "The guard refuses document types before.")]
    internal static DayCount Of(string path, out bool unheard)
    {
        unheard = false;
        using var zip = ZipFile.OpenRead(path);
        using var stream = zip.GetEntry("xl/workbook.xml")!.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "workbookPr" }) continue;
            var said = xml.GetAttribute("date1904")?.Trim();
            unheard = said == "true";
            return new DayCount(said is "1" or "true");
        }

        return default;
    }

    /// <summary>A formatted day that was read as if it were counted from 1899.</summary>
    internal static DateTime Moved(DateTime day) => day.AddDays(Apart);
}
