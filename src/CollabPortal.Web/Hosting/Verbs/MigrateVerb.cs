using CollabPortal.Application.Data;

namespace CollabPortal.Web.Hosting.Verbs;

/// <summary>Brings the database to the state of this program; the first thing after an update on a foreign server.</summary>
internal sealed class MigrateVerb() : Verb("migrate", "", "brings the database to the state of this program")
{
    internal override bool NeedsTables => false;

    internal override async Task RunAsync(VerbContext context)
    {
        var applied = await context.Services.GetRequiredService<MigrationRunner>().MigrateAsync(context.Stop);
        await context.Output.WriteLineAsync(applied.Count == 0 ? "Nothing to migrate." : $"Migrated: {string.Join(", ", applied)}.");
    }
}
