using System.Text.Json;
using CollabPortal.Application;
using CollabPortal.Application.Data;
using CollabPortal.Application.Matching.Needs;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Entry;
using Microsoft.AspNetCore.Components;

namespace CollabPortal.Web.Pages.Needs;

// A need that nobody has seen is its company's draft: stored while it is typed, so that leaving the page loses nothing. What is published changes by the button alone.
public sealed partial class Edit : IAsyncDisposable
{
    private FormKeeper keeper = null!;
    private string keptText = "";
    private bool gone;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    public ValueTask DisposeAsync()
    {
        gone = true;
        return keeper.DisposeAsync();
    }

    protected override void OnInitialized() => keeper = new FormKeeper(Clock, work => InvokeAsync(work), KeepAsync);

    private void Typed()
    {
        if (view is null or { Status: NeedStatus.Draft }) keeper.Typed();
    }

    /// <returns>False where the store did not answer: the keeper tries again. What the rules refuse stands at its field and is not kept.</returns>
    private async Task<bool> KeepAsync()
    {
        if (own is null || missing || view is { Status: not NeedStatus.Draft }) return true;
        var terms = draft.Read();
        // It has to have a name in the list.
        if (string.IsNullOrWhiteSpace(terms.Title)) terms = terms with { Title = string.IsNullOrWhiteSpace(terms.Problem) ? null : Excerpt.Of(terms.Problem.Trim(), LeftWords.Longest) };
        var text = JsonSerializer.Serialize(terms);
        if (terms.Title is null || text == keptText) return true;
        try
        {
            var saved = view is null ? await Desk.CreateAsync(terms) : await Desk.ChangeAsync(view.Id, view.Version, terms);
            if (!saved.Ok) return true;
            (view, keptText) = (await Queries.FindAsync(saved.Value), text);
            message = N["Kept", KeptWords.Hour(Clock.GetUtcNow())];
            if (!gone) StateHasChanged();
            return true;
        }
        catch (Exception e) when (StoreSilence.Is(e))
        {
            return false;
        }
    }

    private Task SaveAsync(bool publish) => act.DoAsync(() => keeper.HoldAsync(async () =>
    {
        var terms = draft.Read();
        var saved = view is null ? await Desk.CreateAsync(terms) : await Desk.ChangeAsync(view.Id, view.Version, terms);
        said.Refuse(saved.Problems, draft);
        (message, notYet, publishing) = (null, false, false);
        if (!saved.Ok) return;
        await ReadAsync(saved.Value);
        if (publish)
        {
            var published = await Desk.PublishAsync(saved.Value, view!.Version);
            said.Refuse(published.Problems, draft);
            notYet = !published.Ok;
            if (published.Ok) Navigation.NavigateTo($"/needs/{saved.Value}?done=published", forceLoad: true);
            if (published.Ok) return;
        }

        message = N["Saved"];
        if (Id is null) Navigation.NavigateTo($"/needs/{saved.Value}/edit", replace: true);
    }));

    private Task ReopenAsync(NeedView over) => act.DoAsync(async () =>
    {
        var again = await Desk.PublishAsync(over.Id, over.Version);
        said.Refuse(again.Problems, draft);
        if (again.Ok) Navigation.NavigateTo($"/needs/{over.Id}?done=published", forceLoad: true);
    });

    private Task EndAsync(Func<Task<Outcome<Guid>>> end, bool isDraft) => act.DoAsync(async () =>
    {
        await keeper.EndAsync();
        var done = await end();
        said.Refuse(done.Problems, draft);
        ending = false;
        if (done.Ok) Navigation.NavigateTo($"/needs?done={(isDraft ? "deleted" : "closed")}");
        else keeper.Resume();
    });
}
