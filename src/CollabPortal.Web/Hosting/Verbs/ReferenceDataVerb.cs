using CollabPortal.Application.ReferenceData;

namespace CollabPortal.Web.Hosting.Verbs;

/// <summary>Loads the reference data that ships with the program; again as often as one likes.</summary>
internal sealed class ReferenceDataVerb() : Verb("reference-data", "", "loads institutions, companies, fields and official values that ship with the program")
{
    internal override async Task RunAsync(VerbContext context)
    {
        try
        {
            var counts = await context.Services.GetRequiredService<ReferenceDataLoader>().LoadAsync(context.Stop);
            await context.Output.WriteLineAsync($"Loaded: {counts}.");
        }
        catch (ReferenceDataException e)
        {
            throw new StartException(ExitCodes.Failed, $"A shipped file is broken, nothing was changed: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }
}
