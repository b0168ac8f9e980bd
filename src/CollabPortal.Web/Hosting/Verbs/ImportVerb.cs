using System.Globalization;
using System.Text.Json;
using CollabPortal.Application.Data;
using CollabPortal.Application.Imports;
using CollabPortal.Domain.Organisations;
using CollabPortal.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Web.Hosting.Verbs;

/// <summary>A file into one institution's register, for operators and scripts; the report is JSON on standard output.</summary>
internal sealed class ImportVerb() : Verb(
    "import", "KIND FILE --institution CODE [--dry-run] [--good-only] [--submit] [--mapping FILE] [--preview N]", "takes a file of contracts or seeds into one institution's register; the report is JSON")
{
    internal override IReadOnlyDictionary<string, bool> Options { get; } =
        new Dictionary<string, bool> { ["institution"] = true, ["dry-run"] = false, ["good-only"] = false, ["submit"] = false, ["mapping"] = true, ["preview"] = true };

    internal override async Task RunAsync(VerbContext context)
    {
        var (kind, path) = (context.Words[0], context.Words[1]);
        var kinds = context.Services.GetRequiredService<ImportKinds>();
        if (!kinds.Find(kind, out _)) throw StartException.Usage($"There are no files of '{kind}': {string.Join(", ", kinds.All.Select(k => k.Name))}.");
        if (!File.Exists(path)) throw new StartException(ExitCodes.Failed, $"There is no file '{path}'.");
        var institution = await InstitutionAsync(context);
        var order = new DirectOrder(
            context.Options.ContainsKey("dry-run"), context.Options.ContainsKey("good-only"), context.Options.ContainsKey("submit"),
            context.Options.TryGetValue("mapping", out var mapping) ? await MappingAsync(mapping, context.Stop) : null,
            Preview(context.Options.GetValueOrDefault("preview")));
        await using var file = File.OpenRead(path);
        var done = await context.Services.GetRequiredService<DirectImport>().RunAsOperatorAsync(institution, kind, Path.GetFileName(path), file, order, context.Stop);
        if (!done.Ok) throw new StartException(ExitCodes.Failed, ImportWords.Of(done.Problems[0]).En.ReplaceLineEndings(" "));
        await context.Output.WriteLineAsync(JsonSerializer.Serialize(ImportDocument.Of(done.Value), ContractJson.Options));
        if (done.Value.Problem is { } problem) throw new StartException(ExitCodes.Failed, ImportWords.Of(problem).En);
    }

    /// <summary>By school code, 法人番号 or id.</summary>
    private static async Task<Guid> InstitutionAsync(VerbContext context)
    {
        var code = context.Options.GetValueOrDefault("institution", "").Trim();
        if (code.Length == 0) throw StartException.Usage("--institution CODE says whose register it is: a school code, a corporate number or an id.");
        await using var db = context.Services.GetRequiredService<OwnerContexts>().Create();
        var digits = CorporateNumber.Normalise(code);
        var found = Guid.TryParse(code, out var id)
            ? await db.Organisations.Where(o => o.Id == id).Select(o => new { o.Id, o.Kind }).SingleOrDefaultAsync(context.Stop)
            : await db.OrganisationIdentifiers.Where(i => i.Value == code || i.Value == digits)
                .Join(db.Organisations, i => i.OrganisationId, o => o.Id, (_, o) => new { o.Id, o.Kind }).FirstOrDefaultAsync(context.Stop);
        if (found is null || !OrganisationKinds.IsInstitution(found.Kind)) throw new StartException(ExitCodes.Failed, $"There is no institution with the code '{code}'.");
        return found.Id;
    }

    private static int Preview(string? said) => said is null ? DirectOrder.UsualPreview
        : int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= ImportReport.Kept ? count
        : throw StartException.Usage($"--preview N is how many records of each class the report names: 0 to {ImportReport.Kept}.");

    private static async Task<ImportMapping> MappingAsync(string path, CancellationToken ct)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<ImportMapping>(file, ContractJson.Options, ct) ?? new ImportMapping();
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw new StartException(ExitCodes.Failed, $"The mapping '{path}' cannot be read: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }
}
