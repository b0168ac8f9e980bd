using System.Security.Cryptography;
using CollabPortal.Application.Data;
using CollabPortal.Application.Imports.Files;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Imports;

/// <summary>A file of one's own in the temporary folder, readable by the portal alone and gone when disposed of.</summary>
internal sealed class SpooledFile : IDisposable
{
    private SpooledFile(string path) => Path = path;

    internal string Path { get; }

    internal long Bytes { get; private set; }

    /// <summary>SHA-256 in hex.</summary>
    internal string Hash { get; private set; } = "";

    /// <exception cref="SheetFault">More than <see cref="SheetLimits.Bytes"/>.</exception>
    internal static async Task<SpooledFile> TakeAsync(Stream source, CancellationToken ct)
    {
        var spooled = new SpooledFile(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "portal-import-" + Guid.NewGuid().ToString("N")));
        try
        {
            await using var target = new FileStream(spooled.Path, new FileStreamOptions
            { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite, Options = FileOptions.Asynchronous });
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[128 * 1024];
            for (int read; (read = await source.ReadAsync(buffer, ct)) > 0;)
            {
                spooled.Bytes += read;
                if (spooled.Bytes > SheetLimits.Bytes) throw new SheetFault("file-too-large", SheetLimits.Bytes / (1024 * 1024));
                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            spooled.Hash = Convert.ToHexStringLower(hash.GetHashAndReset());
            return spooled;
        }
        catch
        {
            spooled.Dispose();
            throw;
        }
    }

    public void Dispose() => File.Delete(Path);
}

/// <summary>Files of runs in the database, in parts of a megabyte.</summary>
internal static class ImportFiles
{
    private const int Part = 1024 * 1024;

    internal static async Task StoreAsync(PortalDb db, ImportRun run, SpooledFile file, CancellationToken ct)
    {
        await using var source = File.OpenRead(file.Path);
        var buffer = new byte[Part];
        var ordinal = 0;
        for (int read; (read = await source.ReadAtLeastAsync(buffer, Part, throwOnEndOfStream: false, ct)) > 0;)
        {
            db.Add(new ImportChunk(run.Id, run.InstitutionId, ordinal++, buffer[..read]));
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>A copy of the run's file; null where it has none any more.</summary>
    internal static async Task<SpooledFile?> FetchAsync(PortalDb db, Guid runId, Guid institutionId, CancellationToken ct)
    {
        if (!await db.Set<ImportChunk>().AnyAsync(c => c.RunId == runId && c.InstitutionId == institutionId, ct)) return null;
        await using var stream = new ChunkStream(db, runId, institutionId);
        return await SpooledFile.TakeAsync(stream, ct);
    }

    /// <summary>Reads the parts one after the other.</summary>
    private sealed class ChunkStream(PortalDb db, Guid runId, Guid institutionId) : Stream
    {
        private byte[] part = [];
        private int next, at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (at == part.Length)
            {
                var wanted = next++;
                part = await db.Set<ImportChunk>().AsNoTracking().Where(c => c.RunId == runId && c.InstitutionId == institutionId && c.Ordinal == wanted)
                    .Select(c => c.Bytes).SingleOrDefaultAsync(cancellationToken) ?? [];
                at = 0;
            }

            var count = Math.Min(buffer.Length, part.Length - at);
            part.AsMemory(at, count).CopyTo(buffer);
            at += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
