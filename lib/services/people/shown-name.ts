import { formatPhone, maskPhone } from '@/lib/consent/phones'
import type { IdentityKind } from '@/lib/consent/types'

/** By what a person is shown: a number or another id. */
export interface ShownIdentity {
  kind: IdentityKind
  text: string
}

interface Identity {
  kind: IdentityKind
  canonical: string
}

/** By what a person is called first. */
const ORDER: readonly IdentityKind[] = ['phone', 'bsuid', 'backend']

/** Returns the identity by which a person is called; null if none is known. */
export function firstOf<Known extends Identity>(identities: readonly Known[]): Known | null {
  return ORDER.map((kind) => identities.find((identity) => identity.kind === kind)).find(Boolean) ?? null
}

/** Returns the identity by which a person is called, as it is shown. */
export function shownName(identities: readonly Identity[], isFull: boolean): ShownIdentity | null {
  const first = firstOf(identities)
  return first && shownIdentity(first, isFull)
}

/** Returns an identity as people read it: grouped, or masked but for its last four signs. */
export function shownIdentity({ kind, canonical }: Identity, isFull: boolean): ShownIdentity {
  if (kind === 'phone') return { kind, text: isFull ? formatPhone(canonical) : maskPhone(canonical) }
  return { kind, text: isFull ? canonical : `••••• ${canonical.slice(-4)}` }
}

/** Returns the last four signs of an identity, which a member types to confirm an act on this person. */
export const lastFour = ({ canonical }: Pick<Identity, 'canonical'>): string => canonical.slice(-4)
