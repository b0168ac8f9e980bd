using System.Security.Claims;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace CollabPortal.Web.Accounts;

/// <summary>
/// Who a circuit belongs to, asked again every minute: session ended elsewhere, account locked or changed, and the circuit is a
/// visitor's. (Writes ask at once, see <see cref="Access"/>.)
/// </summary>
public sealed class PortalAuthentication(ILoggerFactory logs, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    /// <summary>Whether the circuit ended because its user signed out.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>Makes the circuit a visitor's now: its user signed out.</summary>
    public void End()
    {
        HasLeft = true;
        SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
    }

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (PortalTicket.Of(authenticationState.User) is not { } ticket) return false;
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await scope.ServiceProvider.GetRequiredService<Sessions>().StandsAsync(ticket.User, ticket.Session, ticket.Stamp, cancellationToken);
        }
        catch (Exception e) when (StoreSilence.Is(e))
        {
            // A database that fails over signs nobody out: nothing can be read or written meanwhile, every write asks for itself,
            // and the next minute asks again.
            return true;
        }
    }
}
