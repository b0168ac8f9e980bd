using System.Text.Json;
using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts;
using CollabPortal.Web.Components;
using CollabPortal.Web.Components.Entry;
using CollabPortal.Web.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CollabPortal.Web.Pages.Contracts;

/// <summary>
/// The form of a draft or returned contract: read, typed, saved, submitted. It saves itself a moment after the last key, a new
/// contract from its title on. A stale save overwrites nothing: both versions are shown and the person decides.
/// </summary>
public abstract partial class ContractEditor : ComponentBase, IAsyncDisposable
{
    /// <summary>From the last key to the save; experience.md promises two seconds.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.2);

    private readonly SemaphoreSlim gate = new(1);
    private string stored = "";
    private string? numberRefused;
    private Guid? shown;
    private ITimer? timer;
    private bool started, summaryWanted, renamed;

    [Inject] protected ContractService Contracts { get; private set; } = null!;

    [Inject] protected ContractQueries Queries { get; private set; } = null!;

    [Inject] protected CurrentUser User { get; private set; } = null!;

    [Inject] protected TimeProvider Clock { get; private set; } = null!;

    [Inject] protected IJSRuntime Browser { get; private set; } = null!;

    [Inject] protected NavigationManager Navigation { get; private set; } = null!;

    [Inject] protected IStringLocalizer<SharedText> T { get; private set; } = null!;

    [Inject] protected IStringLocalizer<ContractsText> C { get; private set; } = null!;

    /// <summary>The contract; null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    protected ContractDraft Draft { get; private set; } = new();

    /// <summary>As last read or saved; null for a new one.</summary>
    protected ContractView? View { get; private set; }

    /// <summary>What somebody else stored meanwhile; null without a conflict.</summary>
    protected ContractView? Newer { get; private set; }

    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    protected string? Message { get; private set; }

    protected bool Loading { get; private set; } = true;

    protected bool Dirty => !Loading && !left && Text() != stored;

    protected int Version { get; private set; }

    protected override async Task OnParametersSetAsync()
    {
        // Under its new address the router still calls it a new contract.
        if (started && !departed && (shown == Id || (renamed && Id is null))) return;
        // What is kept of the form before stays what it is: this one is another.
        if (kept || departed) (form, kept, keptText) = (Guid.CreateVersion7(), false, "");
        (started, shown, Loading, left, departed, renamed) = (true, Id, true, false, false, false);
        Take(Id is { } id ? await Queries.FindAsync(id) : null);
        await TakeUpAsync();
        Loading = false;
    }

    /// <summary>True once after problems appeared: the page then moves the focus to them.</summary>
    protected bool TakeSummary()
    {
        var wanted = summaryWanted;
        summaryWanted = false;
        return wanted;
    }

    /// <summary>Something was typed: it saves itself when the typing pauses, and is kept word for word while it goes on.</summary>
    protected void Typed()
    {
        KeepSoon();
        _ = AskForNumberAsync();
        // 保存済み must not stand there while something newer is not.
        Message = null;
        Problems = [.. Draft.StillWrong(Problems).Where(p => p.Code != "number-taken" || Draft.Number == numberRefused)];
        if (Newer is not null || (View is null && string.IsNullOrWhiteSpace(Draft.Title))) return;
        timer ??= Clock.CreateTimer(_ => _ = InvokeAsync(() => SaveAsync(quietly: true)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Saves. Quietly: says only whether it is saved, and leaves complaints for when the person asks for something.</summary>
    /// <returns>Whether what is typed is stored now.</returns>
    protected async Task<bool> SaveAsync(bool quietly)
    {
        await gate.WaitAsync();
        try
        {
            if (left) return false;
            // What stands in the form is what is stored: what was typed in between and taken back again goes.
            if (!Dirty && (quietly || View is not null))
            {
                await ForgetKeptAsync();
                return true;
            }

            List<Problem> unread = [];
            var (terms, text) = (Draft.Read(unread), Text());
            // Until the person has chosen, nothing is stored: after a reading anew the version is theirs and would no longer stop it.
            if (Newer is not null) return await KeepAsync() && quietly || Refuse([], quietly);
            if (unread.Count > 0) return await KeepAsync() && quietly || Refuse(Draft.Faults(submitting: false), quietly);
            var done = View is { } view ? await Contracts.ChangeAsync(view.Id, Version, terms) : await Contracts.CreateDraftAsync(terms, HeldNow(), Copied?.Id);
            if (!done.Ok) return await RefuseAsync([.. Draft.Faults(submitting: false).Where(f => done.Problems.All(p => p.Field != f.Field)), .. done.Problems], quietly);
            (stored, Version) = (text, done.Value.Version);
            // What was asked for and is there now is no problem any more.
            Problems = quietly ? [.. Problems.Where(p => p.Code == "required-to-submit" && Draft.Lacks(p.Field))] : [];
            (Message, TakenUpAt) = (T["Saved", KeptWords.Hour(Clock.GetUtcNow())], null);
            await ForgetKeptAsync();
            await LookForDuplicatesAsync(terms, done.Value.Id);
            if (View is not null) return true;
            View = await Queries.FindAsync(done.Value.Id);
            shown = done.Value.Id;
            // Not a navigation: somebody is typing, and the page must neither scroll nor be read anew.
            renamed = true;
            await Browser.RenameAsync($"/contracts/{shown}/edit");
            return true;
        }
        finally
        {
            gate.Release();
            StateHasChanged();
        }
    }

    /// <summary>Saves, then asks for approval. What was saved stays saved when something is missing.</summary>
    protected async Task SubmitAsync()
    {
        // Everything that stands against it, at once; what can be stored is stored meanwhile.
        if (Newer is null && Draft.Faults(submitting: true) is { Count: > 0 } faults)
        {
            var saved = await SaveAsync(quietly: true) && !Dirty;
            if (Newer is null) Refuse(faults, quietly: false, saved);
            return;
        }

        if (!await SaveAsync(quietly: false) || View is not { } view || AsksAboutDuplicates()) return;
        var done = await Contracts.SubmitAsync(view.Id, Version);
        if (done.Ok) Navigation.NavigateTo($"/contracts/{view.Id}?done=submitted");
        else await RefuseAsync(done.Problems, quietly: false, saved: true);
    }

    protected async Task DeleteAsync()
    {
        if (View is not { } view) return;
        var done = await Contracts.DeleteDraftAsync(view.Id, Version);
        if (!done.Ok)
        {
            await RefuseAsync(done.Problems, quietly: false);
            return;
        }

        stored = Text();
        Navigation.NavigateTo($"/contracts?done=deleted&undo={view.Id}");
    }

    /// <summary>Puts the own input in the place of what somebody else saved, knowingly.</summary>
    protected async Task KeepMineAsync()
    {
        if (Newer is not { } newer) return;
        (View, Version, Newer) = (newer, newer.Version, null);
        stored = "";
        await SaveAsync(quietly: false);
    }

    /// <summary>Stores what the person chose of both versions, field by field.</summary>
    protected Task KeepMixedAsync(ContractDraft mixed)
    {
        Draft = mixed;
        return KeepMineAsync();
    }

    /// <summary>What the own form began with, or last stored; null where it is not known.</summary>
    protected ContractDraft? Before => stored.Length == 0 ? null : JsonSerializer.Deserialize<ContractDraft>(stored);

    protected async Task TakeTheirsAsync()
    {
        if (Newer is { } newer) Take(newer);
        await ForgetKeptAsync();
        Message = C["Conflict.Taken"];
    }

    private void Take(ContractView? view)
    {
        (View, Version, Newer, Problems, TakenUpAt) = (view, view?.Version ?? 0, null, [], null);
        Draft = view is null ? new ContractDraft() : ContractDraft.Of(view.Terms);
        stored = Text();
    }

    private async Task<bool> RefuseAsync(IReadOnlyList<Problem> problems, bool quietly, bool saved = false)
    {
        if (problems.Any(p => p.Code == "stale-version") && View is { } view) Newer = await Queries.FindAsync(view.Id);
        // Stored elsewhere with the same contents: nothing is in conflict.
        if (Newer is { May.Edit: true } same && Draft.SaysTheSame(ContractDraft.Of(same.Terms)))
        {
            (View, Version, Newer, stored, TakenUpAt, Message) = (same, same.Version, null, Text(), null, T["Saved", KeptWords.Hour(same.ChangedAt)]);
            await ForgetKeptAsync();
            return true;
        }

        if (!saved && await KeepAsync() && quietly && Newer is null) return true;
        return Refuse(problems, quietly, saved);
    }

    private bool Refuse(IReadOnlyList<Problem> problems, bool quietly, bool saved = false)
    {
        numberRefused = Draft.Number;
        if (!saved) Message = C[Newer is null ? "NotSaved" : "Conflict.Bar"];
        if (!quietly) (Problems, summaryWanted) = (WithNumber(problems), true);
        return false;
    }

    private string Text() => JsonSerializer.Serialize(Draft);
}
