using System.Globalization;
using System.Text;
using CollabPortal.Application.Mail;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Web.Pages.Matching;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Mail;

/// <summary>What is new in one saved search.</summary>
/// <param name="Name">As the person named it.</param>
/// <param name="Query">What stands after the question mark.</param>
public sealed record SearchNews(string Name, string Query, IReadOnlyList<SearchHit> Hits);

/// <summary>Writes the portal's letters: Japanese first, English below, since an account has no language of its own. Titles and links only; what is confidential stays in the portal.</summary>
public sealed class LetterWriter(IStringLocalizer<MailText> text, IStringLocalizer<MatchingText> matching, MailSettings settings, MailLinks links)
{
    private static readonly string[] Languages = ["ja", "en"];

    /// <summary>The weekly digest.</summary>
    public Letter Digest(MailReader reader, string week, IReadOnlyList<SearchNews> news)
    {
        var count = news.Sum(n => n.Hits.Count);
        return Letter(reader, MailKind.Digest, week, body =>
        {
            body.AppendLine(text["Digest.Lead"]).AppendLine();
            foreach (var search in news)
            {
                body.AppendLine(text["Digest.Search", search.Name, search.Hits.Count]);
                foreach (var hit in search.Hits) body.AppendLine($"- [{matching["Kind." + hit.Kind]}] {hit.Title.For(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)}{(hit.Institution is { } of ? $" ({of.For(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)})" : "")}").AppendLine("  " + settings.PublicUrl + (SearchAddress.Of(hit) ?? "/search?" + search.Query));
                body.AppendLine(text["Digest.All", settings.PublicUrl + "/search?" + search.Query]).AppendLine();
            }
        }, count);
    }

    /// <summary>Enquiries that wait for the office.</summary>
    public Letter Reminder(MailReader reader, string key, IReadOnlyList<EnquiryLine> waiting) => Letter(reader, MailKind.Reminder, key, body =>
    {
        body.AppendLine(text["Reminder.Lead"]).AppendLine();
        // The title alone: a letter may be read by others on its way.
        foreach (var line in waiting) body.AppendLine(text["Reminder.Line", line.Title, line.WaitingDays ?? 0]).AppendLine($"  {settings.PublicUrl}/enquiries/{line.Id}");
        body.AppendLine();
    }, waiting.Count);

    /// <summary>What the other side wrote in enquiries: who, which, and what kind of word; never the word itself.</summary>
    public Letter Words(MailReader reader, MailKind kind, string key, IReadOnlyList<EnquiryWord> words) => Letter(reader, kind, key, body =>
    {
        body.AppendLine(text[kind + ".Lead"]).AppendLine();
        foreach (var word in words)
        {
            body.AppendLine(text["Word." + word.Act, word.Other.For(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)]);
            if (word.Title is { } title) body.AppendLine(text["Word.Title", title]);
            body.AppendLine($"  {settings.PublicUrl}/enquiries/{word.Enquiry}");
        }

        body.AppendLine();
    }, words.Count);

    /// <summary>Events that the reader joined and that do not take place.</summary>
    public Letter Cancelled(MailReader reader, string key, IReadOnlyList<CancelledEvent> events) => Letter(reader, MailKind.Cancelled, key, body =>
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        body.AppendLine(text["Cancelled.Lead"]).AppendLine();
        foreach (var one in events)
        {
            body.AppendLine(text["Cancelled.Line", english ? one.TitleEn ?? one.Title : one.Title, one.Day?.ToString(text["Cancelled.Day"], CultureInfo.CurrentUICulture) ?? ""]).AppendLine($"  {settings.PublicUrl}/events/{one.Id}");
        }

        body.AppendLine();
    }, events.Count);

    private Letter Letter(MailReader reader, MailKind kind, string key, Action<StringBuilder> write, int count)
    {
        var (off, body, subject) = (links.Off(reader.UserId, kind), new StringBuilder(), "");
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            foreach (var language in Languages)
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                if (subject.Length == 0) subject = text[kind + ".Subject", count];
                else body.AppendLine("--------").AppendLine();
                body.AppendLine(text["To", reader.Name]).AppendLine();
                write(body);
                body.AppendLine(text["Off"]).AppendLine(off).AppendLine();
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }

        return new Letter(reader.Email, subject, body.ToString(), $"{reader.UserId:N}/{kind}/{key}", MailLinks.OneClick(off));
    }
}
