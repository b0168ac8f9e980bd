using System.Security.Cryptography;
using System.Text.Json;

namespace CollabPortal.Application.Data.Cluster;

/// <summary>Random passwords of a private cluster's three roles, in a file that only the portal's user can read.</summary>
internal sealed record ClusterSecrets(string Superuser, string Owner, string Runtime)
{
    /// <summary>Reads the file of a cluster that another process made.</summary>
    internal static ClusterSecrets Read(ClusterFolder folder)
    {
        if (File.Exists(folder.SecretsFile)) return ReadOrMake(folder);
        throw new ClusterException($"The cluster in {folder.Root} is just being made by another portal: try again when that one serves.");
    }

    /// <summary>Reads the file, or makes it with new passwords. A cluster without its secrets is refused: nobody could sign in.</summary>
    internal static ClusterSecrets ReadOrMake(ClusterFolder folder)
    {
        try
        {
            if (File.Exists(folder.SecretsFile)) return JsonSerializer.Deserialize<ClusterSecrets>(File.ReadAllText(folder.SecretsFile))!;
            if (Directory.Exists(folder.Data))
            {
                throw new ClusterException($"The secrets of the cluster in {folder.Root} are missing: put back {folder.SecretsFile} from your backup.");
            }

            var made = new ClusterSecrets(NewPassword(), NewPassword(), NewPassword());
            var unfinished = folder.SecretsFile + ".new";
            File.Delete(unfinished);
            using (var file = new FileStream(unfinished, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }))
            {
                JsonSerializer.Serialize(file, made);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, folder.SecretsFile);
            return made;
        }
        catch (Exception e) when (e is JsonException or UnauthorizedAccessException or IOException)
        {
            throw new ClusterException($"The secrets file {folder.SecretsFile} cannot be read or written: put it back from your backup, owned by the portal's user.", e);
        }
    }

    // Hexadecimal, so that it needs no quoting in SQL or in a connection string. 192 bits.
    private static string NewPassword() => RandomNumberGenerator.GetHexString(48, lowercase: true);
}
