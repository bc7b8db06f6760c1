import type { Tx } from '@/db/client'
import type { IdentityKind } from '@/lib/consent/types'

/** An identity that no line of the ledger has bound yet. */
export interface UnboundIdentity {
  id: string
  contactId: string
  kind: IdentityKind
  canonical: string
  matchKey: string
}

/** Returns the identities of contacts that no line binds yet. What an erasure blanked is left out. */
export async function readUnbound(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<UnboundIdentity[]> {
  return tx<UnboundIdentity[]>`
    select id, contact_id as "contactId", kind, canonical, match_key as "matchKey" from identities
    where business_id = ${businessId} and contact_id = any(${[...contactIds]}::uuid[]) and salt is null
      and canonical <> ''
    order by created_at, id`
}

/** Stores the salts of identities that a line binds now. One that has a salt keeps it. */
export async function bindIdentities(
  tx: Tx,
  businessId: string,
  bound: readonly { id: string; contactId: string; salt: Buffer }[],
): Promise<void> {
  if (bound.length === 0) return
  await tx`select sayso_bind_identities(${businessId}, ${bound.map(({ contactId }) => contactId)}::uuid[],
    ${bound.map(({ id }) => id)}::uuid[],
    ${bound.map(({ salt }) => salt.toString('hex'))}::text[])`
}
