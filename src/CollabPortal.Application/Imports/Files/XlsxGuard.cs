using System.IO.Compression;

namespace CollabPortal.Application.Imports.Files;

/// <summary>
/// Looks at an xlsx before anything unpacks it (ASVS 5.2): whole, not encrypted, not too many parts, not too large when unpacked, no
/// foreign XML entities, no columns beyond the limit.
/// </summary>
internal static class XlsxGuard
{
    /// <exception cref="SheetFault">It is not to be opened.</exception>
    internal static void Check(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            CheckParts(zip);
            foreach (var part in zip.Entries.Where(IsXml)) CheckXml(part);
        }
        catch (InvalidDataException)
        {
            throw new SheetFault("file-truncated");
        }
        catch (EndOfStreamException)
        {
            throw new SheetFault("file-truncated");
        }
    }

    private static void CheckParts(ZipArchive zip)
    {
        if (zip.Entries.Count > SheetLimits.Parts) throw new SheetFault("file-too-many-parts", SheetLimits.Parts);
        if (zip.Entries.Any(e => e.IsEncrypted)) throw new SheetFault("file-encrypted");
        if (zip.Entries.All(e => e.FullName != "xl/workbook.xml")) throw new SheetFault("file-kind-unknown");
        long unpacked = 0;
        foreach (var part in zip.Entries)
        {
            unpacked += part.Length;
            var packed = Math.Max(part.CompressedLength, 1);
            if (unpacked > SheetLimits.UnpackedBytes || (part.Length > 1024 * 1024 && part.Length / packed > SheetLimits.Ratio))
                throw new SheetFault("file-unpacks-too-large", SheetLimits.UnpackedBytes / (1024 * 1024));
        }
    }

    private static bool IsXml(ZipArchiveEntry part) =>
        part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the bytes of a part once, counting them: a part may lie about its length.</summary>
    private static void CheckXml(ZipArchiveEntry part)
    {
        var isSheet = part.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase);
        using var stream = part.Open();
        var buffer = new byte[256 * 1024];
        var (kept, total) = (0, 0L);
        for (int read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            total += read;
            if (total > SheetLimits.UnpackedBytes) throw new SheetFault("file-unpacks-too-large", SheetLimits.UnpackedBytes / (1024 * 1024));
            var bytes = buffer.AsSpan(0, kept + read);
            // UTF-16 would hide what is looked for here; Office writes UTF-8.
            if (bytes.Contains((byte)0)) throw new SheetFault("file-broken");
            if (bytes.IndexOf("<!DOCTYPE"u8) >= 0 || bytes.IndexOf("<!ENTITY"u8) >= 0) throw new SheetFault("file-foreign-entities");
            if (isSheet) CheckColumns(bytes);
            // What is looked for may lie across the end of the buffer.
            kept = Math.Min(bytes.Length, 32);
            bytes[^kept..].CopyTo(buffer);
        }
    }

    /// <summary>Cell references: r="SR12" has its column in letters.</summary>
    private static void CheckColumns(ReadOnlySpan<byte> xml)
    {
        var sign = " r=\""u8;
        for (int found; (found = xml.IndexOf(sign)) >= 0;)
        {
            xml = xml[(found + sign.Length)..];
            int column = 0, length = 0;
            while (length < xml.Length && length < 8 && xml[length] is >= (byte)'A' and <= (byte)'Z') column = column * 26 + xml[length++] - 'A' + 1;
            // Formatted empty cells reach far; values beyond the limit are what the reader itself refuses.
            if (column > 16_384 || length > 3) throw new SheetFault("file-too-many-columns", 1, SheetLimits.Columns);
        }
    }
}
