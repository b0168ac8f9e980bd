using System.Text.Json;
using CollabPortal.Application.Contracts;
using CollabPortal.Application.Contracts.Entry;
using CollabPortal.Domain.Contracts;
using CollabPortal.Web.Components.Entry;
using CollabPortal.Web.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Contracts;

// Nothing typed is lost: what cannot be stored as a contract yet (no title, half a date, somebody saved first) is kept word for
// word on the server, every second and a half while the typing goes on, and taken up again when the form is opened.
public abstract partial class ContractEditor
{
    /// <summary>From the first key after a save to the keeping; with the store itself it stays within two seconds.</summary>
    private static readonly TimeSpan LongestUnkept = TimeSpan.FromSeconds(1.5);

    private Guid form = Guid.CreateVersion7();
    private ITimer? keeper;
    private bool keeping, kept, left, departed, disposed;
    private string keptText = "", lookedFor = "", confirmed = "";

    [Inject] private TypedEntries Entries { get; set; } = null!;

    [Inject] private LikelyDuplicates Twins { get; set; } = null!;

    [Inject] protected IStringLocalizer<OfficeText> O { get; private set; } = null!;

    /// <summary>A contract to copy, for a new one.</summary>
    [SupplyParameterFromQuery(Name = "from")] protected Guid? CopiedFrom { get; set; }

    /// <summary>The contract that stands in the form as a copy.</summary>
    protected CopySource? Copied { get; private set; }

    /// <summary>What the person typed before and never stored, each apart, until it is taken up or dropped. Typing on writes over none of it.</summary>
    protected IReadOnlyList<TypedEntry> Left { get; private set; } = [];

    /// <summary>When the kept text was typed that was taken up by itself and stands in the form, not yet saved; null otherwise.</summary>
    protected DateTimeOffset? TakenUpAt { get; private set; }

    /// <summary>Contracts that may be the same agreement.</summary>
    protected IReadOnlyList<DuplicateHit> Duplicates { get; private set; } = [];

    /// <summary>The next press submits in spite of the duplicates shown.</summary>
    protected bool AskedAboutDuplicates => Duplicates.Count > 0 && confirmed == lookedFor;

    public async ValueTask DisposeAsync()
    {
        if (disposed) return;
        disposed = true;
        numbers.Dispose();
        GC.SuppressFinalize(this);
        if (timer is not null) await timer.DisposeAsync();
        if (keeper is not null) await keeper.DisposeAsync();
        // The tab was closed between two keys and the pause.
        if (left || Loading) return;
        if (!Dirty) await ForgetKeptAsync();
        else if (keptText != Text()) await Entries.KeepAsync(form, View?.Id, Version, Text());
    }

    /// <summary>Takes up what was typed before into a new form. What was typed here meanwhile stays kept and is offered in its place.</summary>
    protected async Task ContinueLeftAsync(TypedEntry entry)
    {
        await gate.WaitAsync();
        try
        {
            // With the first save this form became a contract of its own: nothing may be put in its place.
            if (View is not null || Parsed(entry) is not { } draft) return;
            if (Dirty)
            {
                if (!await KeepAsync()) return;
                form = Guid.CreateVersion7();
            }
            else
            {
                await ForgetKeptAsync();
            }

            await Entries.TakeOverAsync(entry.Id, form);
            (Draft, Copied, kept, keptText) = (draft, null, true, entry.Text);
            Left = await OfferedAsync();
        }
        finally
        {
            gate.Release();
        }

        Typed();
        Message = O["TakenUp", KeptWords.Hour(entry.SavedAt)];
    }

    protected async Task DropLeftAsync(TypedEntry entry)
    {
        // Another tab may have typed on since: what was not shown is not dropped but shown.
        var gone = await Entries.DropAsync(entry.Id, entry.SavedAt);
        Left = gone ? [.. Left.Where(e => e.Id != entry.Id)] : await OfferedAsync();
    }

    private async Task<IReadOnlyList<TypedEntry>> OfferedAsync() => [.. (await Entries.AllAsync()).Where(e => e.ContractId == View?.Id && e.Id != form && Parsed(e) is not null)];

    /// <summary>Kept texts that go with the first save: of this form, and those of before that say nothing else, as they were read.</summary>
    private KeptText[] HeldNow() => [new(form, null), .. Left.Where(e => Draft.Holds(e.Text)).Select(e => new KeptText(e.Id, e.SavedAt))];

    private void KeepSoon()
    {
        if (keeping) return;
        keeping = true;
        keeper ??= Clock.CreateTimer(_ => _ = InvokeAsync(KeepInTimeAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        keeper.Change(LongestUnkept, Timeout.InfiniteTimeSpan);
    }

    private async Task KeepInTimeAsync()
    {
        await gate.WaitAsync();
        try
        {
            keeping = false;
            if (disposed || left) return;
            if (Dirty) await KeepAsync();
            else await ForgetKeptAsync();
        }
        finally
        {
            gate.Release();
            StateHasChanged();
        }
    }

    /// <summary>Keeps what stands in the form. Under the gate.</summary>
    private async Task<bool> KeepAsync()
    {
        var text = Text();
        if (kept && text == keptText) return true;
        var done = await Entries.KeepAsync(form, View?.Id, Version, text);
        if (!done.Ok) return false;
        (kept, keptText) = (true, text);
        if (Newer is null) Message = O["Kept", KeptWords.Hour(done.Value)];
        return true;
    }

    private async Task ForgetKeptAsync()
    {
        if (!kept) return;
        (kept, keptText) = (false, "");
        await Entries.DropAsync(form);
    }

    /// <summary>What was typed on the same version comes back by itself; on an older one both are shown; for a new contract it is offered.</summary>
    private async Task TakeUpAsync()
    {
        (Left, Duplicates, lookedFor, Copied) = ([], [], "", View?.CopiedFrom);
        if (View is { May.Edit: false }) Left = await OfferedAsync();
        if (View is { May.Edit: false } || (Id is not null && View is null)) return;
        if (View is null && CopiedFrom is { } source && await Queries.FindAsync(source) is { } copied && copied.Institution.Id == User.InstitutionId)
        {
            (Draft, Copied) = (ContractDraft.Of(copied.Terms.Following()), new CopySource(source, copied.Terms.Number ?? copied.Terms.Title));
            // A copy that nobody touched is no input: it is kept from the first key on.
            stored = Text();
            Message = O["Copied", copied.Terms.Number ?? copied.Terms.Title];
            return;
        }

        if (View is null) Left = await OfferedAsync();
        if (View is null || await Entries.LatestAsync(View.Id) is not { } entry || Parsed(entry) is not { } draft) return;
        // Typed and taken back: it says nothing that is not stored.
        if (draft.SaysTheSame(Draft))
        {
            await Entries.DropAsync(entry.Id, entry.SavedAt);
            return;
        }

        await Entries.TakeOverAsync(entry.Id, form);
        (Draft, kept) = (draft, true);
        keptText = Text();
        if (entry.BaseVersion != Version)
        {
            // What the typing began with is not known any more: what is stored is theirs.
            (Newer, Message, stored) = (View, C["Conflict.Bar"], "");
            return;
        }

        // It takes the place of nothing before the person has seen it: it is saved with the next key, by the button, or on leaving.
        _ = AskForNumberAsync();
        (TakenUpAt, Message) = (entry.SavedAt, O["TakenUp", KeptWords.Hour(entry.SavedAt)]);
    }

    /// <summary>Puts what is stored in the place of what was taken up.</summary>
    protected async Task DropTakenUpAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (View is not { } view) return;
            await ForgetKeptAsync();
            Take(await Queries.FindAsync(view.Id) ?? view);
            Message = C["Conflict.Taken"];
            _ = AskForNumberAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task LookForDuplicatesAsync(ContractTerms terms, Guid self)
    {
        var asked = $"{terms.Title}|{terms.StartsOn}|{terms.EndsOn}|{string.Join(',', terms.Parties.Select(p => p.OrganisationId))}";
        if (asked == lookedFor) return;
        lookedFor = asked;
        Duplicates = await Twins.FindAsync(terms, self);
    }

    /// <summary>Stops the first time where something similar is there; the second press goes on.</summary>
    private bool AsksAboutDuplicates()
    {
        if (Duplicates.Count == 0 || confirmed == lookedFor) return false;
        (confirmed, summaryWanted, Message) = (lookedFor, true, O["Duplicates.Ask"]);
        return true;
    }

    internal static ContractDraft? Parsed(TypedEntry entry)
    {
        try
        {
            return JsonSerializer.Deserialize<ContractDraft>(entry.Text);
        }
        catch (JsonException)
        {
            return null; // a form of an older portal
        }
    }

    /// <summary>By which the person knows a kept text again.</summary>
    protected static string? WordsOf(TypedEntry entry) => Parsed(entry)?.FirstWords();

    /// <summary>All that a kept text says in words.</summary>
    protected static IEnumerable<string> WholeOf(TypedEntry entry) => Parsed(entry)?.Words() ?? [];
}
