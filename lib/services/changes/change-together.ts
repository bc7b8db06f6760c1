import { isOfDatabase, type Tx } from '@/db/client'
import { writesCompact } from '@/db/layout'
import { findSources, type NamedSource, readSources } from '@/db/queries/business/sources'
import { type ContactRow } from '@/db/queries/contacts/contact-rows'
import { setLocale } from '@/db/queries/contacts/contacts'
import { lockFreeContacts } from '@/db/queries/contacts/locked-contacts'
import type { UnboundIdentity } from '@/db/queries/identities/bound-identities'
import { findByDedupeKeys } from '@/db/queries/ledger/ledger'
import type { Instant } from '@/lib/consent/types'
import type { Deps } from '@/lib/services/deps'
import { applyRequest } from './apply-request'
import type { ChangeContent, ChangeRequest, ChangeResult } from './change-request'
import { newLocale } from './change-within'
import { stateOf } from './contact-state'
import { type Draft, draftChange } from './draft-change'
import { mayBeQuiet, mayOweStop } from './quiet-stops'
import { writeChanges } from './write-changes'

/** A change that is asked for, and whose it is. */
export interface AskedChange {
  contactId: string
  request: ChangeRequest
}

/**
 * Makes changes of different contacts in one transaction, by the rules of `changeWithin`, so that many cost about as
 * much as a few. Returns a result for each, in their order. A change gets null if it needs a transaction of its own:
 *
 * - its contact is locked by somebody else, so that the others do not wait for it; was merged; or is unknown
 * - it writes more than a change does (`also`), which may wait for others
 * - its request throws an error of its own when it is asked what changes
 * - it may be a repetition, or owe a quiet stop its line, for which earlier lines must be read
 */
export async function changeTogether(
  deps: Deps,
  tx: Tx,
  businessId: string,
  changes: readonly AskedChange[],
): Promise<(ChangeResult | null)[]> {
  const read = await readAll(tx, businessId, changes)
  const drafted: Drafted[] = []
  const results: (ChangeResult | null)[] = []
  for (const change of changes) {
    const one = await draftOne(deps, tx, businessId, change, read)
    if (one && 'draft' in one) drafted.push(one)
    results.push(one && 'draft' in one ? one.draft.changed : one)
  }
  // In the order in which everybody locks the marks of several contacts.
  drafted.sort((a, b) => (a.draft.changed.contactId < b.draft.changed.contactId ? -1 : 1))
  if (drafted.length === 0) return results
  await Promise.all([
    writeChanges(
      tx,
      businessId,
      drafted.map(({ draft }) => draft),
    ),
    ...drafted.map(
      ({ draft, locale }) => locale !== null && setLocale(tx, businessId, draft.changed.contactId, locale),
    ),
  ])
  return results
}

/** What is read for all changes at once, under the locks of their contacts. */
interface Read {
  contacts: ReadonlyMap<string, ContactRow>
  now: Instant
  /** The lines that were written under the dedupe keys of the changes, by key. */
  known: ReadonlyMap<string, { changeId: string; contactId: string }>
  sources: ReadonlyMap<string, NamedSource>
  /** The sources by the numbers that links have. */
  numbered: ReadonlyMap<number, NamedSource>
  unbound: readonly UnboundIdentity[]
}

async function readAll(tx: Tx, businessId: string, changes: readonly AskedChange[]): Promise<Read> {
  const ids = changes.map(({ contactId }) => contactId)
  const every = <T>(read: (request: ChangeRequest) => T | null | undefined): T[] => [
    ...new Set(changes.flatMap(({ request }) => read(request) ?? [])),
  ]
  // Sent together: the locks come first and make the business the tenant.
  const [{ contacts, unbound, now }, known, sources, numbered] = await Promise.all([
    lockFreeContacts(tx, businessId, ids),
    findByDedupeKeys(
      tx,
      businessId,
      every(({ dedupe }) => dedupe?.key),
    ),
    readSources(
      tx,
      businessId,
      every(({ sourceId }) => sourceId),
    ),
    findSources(
      tx,
      businessId,
      every(({ sourceId, sourceNumber }) => (sourceId ? null : sourceNumber)),
    ),
  ])
  return { contacts: new Map(contacts.map((row) => [row.id, row])), now, known, sources, numbered, unbound }
}

interface Drafted {
  draft: Draft
  /** The language that the contact chose by the change, if it is another than before. */
  locale: string | null
}

/** Returns one change with its rows, or its result if it writes nothing; null if it needs a transaction of its own. */
async function draftOne(
  deps: Deps,
  tx: Tx,
  businessId: string,
  { contactId, request }: AskedChange,
  { contacts, now, known, sources, numbered, unbound }: Read,
): Promise<Drafted | ChangeResult | null> {
  const { dedupe, sourceId, sourceNumber } = request
  const row = contacts.get(contactId)
  if (!row || request.also) return null
  const first = dedupe && known.get(dedupe.key)
  if (first) return dedupe.kind === 'once' ? { outcome: 'repeated', ...first } : null
  const config = await deps.configs.within(tx, businessId, row.configVersion)
  const locked = { businessId, row, state: stateOf(row), config, now }
  let content: ChangeContent | null
  try {
    content = await request.say(locked, tx)
  } catch (error) {
    // An error of the database ends the transaction, and must reach the one who began it.
    if (isOfDatabase(error)) throw error
    return null
  }
  if (mayOweStop(request, content)) return null
  const applied = content && applyRequest(request, locked, content)
  if (!applied) return { outcome: 'unchanged', contactId, state: locked.state }
  if (mayBeQuiet(request, applied.effects)) return null
  const draft = draftChange(deps, locked, request, applied, {
    source: (sourceId ? sources.get(sourceId) : numbered.get(sourceNumber ?? 0)) ?? null,
    dedupeKey: dedupe?.key ?? null,
    unbound: unbound.filter((identity) => identity.contactId === contactId),
    packs: writesCompact(tx),
  })
  return { draft, locale: newLocale(request, locked) }
}
