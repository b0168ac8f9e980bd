namespace CollabPortal.Application.Data.Cluster;

/// <summary>One live portal per folder: an OS lock (flock) on a file, which the kernel releases even after kill -9.</summary>
internal static class FolderLock
{
    /// <summary>Holds the folder until the stream is disposed of, or returns null when another process holds it.</summary>
    internal static FileStream? TryHold(ClusterFolder folder)
    {
        try
        {
            return new FileStream(folder.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new ClusterException($"The folder {folder.Root} belongs to another user: start the portal as that user, or set PORTAL_DATA to another folder.", e);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
