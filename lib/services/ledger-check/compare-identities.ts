import type { ProofIdentity } from '@/db/queries/ledger/proof-rows'
import type { ContactState } from '@/lib/consent/types'
import { identityDigest } from '@/lib/ledger/bindings'
import { SALT_BYTES } from '@/lib/ledger/evidence'
import { differing } from './compare-state'
import type { Finding } from './findings'

/** One contact with those that were merged into it: whose identities these are, by the lines. */
export interface Person {
  contactId: string
  state: ContactState
  /** The digests that the lines bind. */
  bound: readonly string[]
  identities: readonly ProofIdentity[]
  /** Whether the contact was merged into another: it keeps copies only, and the other has the rows. */
  isGone: boolean
  /**
   * Whether it was ever merged: what ended with a release or an erasure of one of the two can't be told from the
   * other's.
   */
  isMerged: boolean
}

/** The columns that one digest covers. */
const BOUND = ['contact_id', 'kind', 'canonical', 'match_key', 'salt']

/**
 * Returns the findings about identities: rows that no line binds though they claim it, bound ones that are gone, and
 * those that a release or an erasure should have ended.
 */
export function compareIdentities(person: Person): { findings: Finding[]; unbound: number } {
  const { contactId, bound, identities, isGone, isMerged, state } = person
  const left = new Set(bound)
  const findings: Finding[] = []
  let unbound = 0
  for (const identity of identities) {
    const at = { contactId, table: 'identities', row: identity.id }
    if (isBlank(identity) && state.erasedAt !== null) continue
    if (identity.salt === null) {
      if (!isGone) unbound++
    } else if (identity.salt.length !== SALT_BYTES || !bound.includes(digestOf(identity, identity.salt))) {
      findings.push({ ...at, columns: BOUND, problem: 'changed' })
    } else left.delete(digestOf(identity, identity.salt))
    findings.push(...differing(at, [...(isMerged ? [] : ended(identity, state)), ['value', isValueOf(identity), true]]))
  }
  // The salts of a person who was erased are deleted, as planned.
  if (!isGone && state.erasedAt === null)
    for (const digest of left)
      findings.push({ contactId, table: 'identities', row: `bound as ${digest}`, columns: null, problem: 'missing' })
  return { findings, unbound }
}

const digestOf = ({ kind, canonical, matchKey }: ProofIdentity, salt: Buffer) =>
  identityDigest({ kind, canonical, matchKey }, salt)

const isBlank = ({ id, value, canonical, matchKey }: ProofIdentity) =>
  value === '' && canonical === '' && matchKey === `erased:${id}`

/** A release ends the numbers that the contact had, an erasure ends and blanks all that it was known by. */
function ended(identity: ProofIdentity, { releasedAt, erasedAt }: ContactState) {
  const { kind, createdAt, endedAt } = identity
  const isOver = (at: number | null) => at !== null && createdAt <= at
  const mustEnd = isOver(erasedAt) || (kind === 'phone' && isOver(releasedAt))
  return [
    ['ended_at', mustEnd && endedAt === null, false],
    ['canonical', isOver(erasedAt) && !isBlank(identity), false],
  ] as const
}

/** How many digits at the end every spelling of one number has in common. */
const COMMON_DIGITS = 6

/** Returns whether the address that messages are sent to can be that of the identity. */
function isValueOf({ kind, value, canonical, givenBy }: ProofIdentity): boolean {
  // Migration 0016 blanked what it could not read.
  if (value === '') return true
  if (kind === 'bsuid') return value === canonical
  if (kind === 'backend') return value.toLowerCase() === canonical
  const digits = canonical.replace(/\D/g, '')
  if (givenBy === 'typed') return value === digits
  return value.slice(-COMMON_DIGITS) === digits.slice(-COMMON_DIGITS)
}
