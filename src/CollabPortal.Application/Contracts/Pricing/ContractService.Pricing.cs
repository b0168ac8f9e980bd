using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts;

// Price and plan: written on drafts, proposed as an amendment on contracts in force.
public sealed partial class ContractService
{
    /// <summary>
    /// Writes items and plan of a draft or returned contract. On a contract in force it proposes them as an amendment, which a
    /// second person approves; "amendment-open" while another one waits.
    /// </summary>
    /// <param name="id">The contract.</param>
    /// <param name="version">The version of the contract that was read.</param>
    /// <param name="terms">The whole price and the whole plan.</param>
    /// <param name="reason">Why a contract in force changes; not asked of drafts.</param>
    public Task<Outcome<ContractSaved>> PriceAsync(Guid id, int version, PriceTerms terms, string? reason, CancellationToken ct = default) =>
        DoAsync(id, version, async (db, contract) =>
        {
            await OrganisationsKnownAsync(db, terms.Planned.Select(r => r.PayerId).OfType<Guid>(), "Receipts", ct);
            if (contract.Status.IsOpenForEntry())
            {
                contract.Price(terms, Now);
                return;
            }

            var amendment = new ContractAmendment(contract, contract.Repriced(terms), reason ?? "", writer.Actor, Now);
            if (await db.Amendments.AnyAsync(a => a.ContractId == id && a.Status == AmendmentStatus.Submitted, ct))
                throw new RuleViolation("amendment-open");
            db.Add(amendment);
        }, ct);
}
