using CollabPortal.Application.Indicators;

namespace CollabPortal.Web.Hosting.Verbs;

/// <summary>Counts every figure from the facts and tells each that was stored otherwise; with --check it changes nothing.</summary>
internal sealed class RecountVerb() : Verb("recount", "[--check]", "counts all figures from the facts and tells differences; --check only tells them")
{
    private const int Shown = 100;

    internal override IReadOnlyDictionary<string, bool> Options { get; } = new Dictionary<string, bool> { ["check"] = false };

    internal override async Task RunAsync(VerbContext context)
    {
        var keeper = context.Services.GetRequiredService<FigureKeeper>();
        var differences = await keeper.CheckAsync(context.Stop);
        foreach (var d in differences.Take(Shown))
            await context.Output.WriteLineAsync($"{d.Series} {d.Dim} {d.Key} FY{d.FiscalYear} {d.Place}: stored {d.Stored ?? "nothing"}, counted {d.Counted ?? "nothing"}");
        if (differences.Count > Shown) await context.Output.WriteLineAsync($"… and {differences.Count - Shown} more.");
        var checkOnly = context.Options.ContainsKey("check");
        if (!checkOnly) await keeper.RecountAsync(context.Stop);
        var done = checkOnly ? "Checked" : "Recounted";
        if (differences.Count > 0) throw new StartException(ExitCodes.Failed, $"{done}: {differences.Count} figures differed from the facts{(checkOnly ? "; './run.sh recount' puts them right" : "; they are right now")}.");
        await context.Output.WriteLineAsync($"{done}: every figure is what the facts count.");
    }
}
