using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Mail;
using CollabPortal.Domain.Accounts;
using CollabPortal.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;

namespace CollabPortal.Web.Mail;

/// <summary>The portal's letters.</summary>
internal static class MailServices
{
    internal static IServiceCollection AddMail(this IServiceCollection services, PortalSettings settings, DemoMode demo)
    {
        // Demo accounts have invented addresses: their letters stay on this machine, whatever is set.
        var mail = demo.IsOn ? settings.Mail with { Host = null, Folder = settings.Mail.Folder ?? Path.Combine(settings.DataFolder, "mail") } : settings.Mail;
        return services.AddSingleton(mail).AddSingleton<MailPost>().AddSingleton<MailBook>().AddSingleton<MailLinks>().AddSingleton<LetterWriter>().AddSingleton<MailRound>();
    }

    /// <summary>The rounds, for the portal that serves.</summary>
    internal static IServiceCollection AddMailRounds(this IServiceCollection services) => services.AddHostedService(provider => provider.GetRequiredService<MailRound>());

    /// <summary>One click of a mail program (RFC 8058): no cookie, no form of ours, nothing but the signed key. Somebody who follows it by hand is asked first.</summary>
    internal static void MapMail(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/mail/off/now", (HttpContext http) => Results.LocalRedirect("/mail/off" + http.Request.QueryString)).ExcludeFromDescription();
        routes.MapPost("/mail/off/now", async (HttpContext http, MailLinks links, MailBook book, CancellationToken ct) =>
        {
            if (links.Read(http.Request.Query["key"]) is not { } link) return Results.LocalRedirect("/mail/off");
            await book.WantAsync(link.User, link.Kind, false, ct);
            return Results.LocalRedirect("/mail/off?done=1");
        }).DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/account/mail/set", async (HttpContext http, IAntiforgery antiforgery, CurrentUser user, MailBook book, CancellationToken ct) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            var form = await http.Request.ReadFormAsync(ct);
            if (user.UserId is { } id && Enum.TryParse<MailKind>(form["kind"], out var kind) && KindsOf(user).Contains(kind)) await book.WantAsync(id, kind, form["wanted"] == "yes", ct);
            return Results.LocalRedirect("/account/mail?done=1");
        }).RequireAuthorization().ExcludeFromDescription();
    }

    /// <summary>The kinds of letter that a role gets.</summary>
    internal static IEnumerable<MailKind> KindsOf(CurrentUser user)
    {
        if (user.May(Permission.AskInstitutions)) yield return MailKind.Digest;
        if (user.May(Permission.AskInstitutions)) yield return MailKind.Replied;
        if (user.May(Permission.EnterRecords)) yield return MailKind.Reminder;
        if (user.May(Permission.EnterRecords)) yield return MailKind.Written;
        if (user.May(Permission.JoinEvents)) yield return MailKind.Cancelled;
    }
}
