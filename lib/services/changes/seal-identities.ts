import type { UnboundIdentity } from '@/db/queries/identities/bound-identities'
import { freshBytes } from '@/lib/fresh-bytes'
import { identityDigest } from '@/lib/ledger/bindings'
import { SALT_BYTES } from '@/lib/ledger/evidence'

export interface BoundSalt {
  id: string
  contactId: string
  salt: Buffer
  /** What the line holds. */
  digest: string
}

/** Returns identities with new salts, and the digests by which a line binds them. */
export function sealIdentities(unbound: readonly UnboundIdentity[]): BoundSalt[] {
  return unbound.map((identity) => {
    const salt = freshBytes(SALT_BYTES)
    return { id: identity.id, contactId: identity.contactId, salt, digest: identityDigest(identity, salt) }
  })
}
