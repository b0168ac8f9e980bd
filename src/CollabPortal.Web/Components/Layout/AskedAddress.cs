using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace CollabPortal.Web.Components.Layout;

/// <summary>The address that was asked for, path and query: on an error page the one that failed, not the error page's own.</summary>
public sealed class AskedAddress(NavigationManager navigation, IHttpContextAccessor http)
{
    public string PathAndQuery
    {
        get
        {
            var features = http.HttpContext?.Features;
            if (features?.Get<IStatusCodeReExecuteFeature>() is { } asked) return asked.OriginalPath + asked.OriginalQueryString;
            if (features?.Get<IExceptionHandlerPathFeature>() is { } failed) return failed.Path;
            return navigation.ToAbsoluteUri(navigation.Uri).PathAndQuery;
        }
    }
}
