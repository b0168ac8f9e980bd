namespace CollabPortal.Application.Imports.Files;

/// <summary>A file that cannot be read as a table. Nothing of it is stored; the code is the key of a sentence in ImportsText.</summary>
public sealed class SheetFault(string code, params object[] args) : Exception(code)
{
    /// <summary>Stable error code, kebab-case.</summary>
    public string Code { get; } = code;

    /// <summary>What fills the sentence's placeholders.</summary>
    public IReadOnlyList<object> Args { get; } = args;
}

/// <summary>What a file may be at most: beyond it a mistake or an attack is more likely than an office's table.</summary>
public static class SheetLimits
{
    /// <summary>Bytes of an uploaded file, 64 MiB.</summary>
    public const long Bytes = 64 * 1024 * 1024;

    /// <summary>Columns of a row.</summary>
    public const int Columns = 300;

    /// <summary>Characters of a cell: what Excel itself allows.</summary>
    public const int CellLength = 32_767;

    /// <summary>Rows of a file: what a sheet of Excel holds.</summary>
    public const int Rows = 1_048_576;

    /// <summary>Parts inside an xlsx.</summary>
    public const int Parts = 1_000;

    /// <summary>Bytes of an unpacked xlsx, 512 MiB.</summary>
    public const long UnpackedBytes = 512L * 1024 * 1024;

    /// <summary>How many times larger a part above one MiB may be than its packed form; real sheets stay under 40.</summary>
    public const int Ratio = 200;

    /// <summary>Rows before the table's header that are skipped (a title, a date).</summary>
    public const int RowsBeforeHeader = 20;
}
