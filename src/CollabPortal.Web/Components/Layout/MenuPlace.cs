using CollabPortal.Domain.Accounts;

namespace CollabPortal.Web.Components.Layout;

/// <summary>A place in the menu. The menu shows what the role may do and nothing else; the pages themselves refuse the rest.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Text">Key in SharedText.</param>
/// <param name="Also">Further addresses that belong to the same place.</param>
public sealed record MenuPlace(string Address, string Text, params string[] Also)
{
    private static readonly MenuPlace[] Officer =
    [
        new("/", "Nav.Work", "/work", "/deleted"),
        new("/contracts", "Nav.Contracts", "/programmes"),
        new("/enquiries", "Nav.Enquiries"),
        new("/needs", "Nav.Needs", "/young-researchers"),
        new("/imports", "Nav.Imports"),
        new("/cross-appointments", "Nav.CrossAppointments"),
        new("/patents", "Nav.Patents", "/licences"),
        new("/startups", "Nav.Startups"),
        new("/seeds", "Nav.Published", "/profile", "/events"),
        new("/moves", "Nav.Moves"),
        new("/surveys", "Nav.Surveys", "/restatements"),
        new("/dashboard", "Nav.Indicators", "/indicators", "/targets"),
    ];

    private static readonly MenuPlace[] Ministry =
    [
        new("/dashboard", "Nav.Dashboard", "/targets"),
        new("/institutions", "Nav.Institutions"),
        new("/contracts", "Nav.Contracts"),
        new("/restatements", "Nav.Restatements"),
        new("/progress", "Nav.Progress"),
        new("/enquiries", "Nav.Enquiries"),
        new("/events/own", "Nav.Events", "/events"),
        new("/prescriptions", "Nav.Prescriptions"),
        new("/indicators", "Nav.OfficialValues", "/releases"),
        new("/synonyms", "Nav.Synonyms"),
        new("/clusters", "Nav.Clusters"),
    ];

    private static readonly MenuPlace[] Admin = [new("/accounts", "Nav.Accounts"), new("/institutions", "Nav.Institutions"), new("/indicators", "Nav.Indicators")];

    private static readonly MenuPlace[] Company = [new("/search", "Nav.Search", "/research-seeds"), new("/shortlist", "Nav.Shortlist"), new("/compare", "Nav.Compare"), new("/needs", "Nav.Needs"), new("/enquiries", "Nav.Enquiries"), new("/events", "Nav.Events"), new("/institutions", "Nav.Institutions"), new("/indicators", "Nav.Indicators")];

    private static readonly MenuPlace[] Public = [new("/search", "Nav.Search", "/research-seeds"), new("/events", "Nav.Events"), new("/institutions", "Nav.Institutions"), new("/indicators", "Nav.Indicators")];

    /// <summary>The menu of a role; null is a visitor.</summary>
    public static IReadOnlyList<MenuPlace> For(PortalRole? role) => role switch
    {
        PortalRole.Liaison or PortalRole.Approver => Officer,
        PortalRole.Ministry => Ministry,
        PortalRole.Admin => Admin,
        PortalRole.Company => Company,
        _ => Public,
    };

    /// <summary>Whether a page belongs to this place.</summary>
    public bool Holds(string path) => Under(path, Address) || Also.Any(other => Under(path, other));

    private static bool Under(string path, string place) =>
        path == place || (place != "/" && path.StartsWith(place + "/", StringComparison.Ordinal));
}
