using CollabPortal.Application.Data.Cluster;

namespace CollabPortal.Web.Hosting.Verbs;

/// <summary>Saves the private cluster's database into one file, also while the portal serves.</summary>
internal sealed class BackupVerb() : Verb("backup", "FILE", "saves the private cluster's database into a new file")
{
    internal override async Task RunAsync(VerbContext context)
    {
        var counts = await new ClusterBackup(context.OwnCluster()).SaveAsync(context.Words[0], context.Stop);
        await context.Output.WriteLineAsync($"Saved: {counts}.");
    }
}

/// <summary>Fills a new private cluster from such a file.</summary>
internal sealed class RestoreVerb() : Verb("restore", "FILE", "fills a new private cluster (PORTAL_DATA) from such a file")
{
    // The file brings its own tables; the portal's next start adds what is newer.
    internal override bool NeedsTables => false;

    internal override async Task RunAsync(VerbContext context)
    {
        var counts = await new ClusterBackup(context.OwnCluster()).RestoreAsync(context.Words[0], context.Stop);
        await context.Output.WriteLineAsync($"Restored: {counts}.");
    }
}
