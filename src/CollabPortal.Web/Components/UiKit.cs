using Radzen;

namespace CollabPortal.Web.Components;

/// <summary>The UI kit's services. Only this folder touches the kit, so a change of kit is one folder's work.</summary>
public static class UiKit
{
    public static IServiceCollection AddUiKit(this IServiceCollection services) => services.AddRadzenComponents();
}
