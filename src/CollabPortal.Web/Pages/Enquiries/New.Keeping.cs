using CollabPortal.Application.Data;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Domain.Matching;
using CollabPortal.Web.Components;
using CollabPortal.Web.Components.Entry;
using CollabPortal.Web.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CollabPortal.Web.Pages.Enquiries;

// Nothing typed is lost: it is kept for the account until it is sent or thrown away, and stands in the form again when the page is opened.
public sealed partial class New : IAsyncDisposable
{
    private const string FirstField = "#f-Title";

    private Guid key = Guid.CreateVersion7();
    private EnquiryDraft draft = new();
    private FormKeeper keeper = null!;
    private KeptWords words = null!;
    private IReadOnlyList<TypedEnquiry> left = [];
    private bool kept, gone;
    private string started = "", keptText = "";

    [Inject] private TypedEnquiries Entries { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<OfficeText> O { get; set; } = null!;

    // A need that is asked about brings its own text: what was kept of another one, or of none, does not take its place.
    private string About => (Origin == EnquiryOrigin.Institution || OriginId is not { } id ? "" : $"{Origin}:{id}") + (need is null ? "" : $"|{need.Id}");

    private bool Differs => draft.Kept(About) != started;

    public ValueTask DisposeAsync()
    {
        gone = true;
        return keeper.DisposeAsync();
    }

    protected override void OnInitialized() =>
        (keeper, words) = (new FormKeeper(Clock, work => InvokeAsync(work), KeepAsync), new KeptWords(hour => E["Kept", hour].Value, hour => E["Kept.Again", hour].Value));

    // Of the same subject the last one comes back by itself; the others, and those about something else, are offered.
    private async Task TakeUpAsync()
    {
        started = draft.Kept(About);
        if ((await Entries.AllAsync(to!.Id)).FirstOrDefault(entry => EnquiryDraft.Read(entry.Text)?.About == About) is { } same) await TakeOverAsync(same);
        left = await OfferedAsync();
    }

    private async Task<IReadOnlyList<TypedEnquiry>> OfferedAsync() =>
        [.. (await Entries.AllAsync(to!.Id)).Where(entry => entry.Id != key && EnquiryDraft.Read(entry.Text)?.Draft.FirstWords() is not null)];

    private async Task<bool> TakeOverAsync(TypedEnquiry entry)
    {
        // As it was kept last: another tab may have typed on since it was read.
        if (await Entries.TakeOverAsync(entry.Id, key) is not { } taken || EnquiryDraft.Read(taken.Text) is not { } found) return false;
        (draft, kept) = (found.Draft, true);
        keptText = draft.Kept(About);
        said.Open(draft);
        words.Say($"{O["TakenUp", KeptWords.Hour(taken.SavedAt)]} {E["TakenUp.Files"]}");
        words.Nothing();
        return true;
    }

    // What stands in the form meanwhile stays kept and is offered in its place.
    private Task ContinueLeftAsync(TypedEnquiry entry) => act.DoAsync(async () =>
    {
        var before = (key, kept, keptText);
        await keeper.HoldAsync(async () =>
        {
            var typed = Differs;
            if (typed && !await KeepAsync()) return;
            before = (key, kept, keptText);
            key = Guid.CreateVersion7();
            if (!await TakeOverAsync(entry))
            {
                (key, kept, keptText) = before;
                words.Say(E["Left.Gone"].Value);
            }
            else if (!typed && before.kept)
            {
                await Entries.DropAsync(before.key);
            }

            left = await OfferedAsync();
        });
        if (key != before.key) await Browser.ShowAsync(FirstField);
    });

    // Another tab may have typed on since: what was not shown is not thrown away, but shown.
    private Task DropLeftAsync(TypedEnquiry entry) => act.DoAsync(async () =>
    {
        await Entries.DropAsync(entry.Id, entry.SavedAt);
        left = await OfferedAsync();
        await Browser.ShowAsync(FirstField);
    });

    private void Typed()
    {
        words.Typed();
        keeper.Typed();
    }

    /// <returns>False where it could not be kept, which is said: the keeper tries again.</returns>
    private async Task<bool> KeepAsync()
    {
        var done = await StoreAsync();
        if (!done) words.Say(E["Unkept"].Value);
        if (!gone) StateHasChanged();
        return done;
    }

    private async Task<bool> StoreAsync()
    {
        var text = draft.Kept(About);
        if (to is null || text == keptText || (!kept && !Differs))
        {
            words.Nothing();
            return true;
        }

        try
        {
            var done = await Entries.KeepAsync(key, to.Id, text);
            if (!done.Ok) return false;
            (kept, keptText) = (true, text);
            words.Kept(done.Value);
            // Typed while it was being stored.
            if (draft.Kept(About) != text) words.Typed();
            return true;
        }
        catch (Exception e) when (StoreSilence.Is(e))
        {
            return false;
        }
    }

    // Thrown away knowingly: the form stands as it was opened.
    private Task DiscardAsync() => act.DoAsync(async () =>
    {
        if (!await Browser.InvokeAsync<bool>("confirm", E["Discard.Ask"].Value)) return;
        await keeper.EndAsync();
        if (kept) await Entries.DropAsync(key);
        (kept, keptText) = (false, "");
        draft = EnquiryDraft.Read(started)?.Draft ?? new EnquiryDraft();
        said.Open(draft);
        words.Say(E["Discarded"].Value);
        words.Nothing();
        keeper.Resume();
        await Browser.ShowAsync(FirstField);
    });

    // Another tab may have taken over what was sent here: that is sent too, and not offered again.
    private async Task ForgetSentAsync()
    {
        await keeper.EndAsync();
        await Entries.DropSentAsync(key, to!.Id, text => EnquiryDraft.Read(text) is { } other && other.About == About && draft.SaysAllOf(other.Draft));
        (kept, keptText) = (false, "");
    }
}
