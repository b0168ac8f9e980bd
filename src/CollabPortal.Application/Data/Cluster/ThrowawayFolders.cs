namespace CollabPortal.Application.Data.Cluster;

/// <summary>Folders of test clusters. A killed test run leaves its server behind; the next one clears it away.</summary>
internal static class ThrowawayFolders
{
    private static readonly string Prefix = "collabportal-test-" + Environment.UserName + "-";

    internal static string New() => Path.Combine("/tmp", Prefix + Guid.CreateVersion7().ToString("N")[^12..]);

    /// <summary>Discards every test folder of this user that no live process holds.</summary>
    internal static async Task SweepAsync(CancellationToken ct)
    {
        var user = await ServerUser.PickAsync(ct);
        var programs = PostgresPrograms.Find();
        foreach (var path in Directory.GetDirectories("/tmp", Prefix + "*"))
        {
            var folder = new ClusterFolder(path);
            // A folder without a lock file is just being made.
            if (!File.Exists(folder.LockFile)) continue;
            await using var held = FolderLock.TryHold(folder);
            if (held is null) continue;
            await new ServerProcess(folder, new ClusterOptions(path), user, programs).StopAsync("immediate", ct);
            await RemoveAsync(folder, user);
        }
    }

    /// <summary>Removes a folder with the parts that belong to the server's user.</summary>
    internal static async Task RemoveAsync(ClusterFolder folder, ServerUser user)
    {
        await user.TryRunAsync(["/bin/rm", "-rf", folder.Server, folder.SocketIsOutside ? folder.Socket : folder.Server], null, CancellationToken.None);
        if (Directory.Exists(folder.Root)) Directory.Delete(folder.Root, recursive: true);
    }
}
