using CollabPortal.Application.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CollabPortal.Web.Accounts;

/// <summary>Fills <see cref="CurrentUser"/> of a circuit from its ticket, and again whenever the ticket changes.</summary>
public sealed class CircuitUser(AuthenticationStateProvider provider, CurrentUser user, LiveCircuits circuits) : CircuitHandler, IDisposable
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        provider.AuthenticationStateChanged += Changed;
        var state = await provider.GetAuthenticationStateAsync();
        user.Enter(state.User);
        if (provider is PortalAuthentication own && PortalTicket.Of(state.User) is { } ticket) circuits.Add(own, ticket.Session);
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        provider.AuthenticationStateChanged -= Changed;
        if (provider is PortalAuthentication own) circuits.Remove(own);
    }

    private void Changed(Task<AuthenticationState> state) => _ = EnterAsync(state);

    private async Task EnterAsync(Task<AuthenticationState> state) => user.Enter((await state).User);
}
