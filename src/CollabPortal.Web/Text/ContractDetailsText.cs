namespace CollabPortal.Web.Text;

/// <summary>Words of a contract beside its essential terms: clauses, people, public money, checks, attachments, outcome.</summary>
public sealed class ContractDetailsText;
