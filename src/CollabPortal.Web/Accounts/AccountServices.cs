using System.Threading.RateLimiting;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace CollabPortal.Web.Accounts;

/// <summary>Local accounts: ASP.NET Core Identity on the portal's database, sessions, tickets, and a policy for each permission.</summary>
public static class AccountServices
{
    /// <summary>Name of the rate limit of sign-in attempts by address.</summary>
    public const string SignInLimit = "sign-in";

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("CollabPortal");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceScopeFactory, TimeProvider>(
            (options, scopes, clock) => options.XmlRepository = new KeyRing(scopes, clock));
        services.AddScoped<Sessions>();
        services.AddScoped<SignInDoor>();
        services.AddScoped<SecondStep>();
        services.AddScoped<AccountQueries>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<Invitations>();
        services.AddSingleton<LiveCircuits>();
        services.AddIdentityCore<PortalUser>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
                options.Password = new PasswordOptions
                { RequiredLength = 1, RequiredUniqueChars = 1, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false };
                options.ClaimsIdentity.SecurityStampClaimType = CurrentUser.StampClaim;
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<PortalDb>()
            .AddPasswordValidator<PasswordRules>()
            .AddClaimsPrincipalFactory<PortalTicket>()
            .AddTokenProvider<AuthenticatorTokenProvider<PortalUser>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, Ticket)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, HalfTicket);
        services.AddAuthorization(options =>
        {
            options.AddPolicy(RegisterReaders.Policy, policy => policy.RequireAssertion(asked =>
                Enum.TryParse<PortalRole>(asked.User.FindFirst(CurrentUser.RoleClaim)?.Value, out var role) && RegisterReaders.Include(role)));
            options.AddPolicy(Pages.Needs.NeedSides.Policy, policy => policy.RequireAssertion(asked =>
                Enum.TryParse<PortalRole>(asked.User.FindFirst(CurrentUser.RoleClaim)?.Value, out var role) && Pages.Needs.NeedSides.Include(role)));
            options.AddPolicy(Pages.Enquiries.EnquirySides.Policy, policy => policy.RequireAssertion(asked =>
                Enum.TryParse<PortalRole>(asked.User.FindFirst(CurrentUser.RoleClaim)?.Value, out var role) && Pages.Enquiries.EnquirySides.Include(role)));
            foreach (var permission in Enum.GetValues<Permission>())
                options.AddPolicy(permission.ToString(), policy => policy.RequireAssertion(asked =>
                    Enum.TryParse<PortalRole>(asked.User.FindFirst(CurrentUser.RoleClaim)?.Value, out var role) && role.Allows(permission)));
        });
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, PortalAuthentication>();
        services.AddScoped<CircuitHandler, CircuitUser>();
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(SignInLimit, Attempts);
        });
    }

    /// <summary>Fills <see cref="CurrentUser"/> of a request from its ticket. After authentication.</summary>
    public static void UseCurrentUser(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.RequestServices.GetRequiredService<CurrentUser>().Enter(context.User);
        return next(context);
    });

    private static void Ticket(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "portal";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // HTTPS as the named proxy says; the default address is plain HTTP
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = true;
        options.LoginPath = "/account/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        options.Events.OnRedirectToLogin = context =>
        {
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return Answer(context, StatusCodes.Status401Unauthorized);
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = async context =>
        {
            var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
            // The error page must come even when the database does not: it is shown as to a visitor.
            var failing = context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
            if (!failing && PortalTicket.Of(context.Principal) is { } ticket
                && await sessions.StandsAsync(ticket.User, ticket.Session, ticket.Stamp, context.HttpContext.RequestAborted)) return;
            context.RejectPrincipal();
        };
    }

    // Between password and code: names the account, opens nothing.
    private static void HalfTicket(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "portal-second-step";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        options.SlidingExpiration = false;
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    // Guessing by one address; lockout bounds guessing at one account. An office behind one address must still get in at nine.
    private static RateLimitPartition<string> Attempts(HttpContext context) => HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.GetSlidingWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = 120, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 })
        : RateLimitPartition.GetNoLimiter("");
}
