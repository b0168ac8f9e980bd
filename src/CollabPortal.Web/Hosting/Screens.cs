using System.Text.Encodings.Web;
using System.Text.Unicode;
using CollabPortal.Web.Accounts;
using CollabPortal.Web.Api;
using CollabPortal.Web.Components;
using CollabPortal.Web.Components.Layout;
using CollabPortal.Web.Pages.Contracts;
using CollabPortal.Web.Pages.Imports;
using CollabPortal.Web.Pages.Indicators;
using CollabPortal.Web.Pages.Organisations;
using CollabPortal.Web.Pages.Releases;
using CollabPortal.Web.Pages.Surveys;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.WebEncoders;

namespace CollabPortal.Web.Hosting;

/// <summary>The screens of the portal: languages, accounts, security headers, pages. Program.cs adds what lies beneath.</summary>
public static class Screens
{
    public static void AddScreens(this IServiceCollection services)
    {
        services.AddLanguages();
        services.AddAccounts();
        services.AddHttpContextAccessor();
        services.AddScoped<AskedAddress>();
        services.AddIndicatorPages();
        services.AddSurveyPages();
        services.AddUiKit();
        services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DetailedErrors = false;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3); // blazor-start.js gives up a little earlier
            options.DisconnectedCircuitMaxRetained = 500;
        })
        // A text of 40,000 characters (TextEntry.Most) is 240 KB on the wire, each Japanese character being six bytes there. What
        // is too long must reach the form to be told so; with SignalR's 32 KB the circuit would be dropped with everything typed.
        .AddHubOptions(options => options.MaximumReceiveMessageSize = 512 * 1024);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "portal-form";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true; // SecurityHeaders says it for every answer
        });
        // Japanese as it is, not as numbered entities: a third of the bytes, and readable.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            // A question of 10,000 Japanese characters is 90 KB in an address: it gets a page that says so, not an empty 414.
            options.Limits.MaxRequestLineSize = 128 * 1024;
        });
    }

    /// <summary>The pipeline of pages and API, from the outside in.</summary>
    public static void UseScreens(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseLanguages();
        app.UseWhen(context => !IsForMachines(context.Request.Path), pages =>
        {
            pages.UseExceptionHandler("/error", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        });
        app.UseRouting();
        app.UseCircuitOriginCheck();
        app.UseAuthentication();
        app.UseCurrentUser();
        app.UseRestatementReason();
        app.UseAuthorization();
        app.UseMissingRecords();
        app.UseRateLimiter();
        app.UseAntiforgery();
    }

    public static void MapScreens(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapLanguages();
        app.MapSearchEngines();
        app.MapPost("/account/sign-out", async (HttpContext http, IAntiforgery antiforgery, SignInDoor door) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
            await door.LeaveAsync(http);
            return Results.LocalRedirect("/");
        }).ExcludeFromDescription();
        app.MapIndicatorFiles();
        Pages.Analysis.AnalysisFiles.MapAnalysisFiles(app);
        app.MapAttachmentUpload();
        Pages.Enquiries.EnquiryFiles.MapEnquiryFiles(app);
        Pages.Matching.ShortlistForms.MapShortlist(app);
        Pages.Needs.NeedForms.MapNeeds(app);
        Pages.Events.EventForms.MapEvents(app);
        Mail.MailServices.MapMail(app);
        app.MapSurveyFiles();
        app.MapImportFiles();
        app.MapReleaseFiles();
        Pages.Clusters.ClusterFiles.MapClusterFiles(app);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null); // ours is stricter
    }

    // Machines get problem documents and statuses, not pages.
    private static bool IsForMachines(PathString path) =>
        new[] { "/api", "/openapi", "/health", "/_blazor" }.Any(segment => path.StartsWithSegments(segment, StringComparison.OrdinalIgnoreCase));
}
