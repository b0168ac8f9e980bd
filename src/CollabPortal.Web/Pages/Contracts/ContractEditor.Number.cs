using CollabPortal.Application;
using CollabPortal.Web.Components;

namespace CollabPortal.Web.Pages.Contracts;

// A number that another contract bears is told while it is typed, like what cannot be read, and not only when it is saved.
public abstract partial class ContractEditor
{
    /// <summary>From the last key of the number to the question.</summary>
    private static readonly TimeSpan NumberPause = TimeSpan.FromSeconds(0.3);

    private readonly LastQuestion numbers = new();
    private string? numberAsked;

    /// <summary>Which contract bears the typed number already; null where none is known to.</summary>
    protected Problem? NumberTaken { get; private set; }

    private async Task AskForNumberAsync()
    {
        if (Draft.Number == numberAsked) return;
        (numberAsked, NumberTaken) = (Draft.Number, null);
        var token = await numbers.NextAsync();
        try
        {
            await Task.Delay(NumberPause, Clock, token);
            NumberTaken = await Queries.NumberTakenAsync(numberAsked, View?.Id, token);
            StateHasChanged();
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // A later key asks again.
        }
    }

    /// <summary>What stands against saving, with the number where it belongs in the order of the form.</summary>
    private IReadOnlyList<Problem> WithNumber(IReadOnlyList<Problem> problems) =>
        NumberTaken is not { } taken || problems.Any(p => p.Field == taken.Field) ? problems
        : [.. problems.Where(p => p.Field == "Title"), taken, .. problems.Where(p => p.Field != "Title")];
}
