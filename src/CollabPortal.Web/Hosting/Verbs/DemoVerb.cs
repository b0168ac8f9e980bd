namespace CollabPortal.Web.Hosting.Verbs;

/// <summary>Makes the demo register, on a database that holds nothing else.</summary>
internal sealed class DemoVerb() : Verb("demo", "", "makes the demo register, where the database holds nothing else")
{
    internal override async Task RunAsync(VerbContext context)
    {
        if (!context.Settings.DemoWanted)
        {
            throw StartException.Setting("Demo mode is off, so no demo register is made: set PORTAL_DEMO=on (it is the default on the private cluster only).");
        }

        var made = await context.Services.GetRequiredService<DemoGate>().EnsureAsync(context.Stop);
        await context.Output.WriteLineAsync(made ? "Demo register made." : "The demo register is there already.");
    }
}
