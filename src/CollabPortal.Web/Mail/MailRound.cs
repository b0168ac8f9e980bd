using System.Globalization;
using System.Net.Sockets;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Mail;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Application.Matching.Needs;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Pages.Matching;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;

namespace CollabPortal.Web.Mail;

/// <summary>
/// The letters that the portal sends by itself: what is new in saved searches, once a week from Monday seven o'clock in Japan on, and
/// enquiries that wait too long, once each time; what the other side wrote in an enquiry, once; and that an event which somebody joined does not take place. Looks every quarter of an hour; each letter is its own transaction
/// (<see cref="MailBook.OnceAsync"/>), so that a stop, a second portal or a failing server neither repeats nor loses one.
/// </summary>
public sealed partial class MailRound(IServiceScopeFactory scopes, MailBook book, MailPost post, LetterWriter writer, TimeProvider clock, ILogger<MailRound> log) : BackgroundService
{
    /// <summary>Most documents told of one search.</summary>
    public const int MostOfSearch = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    /// <summary>One round. Public for tests.</summary>
    /// <returns>Letters that went out.</returns>
    public async Task<int> GoAsync(CancellationToken ct = default)
    {
        if (!post.Settings.IsOn) return 0;
        var sent = 0;
        var now = JapanTime.Local(clock.GetUtcNow());
        if (now.DayOfWeek != DayOfWeek.Monday || now.Hour >= 7)
        {
            var week = $"{ISOWeek.GetYear(now)}-W{ISOWeek.GetWeekOfYear(now):00}";
            foreach (var reader in await book.DigestReadersAsync(ct)) sent += await TryAsync(reader, () => DigestAsync(reader, week, ct));
        }

        foreach (var reader in await book.ReminderReadersAsync(clock.GetUtcNow().AddDays(-Enquiry.LateAfterDays), ct)) sent += await TryAsync(reader, () => RemindAsync(reader, ct));
        var since = clock.GetUtcNow().AddDays(-EnquiryNews.Days);
        foreach (var reader in await book.RepliedReadersAsync(since, ct)) sent += await TryAsync(reader, () => WordsAsync(reader, MailKind.Replied, since, ct));
        foreach (var reader in await book.WrittenReadersAsync(since, ct)) sent += await TryAsync(reader, () => WordsAsync(reader, MailKind.Written, since, ct));
        foreach (var reader in await book.CancelledReadersAsync(JapanTime.Today(clock), ct)) sent += await TryAsync(reader, () => CancelledAsync(reader, ct));
        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!post.Settings.IsOn) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await GoAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
            {
                Failed(log, e);
            }

            try
            {
                await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<int> DigestAsync(MailReader reader, string week, CancellationToken ct)
    {
        var last = await book.LastAsync(reader.UserId, MailKind.Digest, ct);
        return await book.OnceAsync(reader.UserId, MailKind.Digest, [week], async _ =>
        {
            await using var scope = As(reader);
            var services = scope.ServiceProvider;
            var regions = await services.GetRequiredService<Classifications>().RegionsAsync(ct);
            var bands = await services.GetRequiredService<PastBands>().BandsAsync(ct);
            var news = new List<SearchNews>();
            // Nobody needs to be told of their own need.
            var own = await services.GetRequiredService<NeedDesk>().FoundAsync(ct);
            foreach (var view in await services.GetRequiredService<SavedViews>().OfAsync("/search", ct))
            {
                var (request, _) = SearchAddress.Read(new QueryCollection(QueryHelpers.ParseQuery(view.Query)), regions, bands);
                var since = last is { } at && at > view.SavedAt ? at : view.SavedAt;
                var hits = await services.GetRequiredService<SearchMatches>().NewAsync(await services.GetRequiredService<SearchWithin>().OfAsync(request with { ExceptNeeds = own }, ct), since, MostOfSearch, ct);
                if (hits.Count > 0) news.Add(new SearchNews(view.Name, view.Query, hits));
            }

            if (news.Count > 0) await post.SendAsync(writer.Digest(reader, week, news), ct);
            return news.Sum(n => n.Hits.Count);
        }, ct) > 0 ? 1 : 0;
    }

    private async Task<int> RemindAsync(MailReader reader, CancellationToken ct)
    {
        await using var scope = As(reader);
        var waiting = (await scope.ServiceProvider.GetRequiredService<EnquiryQueries>().WaitingAsync(EnquiryQueries.Most, ct)).Where(e => e.IsLate).ToDictionary(e => $"{e.Id:N}/{e.ChangedAt.UtcTicks}");
        if (waiting.Count == 0) return 0;
        return await book.OnceAsync(reader.UserId, MailKind.Reminder, [.. waiting.Keys], async keys =>
        {
            await post.SendAsync(writer.Reminder(reader, string.Join(',', keys), [.. keys.Select(k => waiting[k])]), ct);
            return keys.Count;
        }, ct) > 0 ? 1 : 0;
    }

    private async Task<int> WordsAsync(MailReader reader, MailKind kind, DateTimeOffset since, CancellationToken ct)
    {
        await using var scope = As(reader);
        var words = (await scope.ServiceProvider.GetRequiredService<EnquiryNews>().ReadAsync(since, ct)).ToDictionary(w => w.Entry.ToString("N"));
        if (words.Count == 0) return 0;
        return await book.OnceAsync(reader.UserId, kind, [.. words.Keys], async keys =>
        {
            await post.SendAsync(writer.Words(reader, kind, string.Join(',', keys), [.. keys.Select(k => words[k])]), ct);
            return keys.Count;
        }, ct) > 0 ? 1 : 0;
    }

    private async Task<int> CancelledAsync(MailReader reader, CancellationToken ct)
    {
        var events = (await book.CancelledAsync(reader.UserId, JapanTime.Today(clock), ct)).ToDictionary(e => e.Id.ToString("N"));
        return await book.OnceAsync(reader.UserId, MailKind.Cancelled, [.. events.Keys], async keys =>
        {
            await post.SendAsync(writer.Cancelled(reader, string.Join(',', keys), [.. keys.Select(k => events[k])]), ct);
            return keys.Count;
        }, ct) > 0 ? 1 : 0;
    }

    // As the person: what is not theirs to read cannot come into the letter.
    private AsyncServiceScope As(MailReader reader)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Enter(reader.UserId, reader.Name, reader.Role, reader.InstitutionId, reader.Stamp);
        return scope;
    }

    // One address that cannot be reached stops nobody else's letter.
    private async Task<int> TryAsync(MailReader reader, Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SocketException or FormatException or System.Security.Authentication.AuthenticationException or TimeoutException)
        {
            NotSent(log, reader.UserId, e);
            return 0;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A letter to account {User} was not sent; it is tried again in the next round")]
    private static partial void NotSent(ILogger log, Guid user, Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "The round of letters failed; it is tried again")]
    private static partial void Failed(ILogger log, Exception e);
}
