using System.Globalization;
using CollabPortal.Application.Demo;
using CollabPortal.Application.ReferenceData;

namespace CollabPortal.Web.Hosting.Verbs;

/// <summary>Makes a large fictitious register for trials, where the database holds nothing but demo records.</summary>
internal sealed class GenerateVerb() : Verb("generate", "--receipts N", "makes a large fictitious register; where the database holds nothing else")
{
    private const int Most = 20_000_000;

    internal override IReadOnlyDictionary<string, bool> Options { get; } = new Dictionary<string, bool> { ["receipts"] = true };

    internal override async Task RunAsync(VerbContext context)
    {
        if (!int.TryParse(context.Options.GetValueOrDefault("receipts", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var receipts) || receipts is < 1 or > Most)
            throw StartException.Usage($"'generate' is called as './run.sh generate --receipts N', N from 1 to {Most}.");
        if (!context.Settings.DemoWanted)
            throw StartException.Setting("Demo mode is off, so no fictitious register is made: set PORTAL_DEMO=on (it is the default on the private cluster only).");
        await context.Services.GetRequiredService<ReferenceDataLoader>().LoadIfChangedAsync(context.Stop);
        var made = await context.Services.GetRequiredService<GeneratedRegister>().CreateAsync(receipts, context.Stop);
        if (!made.Ok)
        {
            throw new StartException(ExitCodes.Failed, made.Problems[0].Code switch
            {
                "generated-already" => $"A register of {made.Problems[0].Args[0]} receipts was generated here before; take another PORTAL_DATA for another one. Nothing was changed.",
                "demo-foreign-accounts" => "The database holds accounts that are not demo ones, so no fictitious register is made. Nothing was changed.",
                _ => "The database holds records that are not demo ones, so no fictitious register is made. Nothing was changed.",
            });
        }

        await context.Output.WriteLineAsync($"Generated: {made.Value} receipts of fictitious contracts, with their figures.");
    }
}
