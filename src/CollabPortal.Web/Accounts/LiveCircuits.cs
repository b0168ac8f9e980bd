using System.Collections.Concurrent;

namespace CollabPortal.Web.Accounts;

/// <summary>The circuits that are open on this node, by session, so that sign-out ends them at once (ASVS 7.4.1).</summary>
public sealed class LiveCircuits
{
    private readonly ConcurrentDictionary<PortalAuthentication, string> sessions = new();

    /// <summary>How many circuits of signed-in people are open.</summary>
    public int Count => sessions.Count;

    public void Add(PortalAuthentication circuit, string sessionId) => sessions[circuit] = sessionId;

    public void Remove(PortalAuthentication circuit) => sessions.TryRemove(circuit, out _);

    /// <summary>Signs every circuit of a session out. Circuits of other nodes notice within a minute.</summary>
    public void End(string sessionId)
    {
        foreach (var circuit in sessions.Where(pair => pair.Value == sessionId).Select(pair => pair.Key)) circuit.End();
    }
}
