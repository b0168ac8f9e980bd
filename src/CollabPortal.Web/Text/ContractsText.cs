namespace CollabPortal.Web.Text;

/// <summary>Words of the contracts room: form, list, page, work home, history.</summary>
public sealed class ContractsText;
