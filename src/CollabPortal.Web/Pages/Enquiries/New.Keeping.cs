using System.Globalization;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Entry;
using CollabPortal.Web.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CollabPortal.Web.Pages.Enquiries;

// Nothing typed is lost: it is kept for the account until it is sent or thrown away, and stands in the form again when the page is opened.
public sealed partial class New : IAsyncDisposable
{
    private Guid key = Guid.CreateVersion7();
    private EnquiryDraft draft = new();
    private FormKeeper keeper = null!;
    private TypedEnquiry? left;
    private bool kept, gone;
    private string started = "", keptText = "";
    private string? message;

    [Inject] private TypedEnquiries Entries { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<OfficeText> O { get; set; } = null!;

    private string About => Origin == Domain.Matching.EnquiryOrigin.Institution || OriginId is not { } id ? "" : $"{Origin}:{id}";

    private bool Differs => draft.Kept(About) != started;

    public ValueTask DisposeAsync()
    {
        gone = true;
        return keeper.DisposeAsync();
    }

    protected override void OnInitialized() => keeper = new FormKeeper(Clock, work => InvokeAsync(work), KeepAsync);

    // Of the same subject it comes back by itself; about something else it is offered.
    private async Task TakeUpAsync()
    {
        started = draft.Kept(About);
        if (await Entries.LatestAsync(to!.Id) is not { } entry || EnquiryDraft.Read(entry.Text) is not { } found) return;
        if (found.About == About) await ContinueAsync(entry, found.Draft);
        else left = entry;
    }

    private Task ContinueLeftAsync() => left is { } entry && EnquiryDraft.Read(entry.Text) is { } found ? ContinueAsync(entry, found.Draft) : Task.CompletedTask;

    private async Task ContinueAsync(TypedEnquiry entry, EnquiryDraft typed)
    {
        await Entries.TakeOverAsync(entry.Id, key);
        (left, draft, kept) = (null, typed, true);
        keptText = draft.Kept(About);
        message = $"{O["TakenUp", Hour(entry.SavedAt)]} {E["TakenUp.Files"]}";
    }

    private async Task DropLeftAsync()
    {
        if (left is { } entry) await Entries.DropAsync(entry.Id);
        left = null;
    }

    private void Typed()
    {
        // 保管しました must not stand there while something newer is not.
        message = null;
        keeper.Typed();
    }

    private async Task KeepAsync()
    {
        var text = draft.Kept(About);
        if (to is null || text == keptText || (!kept && !Differs)) return;
        var done = await Entries.KeepAsync(key, to.Id, text);
        if (!done.Ok) return;
        (kept, keptText, message) = (true, text, E["Kept", Hour(done.Value)]);
        if (!gone) StateHasChanged();
    }

    // Thrown away knowingly: the form stands as it was opened.
    private Task DiscardAsync() => act.DoAsync(async () =>
    {
        if (!await Browser.InvokeAsync<bool>("confirm", E["Discard.Ask"].Value)) return;
        await ForgetAsync();
        draft = EnquiryDraft.Read(started)?.Draft ?? new EnquiryDraft();
        message = E["Discarded"];
        keeper.Resume();
    });

    private async Task ForgetAsync()
    {
        await keeper.EndAsync();
        if (kept) await Entries.DropAsync(key);
        (kept, keptText) = (false, "");
    }

    private static string Hour(DateTimeOffset at) => JapanTime.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
