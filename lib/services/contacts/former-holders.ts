import type { Tx } from '@/db/client'
import { findFormerHolders, findPastIdentities, type PastIdentity } from '@/db/queries/identities/holders'
import { readLiveIdentities } from '@/db/queries/identities/identities'
import { findHeldUntil, hasForgotten } from '@/db/queries/identities/suppressions'
import type { Instant } from '@/lib/consent/types'
import { suppressionHash } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { readPersonChanges } from './person-changes'

/** Who had a number or an id before the contact that has it now. */
export interface FormerHolders {
  /** Until when somebody else had it last. */
  until: Instant
  /** When the contact itself had it before it lost it to somebody else: from a moment, until before another. */
  own: readonly { from: Instant; until: Instant }[]
}

/** The contact that has a number or an id, or that had it. */
interface Holder {
  /** Null if nobody has it. */
  contactId: string | null
  /** When the contact had it last; null if it has it now. */
  had: { from: Instant; until: Instant } | null
}

/**
 * Returns who had numbers and ids before, by match key; those that nobody else ever had are left out. `holders` names
 * the contact that has each of them now, null where nobody has it. The caller holds the locks of these contacts.
 *
 * Somebody else also had a number, without having been another contact, until its contact had a new person behind it,
 * and until its contact moved to it from another number (`readPersonChanges`).
 */
export async function readFormerHolders(
  deps: Pick<Deps, 'pepper'>,
  tx: Tx,
  businessId: string,
  holders: ReadonlyMap<string, string | null>,
): Promise<ReadonlyMap<string, FormerHolders>> {
  const present = new Map([...holders].map(([key, contactId]): [string, Holder] => [key, { contactId, had: null }]))
  const contactIds = [...new Set([...holders.values()].flatMap((id) => id ?? []))]
  const [former, past] = await Promise.all([
    readOthers(deps, tx, businessId, present),
    findPastIdentities(tx, businessId, contactIds),
  ])
  const changes = readPersonChanges(past)
  for (const [key, contactId] of holders) {
    const { newHolderAt, movedAt } = changes.get(contactId ?? '')?.ofNumber(key) ?? NOTHING_LOST
    if (movedAt !== null) former.note(key, movedAt)
    if (newHolderAt === null) continue
    former.note(key, newHolderAt)
    former.disown(key, newHolderAt)
  }
  return former.all()
}

const NOTHING_LOST = { newHolderAt: null, movedAt: null }

/**
 * Returns the same for each number and id that a contact has or had, because a call that names the contact does not say
 * by which of them it was found: who had it before the contact, and until when another person was behind the contact,
 * also by a number that it lost since. A move does not count: the contact is one person before and after it. The caller
 * holds the lock of the contact.
 */
export async function readFormerHoldersOf(
  deps: Pick<Deps, 'pepper'>,
  tx: Tx,
  businessId: string,
  contactId: string,
): Promise<readonly FormerHolders[]> {
  const [live, past] = await Promise.all([
    readLiveIdentities(tx, businessId, [contactId]),
    findPastIdentities(tx, businessId, [contactId]),
  ])
  const holders = new Map([...lostBy(contactId, past)])
  // A backend's own id of a contact tells nothing of who has the number: it ends and is given again as its lists say.
  for (const { kind, matchKey } of live) if (kind !== 'backend') holders.set(matchKey, { contactId, had: null })
  const former = await readOthers(deps, tx, businessId, holders)
  const newPersonAt = readPersonChanges(past).get(contactId)?.newPersonAt ?? null
  return [...former.all().values(), ...(newPersonAt === null ? [] : [{ until: newPersonAt, own: [] }])]
}

/** Returns when a contact had each of the numbers and ids last that it lost. */
function lostBy(contactId: string, past: readonly PastIdentity[]): Map<string, Holder> {
  const lost = new Map<string, Holder>()
  for (const { mergedId, matchKey, createdAt, endedAt } of past) {
    if (mergedId !== null || endedAt === null) continue
    const known = lost.get(matchKey)?.had
    if (!known || known.from < createdAt) lost.set(matchKey, { contactId, had: { from: createdAt, until: endedAt } })
  }
  return lost
}

/** Collects who else had numbers and ids, and when their contacts had them. */
class Former {
  readonly #until = new Map<string, Instant>()
  readonly #own = new Map<string, { from: Instant; until: Instant }[]>()

  /** Somebody else had it until then. */
  note(key: string, until: Instant): void {
    this.#until.set(key, Math.max(this.#until.get(key) ?? until, until))
  }

  /** Its contact had it then. */
  own(key: string, from: Instant, until: Instant): void {
    this.#own.set(key, [...(this.#own.get(key) ?? []), { from, until }])
  }

  /** What its contact had before that moment is another person's: the contact stays one, the person does not. */
  disown(key: string, before: Instant): void {
    const cut = (this.#own.get(key) ?? []).map((each) => ({ ...each, from: Math.max(each.from, before) }))
    this.#own.set(
      key,
      cut.filter(({ from, until }) => from < until),
    )
  }

  all(): Map<string, FormerHolders> {
    return new Map([...this.#until].map(([key, until]) => [key, { until, own: this.#own.get(key) ?? [] }]))
  }
}

/** Returns which other contacts had numbers and ids, as far as identities show, or the hashes of the erased. */
async function readOthers(
  { pepper }: Pick<Deps, 'pepper'>,
  tx: Tx,
  businessId: string,
  holders: ReadonlyMap<string, Holder>,
): Promise<Former> {
  const former = new Former()
  const keys = [...holders.keys()]
  if (keys.length === 0) return former
  // In this order: what an erasure takes out of the first is in the second.
  const [rows, isForgetful] = await Promise.all([findFormerHolders(tx, businessId, keys), hasForgotten(tx, businessId)])
  for (const { matchKey, contactId, createdAt, endedAt } of rows) {
    const holder = holders.get(matchKey)
    if (contactId === holder?.contactId) former.own(matchKey, createdAt, endedAt)
    // Who had it after the contact does not count.
    else if (!holder?.had || createdAt < Math.max(holder.had.from, holder.had.until)) former.note(matchKey, endedAt)
  }
  const keyOf = new Map(isForgetful ? keys.map((key) => [suppressionHash(pepper, key), key]) : [])
  const erased = await findHeldUntil(tx, businessId, [...keyOf.keys()], ['released', 'erased'])
  for (const [hash, at] of erased) {
    const key = keyOf.get(hash) ?? ''
    // Of the erased only the last is known: of who had it after the contact, one before may have been erased too.
    former.note(key, Math.min(at, holders.get(key)?.had?.from ?? at))
  }
  return former
}

/**
 * Returns whether what was said at this moment under a number or an id was said by somebody else who had it then: a Yes
 * of theirs never counts for who has it now (docs/consent.md, "Imports and API writes").
 */
export function isOfFormerHolder(at: Instant, former: FormerHolders | undefined): boolean {
  if (former === undefined || at >= former.until) return false
  return !former.own.some(({ from, until }) => from <= at && at < until)
}
