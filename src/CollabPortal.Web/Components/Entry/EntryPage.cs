using System.Text.Json;
using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Components.Entry;

/// <summary>
/// One record of a register on the screen: read, typed, saved, deleted. A page inherits it, says how its record is found and
/// stored, and draws the fields inside an EntryFrame. What is typed stays until it is saved or dropped by the person.
/// </summary>
public abstract class EntryPage<TView> : ComponentBase
    where TView : class, IRegisterView
{
    private string saved = "", refused = "";
    private CountedFacts? countedBefore;
    private IReadOnlyList<Problem> problems = [];
    private Guid? shown;
    private bool started, gone;
    private readonly OneAct act = new();

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] protected CurrentUser User { get; private set; } = null!;

    [Inject] protected TimeProvider Clock { get; private set; } = null!;

    [Inject] protected IStringLocalizer<SharedText> T { get; private set; } = null!;

    /// <summary>The record; null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    /// <summary>Address of the list.</summary>
    public abstract string Place { get; }

    /// <summary>The record as stored when it was last read; null for a new one.</summary>
    public TView? View { get; private set; }

    /// <summary>What somebody else stored meanwhile; null without a conflict.</summary>
    public TView? Newer { get; private set; }

    public bool Missing { get; private set; }

    public bool Loading { get; private set; } = true;

    /// <summary>What the last save was refused for, as far as it still stands.</summary>
    public IReadOnlyList<Problem> Problems
    {
        get => problems.Count == 0 ? problems : StandingProblems.Of(problems, refused, Typed());
        private set => (problems, refused) = (value, value.Count == 0 ? "" : Typed());
    }

    /// <summary>What was saved and when.</summary>
    public string? Message { get; private set; }

    public bool MayEdit => Id is null ? User.May(Permission.EnterRecords) : View?.Own == true;

    /// <summary>What is typed will not be saved, knowingly: the form is clean.</summary>
    public void Abandon() => saved = Typed();

    /// <summary>Something was typed that is not stored.</summary>
    public bool Dirty => !Loading && MayEdit && Typed() != saved;

    /// <summary>Two-letter language of the screen.</summary>
    protected static string Language => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>What the form is bound to: an object of plain properties.</summary>
    protected abstract object Draft { get; }

    /// <summary>What of the draft counts in figures; null where nothing of it does.</summary>
    protected virtual CountedFacts? Counted => null;

    /// <summary>Fiscal years whose figures move when it is saved: of what is typed and of what is stored, where what counts differs.</summary>
    public IEnumerable<int> MovedYears => Counted is not { } now || now.Key == countedBefore?.Key ? [] : now.Years.Concat(countedBefore?.Years ?? []);

    /// <summary>Fiscal years whose figures move when the stored record is deleted.</summary>
    public IEnumerable<int> StoredYears => countedBefore?.Years ?? [];

    protected abstract Task<TView?> FindAsync(Guid id);

    /// <summary>Makes the draft from a stored record, or an empty one.</summary>
    protected abstract void Fill(TView? view);

    /// <summary>Reads the draft and creates the record, or changes <paramref name="view"/> at its version.</summary>
    protected abstract Task<Outcome<Guid>> StoreAsync(TView? view);

    protected abstract Task<Outcome<Guid>> RemoveAsync(TView view);

    protected override async Task OnParametersSetAsync()
    {
        if (started && shown == Id) return;
        if (shown is not null || Id is null) Message = null;
        (started, shown, gone) = (true, Id, false);
        await ReadAsync();
    }

    /// <summary>Saves what is typed. A second press while it is stored, or before the address of the new record has come, is the same wish.</summary>
    public Task SaveAsync() => act.DoAsync(StoreTypedAsync);

    private async Task StoreTypedAsync()
    {
        if (Id is null && View is not null && Typed() == saved) return;
        var outcome = await StoreAsync(View);
        (Problems, Message) = (outcome.Problems, null);
        if (!outcome.Ok)
        {
            if (View is not null && Problems.Any(p => p.Code == "stale-version")) Newer = await FindAsync(View.Id);
            return;
        }

        saved = Typed();
        Message = T["Saved", JapanTime.Local(Clock.GetUtcNow()).ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture)];
        if (Id is not null)
        {
            await ReadAsync();
            return;
        }

        View = await FindAsync(outcome.Value);
        Navigation.NavigateTo($"{Place}/{outcome.Value}", replace: true);
    }

    /// <summary>Drops what was typed for what is stored.</summary>
    public Task TakeStoredAsync() => ReadAsync();

    /// <summary>Saves what was typed over what somebody else stored meanwhile, having seen it.</summary>
    public Task SaveOverAsync()
    {
        if (Newer is null || act.Runs) return Task.CompletedTask;
        View = Newer;
        return SaveAsync();
    }

    public Task DeleteAsync() => act.DoAsync(DeleteStoredAsync);

    private async Task DeleteStoredAsync()
    {
        if (View is null || gone) return;
        var outcome = await RemoveAsync(View);
        Problems = outcome.Problems;
        if (!outcome.Ok) return;
        gone = true;
        saved = Typed();
        Navigation.NavigateTo($"{Place}?done=deleted&undo={View.Id}");
    }

    private async Task ReadAsync()
    {
        Loading = true;
        View = Id is { } id ? await FindAsync(id) : null;
        (Missing, Newer, Problems) = (Id is not null && View is null, null, []);
        Fill(View);
        saved = Typed();
        countedBefore = View is null ? null : Counted;
        Loading = false;
    }

    private string Typed() => JsonSerializer.Serialize(Draft, Draft.GetType());
}
