using CollabPortal.Application.ReferenceData;

namespace CollabPortal.Web.Hosting.Verbs;

/// <summary>Loads institutions, listed companies, fields, official values and targets; as often as you like.</summary>
internal sealed class ReferenceDataVerb() : Verb("reference-data", "", "loads institutions, companies, fields and official values")
{
    internal override async Task RunAsync(VerbContext context)
    {
        var counts = await context.Services.GetRequiredService<ReferenceDataLoader>().LoadAsync(context.Stop);
        await context.Output.WriteLineAsync($"Loaded {counts}.");
    }
}
