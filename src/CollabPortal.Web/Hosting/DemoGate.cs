using CollabPortal.Application.Demo;
using CollabPortal.Application.ReferenceData;

namespace CollabPortal.Web.Hosting;

/// <summary>
/// Decides on demo mode. Demo accounts have a published password, so they never stand beside accounts or records of anybody else;
/// and a demo register is never shown without its marks.
/// </summary>
internal sealed class DemoGate(PortalSettings settings, DemoRegister register, ReferenceDataLoader referenceData)
{
    /// <summary>Whether the portal serves in demo mode; refuses what must not be mixed. Makes the demo register when it is missing.</summary>
    internal async Task<bool> OpenAsync(CancellationToken ct = default)
    {
        var holdsDemo = await register.IsThereAsync(ct);
        if (!settings.DemoWanted)
        {
            return holdsDemo
                ? throw StartException.Setting($"PORTAL_DEMO is off, but the database holds the demo register: set PORTAL_DEMO=on, or {AnotherDatabase}.")
                : false;
        }

        // By default only: an operator who asked for demo mode is told why not.
        if (settings.Demo is null && !holdsDemo && await register.MayCreateAsync(ct) is not null) return false;
        await EnsureAsync(ct);
        return true;
    }

    /// <summary>Makes the demo register when it is missing, reference data first.</summary>
    /// <returns>Whether it was made now.</returns>
    internal async Task<bool> EnsureAsync(CancellationToken ct = default)
    {
        if (await register.MayCreateAsync(ct) is { } refusal)
        {
            var what = refusal.Code == "demo-foreign-accounts" ? "accounts" : "records";
            throw StartException.Setting($"PORTAL_DEMO is on, but the database holds {what} that are not demo ones: set PORTAL_DEMO=off, or {AnotherDatabase}.");
        }

        if (await register.IsThereAsync(ct)) return false;
        await referenceData.LoadIfChangedAsync(ct);
        var made = await register.CreateAsync(ct);
        if (!made.Ok) throw new StartException(ExitCodes.Failed, $"The demo register was not made ({made.Problems[0].Code}).");
        return made.Value;
    }

    private string AnotherDatabase => settings.IsEmbedded ? "set PORTAL_DATA to another folder" : "set ConnectionStrings__Portal and ConnectionStrings__PortalOwner to another database";
}
